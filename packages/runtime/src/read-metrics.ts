/** Figures that are asked for at the moment of a scrape: this process's pool and breakers, and what all share. */
import type { Reading } from "@leadfit/service";
import { openModel } from "./open-model.ts";
import type { Runtime } from "./open-runtime.ts";
import { leadfitVersion } from "./version.ts";

/** Of this process alone: every process tells its own. */
export async function processReadings(runtime: Runtime): Promise<Reading[]> {
  const { totalCount, idleCount, waitingCount } = runtime.db.pool;
  const breakers = openModel(runtime)?.breakers() ?? {};
  return [
    {
      name: "leadfit_info",
      help: "Always 1; the version stands in its label.",
      values: [{ labels: { version: leadfitVersion }, value: 1 }],
    },
    {
      name: "leadfit_database_connections",
      help: "Connections of this process's pool; waiting: requests for one.",
      values: Object.entries({ busy: totalCount - idleCount, idle: idleCount, waiting: waitingCount }).map(
        ([state, value]) => ({ labels: { state }, value }),
      ),
    },
    {
      name: "leadfit_breaker_open",
      help: "1 where this process's breaker of a model refuses calls, 0.5 where it tries again, 0 where it is closed.",
      values: Object.entries(breakers).map(([model, state]) => ({
        labels: { model },
        value: { closed: 0, half_open: 0.5, open: 1 }[state],
      })),
    },
  ];
}

/** Of the whole system, from the database: told by the api alone, so that a sum over processes counts them once. */
export async function systemReadings({ db }: Pick<Runtime, "db">): Promise<Reading[]> {
  const [stages, totals, groups, processes, routes, ledger] = await Promise.all([
    db.operations.stages(),
    db.operations.totals(),
    db.quarantines.groups(),
    db.processes.list(),
    db.operations.routes(),
    db.usage.ledger(),
  ]);
  const gauge = (name: string, help: string, values: Reading["values"]): Reading => ({ name, help, values });
  const alive = new Map<string, number>();
  for (const { role, alive: isAlive } of processes)
    alive.set(role, (alive.get(role) ?? 0) + (isAlive ? 1 : 0));
  return [
    gauge(
      "leadfit_tasks",
      "Open tasks by stage: waiting (due), running, delayed (not due yet).",
      stages.flatMap(({ stage, waiting, running, delayed }) =>
        Object.entries({ waiting, running, delayed }).map(([state, value]) => ({
          labels: { stage, state },
          value,
        })),
      ),
    ),
    gauge(
      "leadfit_oldest_task_age_seconds",
      "How long the oldest due task of a stage has waited; 0: none waits.",
      stages.map(({ stage, oldest_age_seconds }) => ({ labels: { stage }, value: oldest_age_seconds ?? 0 })),
    ),
    gauge(
      "leadfit_tasks_done_last_hour",
      "Tasks that were done in the last hour.",
      stages.map(({ stage, done_last_hour }) => ({ labels: { stage }, value: done_last_hour })),
    ),
    gauge(
      "leadfit_quarantined",
      "Parked assessments by cause.",
      groups.map(({ stage, reason, detail, count }) => ({ labels: { stage, reason, detail }, value: count })),
    ),
    gauge(
      "leadfit_processes",
      "Processes that were seen in the last 15 s.",
      [...alive].map(([role, value]) => ({ labels: { role }, value })),
    ),
    gauge(
      "leadfit_route_shut",
      "1 where no process may call a model of this route, and why.",
      routes.map(({ route, gate }) => ({ labels: { route, gate: gate ?? "" }, value: gate ? 1 : 0 })),
    ),
    gauge(
      "leadfit_route_slots_used",
      "Calls under way.",
      routes.map(({ route, slots_used }) => ({ labels: { route }, value: slots_used })),
    ),
    gauge("leadfit_spent_usd", "What models have cost this day and this month (UTC).", [
      { labels: { period: "day" }, value: ledger.todayUsd },
      { labels: { period: "month" }, value: ledger.monthUsd },
    ]),
    gauge("leadfit_jobs", "Jobs in the database.", [{ labels: {}, value: totals.jobs }]),
    gauge("leadfit_database_bytes", "Size of the database.", [{ labels: {}, value: totals.databaseBytes }]),
  ];
}
