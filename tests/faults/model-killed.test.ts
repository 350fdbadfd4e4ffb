/**
 * Workers that die while a model is answering them: what was paid for and had arrived is not asked again, and what was under
 * way is asked again at most once. The server knows no response cache here, so nothing but our own rows can save a call.
 */
import { join } from "node:path";
import { runTypes, type Stage, stages } from "@leadfit/contracts";
import { openDatabase } from "@leadfit/db";
import { topology } from "@leadfit/pipeline";
import {
  checkInvariants,
  createTestDatabase,
  describeOnBackends,
  eventually,
  type FakeCall,
  repositoryRoot,
  samplePages,
  sampleResume,
  startFakeOpenRouter,
  startProcess,
  type TestProcess,
  watchCommits,
} from "@leadfit/testkit";
import { expect, test } from "vitest";

const jobs = 30;
/** A third crash of one task would park it: each stage's worker is killed twice, ten kills in all. */
const killsAStage = 2;

/** A posting whose place the page's data does not give, so that extract asks too. */
const pageOf = (n: number) => samplePages.numbered(n).replace('"jobLocation"', '"where"');

const unended = "select 1 from llm_runs_v2 where llm_run_status = 'started'";
const total = (amounts: number[]) => amounts.reduce((sum, each) => sum + each, 0);

describeOnBackends((backend) => {
  test("SIGKILL ten times with calls in flight: all jobs whole, and no call paid again but those in flight", async () => {
    const database = await createTestDatabase();
    const queue = await backend.start();
    const fake = await startFakeOpenRouter({ latencyMs: 300 });
    const db = openDatabase({ url: database.url, poolMax: 4, onError: () => {} });
    const env = {
      ...process.env,
      DATABASE_URL: database.url,
      QUEUE_URL: queue.queueUrl,
      OPENROUTER_BASE_URL: fake.baseUrl,
      OPENROUTER_API_KEY: fake.apiKey,
      LEADFIT_RULES_FIRST: "off",
      LEADFIT_ONE_CALL: "off",
    };
    const processes: TestProcess[] = [];
    const start = (app: string) => {
      const started = startProcess("node", [join(repositoryRoot, `apps/${app}/src/main.ts`)], { env });
      processes.push(started);
      return started;
    };
    const expectLedgerBelowBill = async () => {
      // In this order: what is billed meanwhile only makes the bill longer.
      const { costUsd } = await db.runs.spend();
      expect(costUsd).toBeLessThanOrEqual(fake.billed() + 1e-9);
      return costUsd;
    };
    /** Kills the stage's worker in the middle of a call, as often as said. @returns calls in flight at each kill */
    const killInCalls = async (stage: Stage): Promise<number[]> => {
      let worker = start(`worker-${stage}`);
      const cut: number[] = [];
      for (let kill = 0; kill < killsAStage; kill++) {
        await eventually(async () => {
          const underWay = ({ runType, endedAt }: FakeCall) =>
            runType === runTypes[stage] && endedAt === null;
          if (!fake.calls.some(underWay)) throw new Error(`no call of ${stage} is under way`);
        }, 150_000);
        worker.destroy();
        await worker.exited;
        // The caller is gone: a call that it began and did not write the end of is one that was in flight.
        const left = await database.query(`${unended} and stage = $1`, [stage]);
        cut.push(left.length - total(cut));
        await expectLedgerBelowBill();
        worker = start(`worker-${stage}`);
      }
      return cut;
    };
    try {
      await watchCommits(database.query);
      const resume = { name: "Mara", format: "markdown", content: sampleResume, text: sampleResume } as const;
      await db.resumes.create(resume);
      for (let n = 0; n < jobs; n++) await db.jobs.ingest({ page: pageOf(n), jobId: `job-${n}` });
      start("sweeper");
      const cut = await Promise.all(stages.map(killInCalls));
      for (const [n, stage] of stages.entries())
        for (const inFlight of cut[n] ?? [])
          expect(inFlight).toBeLessThanOrEqual(topology[stage].concurrency);
      const inFlight = total(cut.flat());
      await eventually(async () => {
        const open = await database.query("select 1 from assessments where state <> 'completed'");
        expect(open).toEqual([]);
      }, 120_000);

      await checkInvariants(database.query, { fake, accepted: jobs, inFlight });
      expect(await database.query("select 1 from job_quarantine")).toEqual([]);
      // A death uses no try, and none of its tasks came near being called poison.
      expect(await database.query("select 1 from stage_tasks where attempts > 0 or crash_count > 2")).toEqual(
        [],
      );
      const done = await database.query<{ tasks: number }>(
        "select count(*)::int as tasks from stage_tasks where state = 'done' group by assessment_id",
      );
      expect(done).toEqual(Array.from({ length: jobs }, () => ({ tasks: stages.length })));
      const skills = await database.query<{ rows: number; atoms: number; classified: number }>(`
        select count(*)::int as rows, count(distinct atom_id)::int as atoms,
               (select jsonb_array_length(t.output->'classified_objects') from stage_tasks t
                where t.assessment_id = s.assessment_id and t.stage = 'classify') as classified
        from job_skills s group by assessment_id`);
      expect(skills).toHaveLength(jobs);
      for (const { rows, atoms, classified } of skills)
        expect([rows, atoms]).toEqual([classified, classified]);

      const billed = fake.calls.filter(({ cost }) => cost > 0);
      const bodies = new Set(billed.map(({ body }) => JSON.stringify(body)));
      expect(billed.length - bodies.size).toBeLessThanOrEqual(inFlight);
      // A question may be put otherwise the second time, since verdicts have come in: it is paid for again all the same.
      expect(billed.length).toBeLessThanOrEqual(jobs * stages.length + inFlight);
      // Nobody but the dead has left a call without its end.
      expect((await database.query(unended)).length).toBeLessThanOrEqual(inFlight);
      const heard = new Set(
        (await database.query<{ id: string }>("select llm_run_generation_id as id from llm_runs_v2")).map(
          ({ id }) => id,
        ),
      );
      const unheard = billed.filter(({ reply }) => !heard.has((reply as { id: string }).id));
      expect(unheard.length).toBeLessThanOrEqual(inFlight);
      const lost = total(unheard.map(({ cost }) => cost));
      expect(await expectLedgerBelowBill()).toBeCloseTo(fake.billed() - lost, 9);
    } finally {
      for (const started of processes) started.destroy();
      await Promise.all(processes.map((started) => started.exited));
      await db.close();
      await fake.stop();
      await database.drop();
      await queue.stop();
    }
  }, 400_000);
});
