import type { Outcome } from "@leadfit/contracts";
import type { StageHandler } from "@leadfit/pipeline";
import type { TestDatabase, TestPipeline } from "@leadfit/testkit";
import {
  allSucceed,
  createTestDatabase,
  describeOnBackends,
  eventually,
  openTestPipeline,
  succeed,
} from "@leadfit/testkit";
import { afterEach, beforeEach, expect, test } from "vitest";
import { reconcile } from "./reconciler.ts";
import { topology } from "./topology.ts";

describeOnBackends((backend) => {
  let database: TestDatabase;
  let pipeline: TestPipeline;
  let queue: Awaited<ReturnType<typeof backend.start>>;

  beforeEach(async () => {
    database = await createTestDatabase();
    queue = await backend.start();
    pipeline = await openTestPipeline(database, queue.queueUrl);
  });

  afterEach(async () => {
    await pipeline.close();
    await database.drop();
    await queue.stop();
  });

  type TaskRow = {
    stage: string;
    state: string;
    fence: number;
    attempts: number;
    crash_count: number;
    last_error: string;
    lease_until: Date | null;
  };
  const tasks = (assessmentId: string) =>
    database.query<TaskRow>("select * from stage_tasks where assessment_id = $1 order by created_at", [
      assessmentId,
    ]);
  const task = async (assessmentId: string, stage: string) =>
    (await tasks(assessmentId)).find((row) => row.stage === stage);
  const state = async (assessmentId: string) =>
    (
      await database.query<{ state: string }>("select state from assessments where assessment_id = $1", [
        assessmentId,
      ])
    )[0]?.state;
  const ends = (assessmentId: string, as: string) =>
    eventually(async () => expect(await state(assessmentId)).toBe(as));

  test("a job passes all five stages, each claimed and committed once, each with its run", async () => {
    await pipeline.run(allSucceed());
    const id = await pipeline.ingest("page");
    await ends(id, "completed");
    expect(await tasks(id)).toMatchObject(
      ["extract", "tag", "atomize", "classify", "match"].map((stage) => ({
        stage,
        state: "done",
        fence: 1,
        attempts: 0,
      })),
    );
    const runs = await database.query("select stage from llm_runs_v2 where assessment_id = $1", [id]);
    expect(runs).toHaveLength(5);
  });

  test("a task comes with what the stages that it reads have committed, and with nothing of others", async () => {
    const earlier: Record<string, unknown> = {};
    const noting: StageHandler = async (held) => {
      earlier[held.stage] = held.earlier;
      return await succeed(held);
    };
    await pipeline.run({ extract: noting, tag: noting, atomize: noting, classify: noting, match: noting });
    const id = await pipeline.ingest("page");
    await ends(id, "completed");
    const rows = await database.query<{ stage: string; output: unknown }>(
      "select stage, output from stage_tasks where assessment_id = $1",
      [id],
    );
    const committed = Object.fromEntries(rows.map(({ stage, output }) => [stage, output]));
    const { extract, tag, atomize, classify } = committed;
    expect(earlier).toEqual({
      extract: {},
      tag: { extract },
      atomize: { tag },
      classify: { tag, atomize },
      match: { extract, tag, classify },
    });
  });

  test("deferring waits without using up an attempt", async () => {
    let calls = 0;
    const deferOnce = async (held: Parameters<typeof succeed>[0]): Promise<Outcome> =>
      ++calls === 1
        ? { kind: "deferred", until: new Date(Date.now() + 100), reason: "test" }
        : await succeed(held);
    await pipeline.run(allSucceed({ tag: deferOnce }));
    const id = await pipeline.ingest("page");
    await ends(id, "completed");
    expect(await task(id, "tag")).toMatchObject({ fence: 2, attempts: 0, crash_count: 0 });
  });

  test("a try that found the database away is made again without being counted", async () => {
    let calls = 0;
    const awayOnce: StageHandler = async (held) => {
      if (++calls === 1) throw Object.assign(new Error("sorry, too many clients already"), { code: "53300" });
      return await succeed(held);
    };
    await pipeline.run(allSucceed({ tag: awayOnce }));
    const id = await pipeline.ingest("page");
    await ends(id, "completed");
    expect(await task(id, "tag")).toMatchObject({ fence: 2, attempts: 0, crash_count: 0 });
  });

  test("a stage that throws is tried again, and its error is kept", async () => {
    let calls = 0;
    await pipeline.run(
      allSucceed({
        atomize: async (task) => {
          if (++calls === 1) throw new Error("hiccup");
          return await succeed(task);
        },
      }),
    );
    const id = await pipeline.ingest("page");
    await ends(id, "completed");
    expect(await task(id, "atomize")).toMatchObject({ fence: 2, attempts: 1 });
  });

  test.each([
    ["the error", {}, "stage_error"],
    ["the error's own detail", { detail: "llm_unavailable" }, "llm_unavailable"],
  ])(
    "a stage that throws at its last attempt is quarantined with %s, and others go on",
    async (_, more, detail) => {
      await pipeline.run(
        allSucceed({
          classify: async (held) => {
            if (held.jobId === broken) throw Object.assign(new Error("cannot do this one"), more);
            return await succeed(held);
          },
        }),
      );
      let broken = "";
      const ingested = await pipeline.db.jobs.ingest({ page: "broken" });
      if (ingested.kind !== "ingested") throw new Error("not ingested");
      broken = ingested.jobId;
      const id = ingested.assessmentId;
      // The attempts before the last are not waited for: they are written down as done.
      await eventually(async () => expect((await task(id, "classify"))?.attempts).toBeGreaterThan(0));
      await database.query(
        "update stage_tasks set attempts = 5, due_at = now() where assessment_id = $1 and stage = 'classify'",
        [id],
      );
      const other = await pipeline.ingest("fine");
      await ends(other, "completed");
      await ends(id, "quarantined");
      const [quarantine] = await pipeline.db.quarantines.list(10);
      expect(quarantine).toMatchObject({
        reason: "failed_generate_assessment",
        detail,
        stage: "classify",
      });
      expect(quarantine?.message).toContain("cannot do this one");
    },
  );

  test("a result that cannot be stored is a try that failed and says why, not a crash", async () => {
    await pipeline.run(
      allSucceed({
        tag: async (task) => {
          const outcome = await succeed(task);
          // More than an integer of the audit row holds.
          if (outcome.kind === "completed" && outcome.run) outcome.run.input_tokens = 2 ** 40;
          return outcome;
        },
      }),
    );
    const id = await pipeline.ingest("page");
    await eventually(async () => expect((await task(id, "tag"))?.attempts).toBeGreaterThan(0));
    expect(await task(id, "tag")).toMatchObject({ state: "pending", crash_count: 0 });
    expect((await task(id, "tag"))?.last_error).toBeTruthy();
  });

  test("a task whose workers died three times is quarantined as poison and not run again", async () => {
    let ran = false;
    const id = await pipeline.ingest("page");
    await database.query(
      "update stage_tasks set crash_count = 2, lease_until = now() - interval '1 second' where assessment_id = $1",
      [id],
    );
    await pipeline.run(
      allSucceed({
        extract: async (task) => {
          ran = true;
          return await succeed(task);
        },
      }),
    );
    await ends(id, "quarantined");
    expect(ran).toBe(false);
    expect(await pipeline.db.quarantines.list(10)).toMatchObject([{ detail: "poison_task" }]);
  });

  test("a task in which two workers died runs alone in its process, and answers for no other's death", async () => {
    const order: string[] = [];
    const before = await pipeline.ingest("before");
    const suspect = await pipeline.ingest("suspect");
    await database.query(
      "update stage_tasks set crash_count = 1, lease_until = now() - interval '1 second' where assessment_id = $1",
      [suspect],
    );
    await eventually(async () => expect(await pipeline.queues.queue("extract").count()).toBe(2));
    const taken = async (n: number) =>
      await eventually(async () => expect(await pipeline.queues.queue("extract").getActiveCount()).toBe(n));
    const extract: StageHandler = async (held) => {
      order.push(`start ${held.assessmentId}`);
      // While the first runs the suspect is handed out, and while that runs the last.
      if (held.assessmentId === before) {
        await taken(2);
        await eventually(async () => expect((await task(suspect, "extract"))?.fence).toBe(1));
        expect(await task(suspect, "extract")).toMatchObject({ crash_count: 2, lease_until: null });
      } else if (held.assessmentId === suspect) {
        last = await pipeline.ingest("last");
        await taken(2);
        expect((await task(last, "extract"))?.fence).toBe(0);
      }
      order.push(`end ${held.assessmentId}`);
      return await succeed(held);
    };
    let last = "";
    await pipeline.run(allSucceed({ extract }));
    await ends(suspect, "completed");
    await ends(last, "completed");
    expect(order).toEqual([before, suspect, last].flatMap((id) => [`start ${id}`, `end ${id}`]));
  });

  test("a task that the queue lost is announced again and ends", async () => {
    const id = await pipeline.ingest("page");
    await eventually(async () => expect(await pipeline.queues.queue("extract").count()).toBe(1));
    await pipeline.queues.queue("extract").obliterate({ force: true });
    await database.query("update stage_tasks set enqueued_at = now() - interval '1 minute'");
    expect(await reconcile(pipeline.db.tasks, pipeline.queues, pipeline.log)).toHaveLength(1);
    await pipeline.run(allSucceed());
    await ends(id, "completed");
  });

  test("a task whose worker died goes before a backlog when it is announced again", async () => {
    const lost = await pipeline.ingest("lost");
    const extracts = pipeline.queues.queue("extract");
    await eventually(async () => expect(await extracts.count()).toBe(1));
    await extracts.obliterate({ force: true });
    await pipeline.ingest("other");
    await pipeline.ingest("another");
    await eventually(async () => expect(await extracts.count()).toBe(2));
    await database.query(
      `update stage_tasks set enqueued_at = now() - interval '1 minute', lease_until = now() - interval '1 second'
       where assessment_id = $1`,
      [lost],
    );
    expect(await reconcile(pipeline.db.tasks, pipeline.queues, pipeline.log)).toHaveLength(1);
    await eventually(async () => expect(await extracts.count()).toBe(3));
    const order: string[] = [];
    const extract: StageHandler = async (held) => {
      order.push(held.assessmentId);
      return await succeed(held);
    };
    await pipeline.run(allSucceed({ extract }));
    await eventually(async () => expect(order).toHaveLength(3));
    // Two are handed out at the same time.
    expect(order.slice(0, topology.extract.concurrency)).toContain(lost);
  });

  test("a task whose worker died is announced again though the queue still counts it as handed out", async () => {
    const { promise: died, resolve: die } = Promise.withResolvers<Outcome>();
    let tries = 0;
    const extract: StageHandler = async (held) => (++tries === 1 ? await died : await succeed(held));
    await pipeline.run(allSucceed({ extract }));
    const id = await pipeline.ingest("page");
    await eventually(async () => expect(await task(id, "extract")).toMatchObject({ fence: 1 }));
    const look = async (leaseUntil: string) => {
      await database.query(
        `update stage_tasks set lease_until = ${leaseUntil}, enqueued_at = now() - interval '1 minute'`,
      );
      return await reconcile(pipeline.db.tasks, pipeline.queues, pipeline.log);
    };
    expect(await look("now() - interval '1 second'")).toMatchObject([{ assessmentId: id, stage: "extract" }]);
    await ends(id, "completed");
    expect(await task(id, "extract")).toMatchObject({ fence: 2, crash_count: 1 });
    die({ kind: "deferred", until: new Date(), reason: "test" });
  });

  test("a task that was handed out and that nobody claims is announced again, and runs once", async () => {
    // A worker that dies, or waits behind a suspect, between taking a task and claiming it.
    const { promise: over, resolve: end } = Promise.withResolvers<void>();
    const idle = pipeline.queues.worker("extract", () => over, { concurrency: 1 });
    const id = await pipeline.ingest("page");
    await eventually(async () => expect(await pipeline.queues.queue("extract").getActiveCount()).toBe(1));
    await database.query("update stage_tasks set enqueued_at = now() - interval '1 minute'");
    expect(await reconcile(pipeline.db.tasks, pipeline.queues, pipeline.log)).toMatchObject([
      { assessmentId: id, stage: "extract" },
    ]);
    await pipeline.run(allSucceed());
    await ends(id, "completed");
    expect(await task(id, "extract")).toMatchObject({ fence: 1, crash_count: 0 });
    end();
    await idle.close();
  });

  test("a task that waits in the queue for long is not announced again", async () => {
    await pipeline.ingest("page");
    await eventually(async () => expect(await pipeline.queues.queue("extract").count()).toBe(1));
    await database.query("update stage_tasks set enqueued_at = now() - interval '1 minute'");
    expect(await reconcile(pipeline.db.tasks, pipeline.queues, pipeline.log)).toEqual([]);
    // It was seen there: the next rounds leave it alone.
    expect(await pipeline.db.tasks.silent(10_000, 3_000, 10)).toEqual([]);
  });

  test("a worker that lost its lease to another writes nothing", async () => {
    const id = await pipeline.ingest("page");
    const ref = { assessmentId: id, stage: "extract" } as const;
    const first = await pipeline.db.tasks.claim(ref, 60_000);
    await database.query("update stage_tasks set lease_until = now() - interval '1 second'");
    const second = await pipeline.db.tasks.claim(ref, 60_000);
    if (first.kind !== "claimed" || second.kind !== "claimed") throw new Error("not claimed");
    const result = await succeed(first.task);
    if (result.kind !== "completed") throw new Error("not completed");
    expect(await pipeline.db.tasks.renew(first.task, 60_000)).toBe(false);
    expect(await pipeline.db.tasks.complete(first.task, result, "tag")).toBe(false);
    expect(await tasks(id)).toHaveLength(1);
    expect(await database.query("select 1 from llm_runs_v2")).toEqual([]);
    expect(await pipeline.db.tasks.complete(second.task, result, "tag")).toBe(true);
    expect(await tasks(id)).toHaveLength(2);
  });

  test("a stopping worker hands a running task back without using up an attempt", async () => {
    const { promise: started, resolve: start } = Promise.withResolvers<void>();
    await pipeline.run({
      extract: async (_, signal) => {
        start();
        const { promise, reject } = Promise.withResolvers<never>();
        signal.addEventListener("abort", () => reject(signal.reason));
        return await promise;
      },
    });
    const id = await pipeline.ingest("page");
    await started;
    await pipeline.close();
    expect(await task(id, "extract")).toMatchObject({
      state: "pending",
      attempts: 0,
      crash_count: 0,
      lease_until: null,
    });
    pipeline = await openTestPipeline(database, queue.queueUrl);
    await pipeline.run(allSucceed());
    await ends(id, "completed");
  });
});
