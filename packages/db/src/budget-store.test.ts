/** Money over several pools, as several processes would spend it. */
import { createTestDatabase, type TestDatabase } from "@leadfit/testkit";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type BudgetLimits, createBudgetStore, settled, unreserve } from "./budget-store.ts";
import { Prisma } from "./prisma.ts";
import { createStatements, type Statements } from "./statements.ts";

let database: TestDatabase;
let pools: pg.Pool[];
let statements: Statements[];

beforeAll(async () => {
  database = await createTestDatabase();
  pools = [1, 2, 3].map(() => new pg.Pool({ connectionString: database.url, max: 8 }));
  statements = pools.map((pool) => createStatements(pool, 8));
});
beforeEach(async () => {
  await database.query("truncate llm_reservations, llm_spend, llm_runs_v2 cascade");
});
afterAll(async () => {
  for (const pool of pools) await pool.end();
  await database.drop();
});

const none: BudgetLimits = { jobUsd: null, dayUsd: null, monthUsd: null };
const processOf = (n: number): Statements => {
  const one = statements[n % statements.length];
  if (!one) throw new Error("no pool");
  return one;
};
const reserve = async (
  limits: Partial<BudgetLimits>,
  runId: string,
  amountUsd: number,
  assessmentId = "a",
) => {
  const budget = createBudgetStore(processOf(Number(/\d+/.exec(runId)?.[0] ?? 0))).of({
    ...none,
    ...limits,
  });
  if (!budget) throw new Error("no limit");
  return await budget.reserve({ runId, assessmentId, amountUsd });
};
const begin = (runId: string) =>
  database.query("insert into llm_runs_v2 (llm_run_id, llm_run_status) values ($1, 'started')", [runId]);
/** As the store of the runs ends one. */
const end = (runId: string, costUsd: number) =>
  processOf(0).execute(Prisma.sql`
    with ${settled(runId, costUsd)}
    update llm_runs_v2 set llm_run_status = 'received', llm_run_cost = ${costUsd}::numeric
    where llm_run_id = ${runId}`);
const spent = async () =>
  (await database.query<{ spent: string }>("select spent from llm_spend order by period")).map((row) =>
    Number(row.spent),
  );
const held = async () =>
  Number((await database.query<{ sum: string }>("select sum(amount) from llm_reservations"))[0]?.sum ?? 0);
const utc = (shift: (now: Date) => number) => new Date(shift(new Date()));
const nextDay = () => utc((now) => Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1));
const nextMonth = () => utc((now) => Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1));

test("no limit is no budget: there is nothing to ask", () => {
  expect(createBudgetStore(processOf(0)).of(none)).toBeNull();
});

test.each<[string, Partial<BudgetLimits>]>([
  ["job", { jobUsd: 0.1 }],
  ["day", { dayUsd: 0.1 }],
  ["month", { monthUsd: 0.1 }],
])("twenty at once never reserve more than the %s's limit, nor less than it holds", async (scope, limits) => {
  const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => reserve(limits, `run-${n}`, 0.03)));
  expect(answers.filter(({ kind }) => kind === "reserved").length).toBe(3);
  expect(answers.filter((answer) => answer.kind === "over" && answer.scope === scope).length).toBe(17);
  expect(await held()).toBe(0.09);
});

test("what others have reserved is in the way for seconds; what is spent, until the day or the month is over", async () => {
  await begin("run-1");
  await reserve({ dayUsd: 1 }, "run-1", 0.9);
  const soon = await reserve({ dayUsd: 1 }, "run-2", 0.2);
  expect(soon).toMatchObject({ kind: "over", scope: "day" });
  if (soon.kind === "over") expect(Number(soon.until) - Date.now()).toBeLessThan(15_000);

  await end("run-1", 0.3);
  expect(await held()).toBe(0);
  expect(await reserve({ dayUsd: 1 }, "run-2", 0.7)).toEqual({ kind: "reserved" });
  await processOf(1).execute(unreserve("run-2"));
  expect(await reserve({ dayUsd: 1 }, "run-3", 0.71)).toEqual({
    kind: "over",
    scope: "day",
    until: nextDay(),
  });
  expect(await reserve({ dayUsd: 9, monthUsd: 1 }, "run-3", 0.71)).toEqual({
    kind: "over",
    scope: "month",
    until: nextMonth(),
  });
  // Both are spent: who comes back tomorrow would be sent away again.
  expect(await reserve({ dayUsd: 1, monthUsd: 1 }, "run-3", 0.71)).toMatchObject({ scope: "month" });
});

test("an assessment that has spent its own is sent away for good, and it alone", async () => {
  await database.query(`
    insert into llm_runs_v2 (llm_run_id, llm_run_status, llm_run_cost) values ('paid', 'received', 0.09)`);
  await database.query("alter table llm_runs_v2 drop constraint if exists llm_runs_v2_assessment_id_fkey");
  await database.query("update llm_runs_v2 set assessment_id = 'a'");
  expect(await reserve({ jobUsd: 0.1 }, "run-1", 0.02)).toEqual({ kind: "over", scope: "job", until: null });
  expect(await reserve({ jobUsd: 0.1 }, "run-1", 0.02, "b")).toEqual({ kind: "reserved" });
  expect(await reserve({ jobUsd: 0.1 }, "run-2", 0.01)).toEqual({ kind: "reserved" });
  // Only a call under way stands in the way now.
  const third = await reserve({ jobUsd: 0.1 }, "run-3", 0.01);
  expect(third).toMatchObject({ kind: "over", scope: "job", until: expect.any(Date) });
});

test("what a run cost stands in its day and month, once, however often its end is told", async () => {
  await begin("run-1");
  await reserve({ dayUsd: 1 }, "run-1", 0.5);
  await end("run-1", 0.000000123456);
  await end("run-1", 0.000000123456);
  expect(await spent()).toEqual([0.000000123456, 0.000000123456]);
  await begin("run-2");
  await end("run-2", 0);
  await begin("run-3");
  await end("run-3", 1);
  expect(await spent()).toEqual([1.000000123456, 1.000000123456]);
});

test("twenty that end at once are all counted", async () => {
  const runs = Array.from({ length: 20 }, (_, n) => `run-${n}`);
  for (const run of runs) await begin(run);
  await Promise.all(runs.map((run) => reserve({ dayUsd: 100 }, run, 1)));
  await Promise.all(runs.map((run) => end(run, 0.01)));
  expect(await spent()).toEqual([0.2, 0.2]);
  expect(await held()).toBe(0);
});

test("a call that asks again replaces its reservation; one whose process died runs out", async () => {
  await reserve({ dayUsd: 1 }, "run-1", 0.6);
  expect(await reserve({ dayUsd: 1 }, "run-1", 0.8)).toEqual({ kind: "reserved" });
  expect(await held()).toBe(0.8);
  expect((await reserve({ dayUsd: 1 }, "run-2", 0.8)).kind).toBe("over");
  await database.query("update llm_reservations set expires_at = now() - interval '1 ms'");
  expect(await reserve({ dayUsd: 1 }, "run-2", 0.8)).toEqual({ kind: "reserved" });
  expect(await held()).toBe(0.8);
});
