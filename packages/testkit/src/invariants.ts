/**
 * What must hold in a database once all is quiet, whatever was killed before: docs/reliability.md. Looks past all stores,
 * with SQL of its own, so that a store that is wrong cannot hide it.
 */
import { createHash } from "node:crypto";
import { stages } from "@leadfit/contracts";
import type pg from "pg";
import type { FakeCall } from "./fake-openrouter/call-log.ts";

/** A model call as the provider bills it. */
export type BilledCall = {
  /** The provider's own id of the reply; null where no model was asked. */
  id: string | null;
  /** The same for two calls that asked the same. */
  question: string;
  costUsd: number;
  /** ms epoch; null while under way. */
  endedAt: number | null;
};

export type Bill = { calls: readonly BilledCall[]; billedUsd: number };

/** Runs SQL and gives its rows. */
export type Query = <Row extends pg.QueryResultRow>(sql: string, values?: unknown[]) => Promise<Row[]>;

export type Evidence = {
  query: Query;
  /** Of the provider that the processes asked; absent: no model was asked. */
  bill?: Bill | undefined;
  /** Jobs that were accepted; absent: as many as are there. */
  accepted?: number | undefined;
  /** Calls under way at the faults, all together; absent: as many as the dead left without an end. */
  inFlight?: number | undefined;
  /** Something was erased, and its runs with it: the ledger may then be below what was heard of. */
  erased?: boolean | undefined;
};

/** Cents are not compared to the last bit. */
const tinyUsd = 1e-9;

/** A fake OpenRouter as far as its bill is concerned. */
export type Billing = { calls: readonly FakeCall[]; billed(): number };

export function billOf(fake: Billing): Bill {
  const calls = fake.calls.map(({ reply, body, cost, endedAt }) => ({
    id: (reply as { id?: string } | null)?.id ?? null,
    question: createHash("sha256").update(JSON.stringify(body)).digest("hex"),
    costUsd: cost,
    endedAt,
  }));
  return { calls, billedUsd: fake.billed() };
}

/**
 * Has the database itself write down every claim and every commit of a task, with its time, so that a second commit shows
 * and a wait can be measured. To be called before the first job.
 */
export async function watchCommits(query: Query): Promise<void> {
  await query(`create table if not exists fault_events (
    assessment_id text not null, stage text not null, kind text not null, fence int not null,
    at timestamptz not null default clock_timestamp())`);
  await query("create index if not exists fault_events_task on fault_events (assessment_id, stage)");
  await query(`create or replace function record_task_event() returns trigger language plpgsql as $$
    begin
      insert into public.fault_events (assessment_id, stage, kind, fence)
      values (new.assessment_id, new.stage, case new.state when 'done' then 'commit' else 'claim' end, new.fence);
      return null;
    end $$`);
  await query(`create or replace trigger record_task_event after update on stage_tasks
    for each row when (new.state = 'done' or new.fence <> old.fence) execute function record_task_event()`);
}

export type Checked = Paid & {
  jobs: number;
  completed: number;
  /** Parked, duplicate or cancelled. */
  otherwise: number;
  /** Why assessments are parked, each with how many: "2 × html_too_complex". */
  parked: string[];
  /** Claims beyond the first of a task: what was begun again. */
  claimedAgain: number;
};

/**
 * All that must hold when all is at rest.
 * @throws naming everything that does not
 * @returns what was counted on the way; zeros for what nobody recorded
 */
export async function checkInvariants(
  query: Query,
  { fake, ...evidence }: Omit<Evidence, "query" | "bill"> & { fake?: Billing } = {},
): Promise<Checked> {
  const bill = fake ? billOf(fake) : { calls: [], billedUsd: 0 };
  const broken = await brokenInvariants({ query, ...evidence, ...(fake && { bill }) });
  if (broken.length > 0) throw new Error(`what must hold does not: ${broken.join("; ")}`);
  const [ends] = await query<{ jobs: number; completed: number; otherwise: number }>(
    `select count(distinct job_id)::int as jobs, count(*) filter (where state = 'completed')::int as completed,
            count(*) filter (where state not in ('completed', 'pending'))::int as otherwise from assessments`,
  );
  const parked = await query<{ why: string }>(
    `select count(*) || ' × ' || detail as why from job_quarantine where cleared_at is null
     group by detail order by count(*) desc`,
  );
  const [again] = (await isRecorded(query))
    ? await query<{ count: number }>(
        `select coalesce(sum(claims - 1), 0)::int as count from (
           select count(*) as claims from fault_events where kind = 'claim' group by assessment_id, stage) found`,
      )
    : [];
  return {
    jobs: ends?.jobs ?? 0,
    completed: ends?.completed ?? 0,
    otherwise: ends?.otherwise ?? 0,
    parked: parked.map(({ why }) => why),
    claimedAgain: again?.count ?? 0,
    ...(await paid({ query, bill })),
  };
}

