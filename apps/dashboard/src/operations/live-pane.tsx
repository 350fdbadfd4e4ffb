/** The queue now: depth, throughput, age and errors per stage; money, gates and workers. */
import { type Operations, stages } from "@leadfit/contracts";
import { useQuery } from "@tanstack/react-query";
import { Coins, Database, Gauge, ListTodo, Timer, Users } from "lucide-react";
import { useState } from "react";
import { historyQuery, operationsQuery } from "../api/operations.ts";
import { Chart } from "../components/chart.tsx";
import { Figure } from "../components/figure.tsx";
import { bytes, count, counted, percent, seconds, short, usd } from "../components/format.ts";
import { QueryView } from "../components/query-view.tsx";
import { stageWords } from "../components/stage-progress.tsx";
import { ProcessTable, RouteTable } from "./fleet-tables.tsx";

export function LivePane() {
  const query = useQuery(operationsQuery());
  return (
    <QueryView query={query}>
      {(now) => (
        <div className="stack">
          <Figures now={now} />
          <StageTable now={now} />
          <Throughput />
          <ProcessTable processes={now.processes} />
          {now.engine === "model" && <RouteTable routes={now.routes} limiter={now.limiter} />}
        </div>
      )}
    </QueryView>
  );
}

function Figures({ now }: { now: Operations }) {
  const ages = now.stages.flatMap(({ oldest_age_seconds: age }) => age ?? []);
  const alive = now.processes.filter((process) => process.alive);
  const perMinute = now.stages.find(({ stage }) => stage === "match")?.done_last_minute ?? 0;
  const { credits, budget } = now;
  return (
    <div className="cards">
      <Figure
        icon={ListTodo}
        label="Open tasks"
        value={count(now.open_tasks)}
        more={`queues on ${now.queue_backend}`}
      />
      <Figure
        icon={Timer}
        label="Oldest task"
        value={ages.length > 0 ? seconds(Math.max(...ages)) : "none"}
        more="due, and nobody works on it"
      />
      <Figure
        icon={Gauge}
        label="Assessed"
        value={`${count(perMinute)} a minute`}
        more="in the last minute"
      />
      <Figure
        icon={Users}
        label="Processes alive"
        value={count(alive.length)}
        more={[...new Set(alive.map(({ role }) => role))].join(", ")}
      />
      <Figure
        icon={Coins}
        label={now.engine === "model" ? "Spent today" : "Engine"}
        value={now.engine === "model" ? usd(budget.day_spent) : "Rules"}
        more={
          now.engine === "model"
            ? [
                budget.day_limit === null ? "no limit a day" : `of ${usd(budget.day_limit)} a day`,
                budget.month_limit === null
                  ? `${usd(budget.month_spent)} this month`
                  : `${usd(budget.month_spent)} of ${usd(budget.month_limit)} this month`,
                credits &&
                  credits.remaining_credits !== null &&
                  `${usd(credits.remaining_credits)} credit left`,
              ]
                .filter(Boolean)
                .join(" · ")
            : "no model is set: it costs nothing"
        }
      />
      <Figure
        icon={Database}
        label="Database"
        value={bytes(now.database_bytes)}
        more={counted(now.quarantined, "parked lead")}
      />
    </div>
  );
}

function StageTable({ now }: { now: Operations }) {
  return (
    <div className="table-wrap">
      <table className="table">
        <caption>Stages</caption>
        <thead>
          <tr>
            <th scope="col">Stage</th>
            {[
              "Waiting",
              "Running",
              "Delayed",
              "Oldest",
              "Done last minute",
              "Done last hour",
              "Errors last hour",
            ].map((name) => (
              <th key={name} scope="col" className="num">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {now.stages.map((figures) => (
            <tr key={figures.stage}>
              <th scope="row">
                {stageWords[figures.stage].name}{" "}
                <span className="soft small">{stageWords[figures.stage].doing.toLowerCase()}</span>
              </th>
              <td className="num">{count(figures.waiting)}</td>
              <td className="num">{count(figures.running)}</td>
              <td className="num">{count(figures.delayed)}</td>
              <td className="num">
                {figures.oldest_age_seconds === null ? "–" : seconds(figures.oldest_age_seconds)}
              </td>
              <td className="num">{count(figures.done_last_minute)}</td>
              <td className="num">{count(figures.done_last_hour)}</td>
              <td className="num">
                {figures.error_rate_last_hour === null ? (
                  "–"
                ) : figures.error_rate_last_hour > 0 ? (
                  <span className="chip chip-bad">
                    {percent(figures.error_rate_last_hour)} ({figures.quarantined_last_hour})
                  </span>
                ) : (
                  "0 %"
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const spans = [
  [2, "2 hours"],
  [24, "24 hours"],
  [168, "7 days"],
] as const;

/** Buckets of five minutes are too many to see: of a day, half an hour each. */
const barsShown = 48;

function Throughput() {
  const [hours, setHours] = useState(24);
  const query = useQuery({ ...historyQuery(hours), placeholderData: (before) => before });
  return (
    <section className="stack" aria-label="Over time">
      <div className="row-apart">
        <h2>Over time</h2>
        <fieldset className="rating-tabs">
          <legend className="hidden-text">How far back</legend>
          {spans.map(([value, words]) => (
            <button
              key={value}
              type="button"
              className="rating-tab"
              aria-pressed={hours === value}
              onClick={() => setHours(value)}
            >
              {words}
            </button>
          ))}
        </fieldset>
      </div>
      <QueryView query={query}>
        {(buckets) => {
          const size = Math.max(1, Math.ceil(buckets.length / barsShown));
          const merged = chunks(buckets, size);
          const sum = (of: typeof buckets, value: (bucket: (typeof buckets)[number]) => number) =>
            of.reduce((total, bucket) => total + value(bucket), 0);
          const label = (of: typeof buckets) => timeLabel(of[0]?.at ?? "", hours);
          return (
            <div className="chart-grid">
              <Chart
                title="Tasks done"
                format={short}
                series={stages.map((stage, at) => ({
                  name: stageWords[stage].name,
                  className: `series-${at}`,
                }))}
                bars={merged.map((of) => ({
                  label: label(of),
                  values: stages.map((stage) => sum(of, (bucket) => bucket.done[stage])),
                }))}
              />
              <Chart
                title="Leads that came in, and tasks that were parked"
                format={short}
                series={[
                  { name: "Came in", className: "series-0" },
                  { name: "Parked", className: "series-bad" },
                ]}
                bars={merged.map((of) => ({
                  label: label(of),
                  values: [sum(of, (bucket) => bucket.ingested), sum(of, (bucket) => bucket.quarantined)],
                }))}
              />
            </div>
          );
        }}
      </QueryView>
    </section>
  );
}

function chunks<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) =>
    list.slice(at * size, (at + 1) * size),
  );
}

const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const dayAndClock = new Intl.DateTimeFormat(undefined, {
  weekday: "short",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
});

const timeLabel = (at: string, hours: number): string =>
  (hours > 24 ? dayAndClock : clock).format(new Date(at));
