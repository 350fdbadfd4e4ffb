/**
 * What a provider in trouble costs: no job, no try, and hardly a call. Short storms here; LEADFIT_FAULTS=long makes them as
 * long as docs/models.md says.
 */
import { checkInvariants, describeOnBackends, eventually, samplePages, watchCommits } from "@leadfit/testkit";
import { expect, test } from "vitest";
import { openModelStack } from "../e2e/model-stack.ts";

const isLong = process.env.LEADFIT_FAULTS === "long";
const jobs = 20;

/** One process with all stages, and a model that is asked in each of them. */
async function openStorm(queueUrl: string | undefined, env: Record<string, string> = {}) {
  const stack = await openModelStack({ LEADFIT_RULES_FIRST: "off", ...env }, { queueUrl, latencyMs: 50 });
  const { database, runtime, fake } = stack;
  await watchCommits(database.query);
  return {
    ...stack,
    async post() {
      for (let n = 0; n < jobs; n++)
        await runtime.db.jobs.ingest({ page: samplePages.numbered(n), jobId: `job-${n}` });
      runtime.relay.poke();
    },
    /** Waits until every job is completed; none may be parked. */
    async allDone(withinMs: number) {
      await eventually(async () => {
        const open = await database.query("select 1 from assessments where state <> 'completed'");
        expect(open).toEqual([]);
      }, withinMs);
      expect(await database.query("select 1 from job_quarantine")).toEqual([]);
      // No process died: each call that was paid for has its run, and each run its end.
      await checkInvariants(database.query, { fake, accepted: jobs, inFlight: 0 });
    },
    tries: () => database.query("select 1 from stage_tasks where attempts > 0"),
  };
}

describeOnBackends((backend) => {
  test("too many requests: one call a window beyond those in flight, no try used, all done", async () => {
    const queue = await backend.start();
    const storm = await openStorm(queue.queueUrl);
    const [stormMs, windowS] = isLong ? [60_000, 10] : [6_000, 2];
    try {
      storm.fake.script(
        { kind: "status", status: 429, errorType: "rate_limit_exceeded", retryAfterSeconds: windowS },
        { forMs: stormMs },
      );
      await storm.post();
      await storm.allDone(stormMs + 60_000);
      const refused = storm.fake.calls.filter(({ status }) => status === 429);
      const inFlight = refused.filter(({ startedAt }) => startedAt - (refused[0]?.startedAt ?? 0) < 500);
      expect(refused.length - inFlight.length).toBeLessThanOrEqual(Math.ceil(stormMs / 1000 / windowS));
      expect(await storm.tries()).toEqual([]);
      expect(await storm.ledger()).toBeCloseTo(storm.fake.billed(), 9);
    } finally {
      await storm.stop();
      await queue.stop();
    }
  }, 180_000);

  test("no credit: no call until it is restored, then all goes on by itself", async () => {
    const queue = await backend.start();
    const storm = await openStorm(queue.queueUrl, {
      LEADFIT_ACCOUNT_POLL_SECONDS: "1",
      // The fake's own key has no limit, as most have: it does not tell whether the account has money.
      OPENROUTER_MANAGEMENT_KEY: "sk-or-mgmt-fake",
    });
    try {
      storm.fake.credits.used = storm.fake.credits.total;
      await storm.post();
      await eventually(async () => expect(storm.fake.calls.length).toBeGreaterThan(0));
      const [first] = storm.fake.calls;
      // The account is looked at four times meanwhile.
      await eventually(async () => expect(Date.now() - (first?.startedAt ?? 0)).toBeGreaterThan(4_000));
      const refused = storm.fake.calls.length;
      const late = storm.fake.calls.filter(({ startedAt }) => startedAt - (first?.startedAt ?? 0) > 1_000);
      expect(late).toEqual([]);
      storm.fake.credits.used = 0;
      await storm.allDone(60_000);
      expect(storm.fake.calls.filter(({ status }) => status === 402)).toHaveLength(refused);
      expect(await storm.tries()).toEqual([]);
      expect(await storm.ledger()).toBeCloseTo(storm.fake.billed(), 9);
    } finally {
      await storm.stop();
      await queue.stop();
    }
  }, 180_000);
});

test("a provider that is down: the breaker opens after ten failures, probes twice a minute, and all is done after it", async () => {
  const storm = await openStorm(undefined);
  const stormMs = isLong ? 120_000 : 8_000;
  try {
    storm.fake.script({ kind: "status", status: 503 }, { forMs: stormMs });
    await storm.post();
    await storm.allDone(stormMs + 150_000);
    const failed = storm.fake.calls.filter(({ status }) => status === 503).map(({ startedAt }) => startedAt);
    const [first = 0] = failed;
    // Those in flight when the tenth failed end as well: 20 at a time at most, five a stage.
    const beforeOpen = failed.filter((at) => at - first < 25_000);
    expect(beforeOpen.length).toBeLessThanOrEqual(10 + 20);
    expect(failed.length - beforeOpen.length).toBeLessThanOrEqual(Math.ceil(stormMs / 30_000));
    expect(await storm.ledger()).toBeCloseTo(storm.fake.billed(), 9);
  } finally {
    await storm.stop();
  }
}, 300_000);