/** @returns what does not hold, in words; empty: all does */
export async function brokenInvariants(evidence: Evidence): Promise<string[]> {
  const { query, accepted } = evidence;
  const broken: string[] = [];
  const count = async (sql: string, values: unknown[] = []) =>
    (await query<{ count: number }>(`select count(*)::int as count from (${sql}) found`, values))[0]?.count ??
    0;
  const none = async (what: string, sql: string, values: unknown[] = []) => {
    const found = await count(sql, values);
    if (found > 0) broken.push(`${found} ${what}`);
  };
  const jobs = await count("select 1 from job_details");
  if (accepted !== undefined && jobs !== accepted) broken.push(`${accepted} jobs accepted, ${jobs} there`);
  // An erased resume takes its assessments with it, and jobs stay.
  if (!evidence.erased)
    await none(
      "jobs without an assessment",
      "select 1 from job_details j where not exists (select 1 from assessments a where a.job_id = j.job_id)",
    );
  await none("assessments that have not ended", "select 1 from assessments where state = 'pending'");
  await none(
    "parked assessments without a reason",
    `select 1 from assessments a where state = 'quarantined' and not exists (
       select 1 from job_quarantine q where q.assessment_id = a.assessment_id and q.cleared_at is null)`,
  );
  await none(
    "completed assessments without all their stages",
    `select 1 from assessments a where state = 'completed' and $1 <> (
       select count(*) from stage_tasks t where t.assessment_id = a.assessment_id and t.state = 'done')`,
    [stages.length],
  );
  await none(
    "open tasks of ended assessments",
    `select 1 from stage_tasks t join assessments a using (assessment_id)
     where t.state = 'pending' and a.state <> 'pending'`,
  );
  await none(
    "ended tasks with a lease",
    "select 1 from stage_tasks where state <> 'pending' and lease_until is not null",
  );
  await none(
    "stages decided twice by the rules",
    `select 1 from llm_runs_v2 where llm_run_model_id = 'rules' and assessment_id is not null
     group by assessment_id, stage having count(*) > 1`,
  );
  await none(
    "completed assessments whose rows are not their atoms, each once",
    `select 1 from assessments a
     join stage_tasks c on c.assessment_id = a.assessment_id and c.stage = 'classify'
     left join lateral (
       select count(*) as all_rows, count(distinct atom_id) as atoms from job_skills s
       where s.assessment_id = a.assessment_id) s on true
     where a.state = 'completed' and c.output ? 'classified_objects'
       and (s.all_rows <> jsonb_array_length(c.output->'classified_objects') or s.all_rows <> s.atoms)`,
  );
  broken.push(...(await committedTwice(evidence)));
  if (evidence.bill) broken.push(...(await wrongBill(evidence, evidence.bill)));
  return broken;
}

/** Where task events are recorded; nothing can be said elsewhere. */
async function committedTwice({ query }: Evidence): Promise<string[]> {
  if (!(await isRecorded(query))) return [];
  const twice = await query(
    "select 1 from fault_events where kind = 'commit' group by assessment_id, stage having count(*) > 1",
  );
  const unseen = await query(
    `select 1 from stage_tasks t where state = 'done' and not exists (
       select 1 from fault_events e where e.kind = 'commit' and e.assessment_id = t.assessment_id and e.stage = t.stage)`,
  );
  return [
    ...(twice.length > 0 ? [`${twice.length} tasks committed more than once`] : []),
    ...(unseen.length > 0 ? [`${unseen.length} tasks done that were never committed`] : []),
  ];
}

async function isRecorded(query: Query): Promise<boolean> {
  const [found] = await query<{ there: boolean }>("select to_regclass('fault_events') is not null as there");
  return found?.there ?? false;
}

/** What the faults cost: calls that were paid for and of which nothing was written down, or that were made again. */
export type Paid = {
  billed: number;
  /** Billed, and no run of ours knows the reply. */
  unheard: number;
  /** Billed for a question that was billed before. */
  repeated: number;
  /** Runs that were begun and never ended: what was under way when a process died. */
  unended: number;
};

export async function paid({ query, bill }: { query: Query; bill: Bill }): Promise<Paid> {
  const billed = bill.calls.filter(({ costUsd }) => costUsd > 0);
  const heard = await heardOf(query);
  const [open] = await query<{ count: number }>(
    "select count(*)::int as count from llm_runs_v2 where llm_run_status = 'started'",
  );
  return {
    billed: billed.length,
    unheard: billed.filter(({ id }) => !heard.has(id)).length,
    repeated: billed.length - new Set(billed.map(({ question }) => question)).size,
    unended: open?.count ?? 0,
  };
}

async function wrongBill(evidence: Evidence, bill: Bill): Promise<string[]> {
  const { query, inFlight, erased } = evidence;
  const broken: string[] = [];
  const { unheard, repeated, unended } = await paid({ query, bill });
  const most = inFlight ?? unended;
  if (!erased && unheard > most) broken.push(`${unheard} paid calls not written down, ${most} in flight`);
  if (!erased && repeated > most) broken.push(`${repeated} calls paid again, ${most} in flight`);
  if (unended > most) broken.push(`${unended} runs without an end, ${most} calls in flight`);
  const [row] = await query<{ usd: number }>(
    "select coalesce(sum(llm_run_cost), 0)::float8 as usd from llm_runs_v2",
  );
  const ledger = row?.usd ?? 0;
  const heard = await heardOf(query);
  const lost = bill.calls.reduce((sum, { id, costUsd }) => sum + (heard.has(id) ? 0 : costUsd), 0);
  const due = bill.billedUsd - lost;
  if (erased ? ledger > bill.billedUsd + tinyUsd : Math.abs(ledger - due) > tinyUsd)
    broken.push(`the ledger says ${ledger} USD, the bill ${due} USD`);
  return broken;
}

async function heardOf(query: Query): Promise<Set<string | null>> {
  const rows = await query<{ id: string | null }>(
    "select llm_run_generation_id as id from llm_runs_v2 where llm_run_generation_id is not null",
  );
  return new Set(rows.map(({ id }) => id));
}
