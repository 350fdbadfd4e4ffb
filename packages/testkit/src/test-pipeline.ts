/** The real pipeline on a test's database, with handlers that the test gives. */
import { type Outcome, type Stage, type StageOutputs, stages } from "@leadfit/contracts";
import { type Database, openDatabase } from "@leadfit/db";
import {
  openPostgresStore,
  openQueues,
  openRedisStore,
  type Queues,
  type Relay,
  type StageHandler,
  startRelay,
  startStageWorker,
} from "@leadfit/pipeline";
import { createLogger } from "@leadfit/service";
import type { TestDatabase } from "./test-database.ts";

export type TestPipeline = {
  db: Database;
  queues: Queues;
  relay: Relay;
  log: ReturnType<typeof createLogger>;
  /** Starts workers for the given stages. */
  run(handlers: Partial<Record<Stage, StageHandler>>): Promise<void>;
  /** Stores a job and lets it go; resolves with its assessment's id. */
  ingest(page: string): Promise<string>;
  close(): Promise<void>;
};

/** @param queueUrl a Redis; undefined: the queues live in the database */
export async function openTestPipeline({ url }: TestDatabase, queueUrl?: string): Promise<TestPipeline> {
  const log = createLogger({ name: "test", level: "silent" });
  const db = openDatabase({ url, poolMax: 12, onError: () => {} });
  const store = queueUrl
    ? await openRedisStore(queueUrl, () => {})
    : await openPostgresStore(url, 8, () => {});
  const queues = await openQueues(store, () => {});
  const relay = startRelay(db.tasks, queues, log);
  const workers: { stop(graceMs?: number): Promise<void> }[] = [];
  return {
    db,
    queues,
    relay,
    log,
    async run(handlers) {
      for (const stage of stages) {
        const handler = handlers[stage];
        const deps = { store: db.tasks, queues, log, poke: () => relay.poke() };
        if (handler) workers.push(await startStageWorker(stage, handler, deps));
      }
    },
    async ingest(page) {
      const ingested = await db.jobs.ingest({ page });
      if (ingested.kind !== "ingested") throw new Error(ingested.kind);
      relay.poke();
      return ingested.assessmentId;
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.stop(0)));
      await relay.stop();
      await queues.close();
      await db.close();
    },
  };
}

const plainOutputs: StageOutputs = {
  extract: {
    posting: {
      title: "T",
      company: null,
      location: null,
      remote: null,
      employment_type: null,
      salary: null,
      posted_at: null,
      valid_through: null,
      external_id: null,
      canonical_url: null,
      language: null,
      expired: false,
      description: "D",
      sources: {},
    },
    identity: { canonical_url: null, external_key: null },
  },
  tag: { tagged_list: [] },
  atomize: { atomic_objects: [] },
  classify: { classified_objects: [] },
  match: {
    assessed_objects: [],
    rating: {
      rating: null,
      rating_description: "",
      match_percentage: null,
      required_qualifications_count: 0,
      required_matched_count: 0,
      additional_qualifications_count: 0,
    },
  },
};

/** A handler that does nothing and succeeds. */
export const succeed = async ({ stage }: { stage: Stage }): Promise<Outcome> => {
  const now = new Date();
  return {
    kind: "completed",
    output: plainOutputs[stage],
    run: {
      model_id: "rules",
      input: "",
      output: "",
      input_tokens: 0,
      output_tokens: 0,
      thinking_tokens: 0,
      started_at: now,
      ended_at: now,
    },
  };
};

/** All five stages succeeding; single ones can be replaced. */
export function allSucceed(but: Partial<Record<Stage, StageHandler>> = {}): Record<Stage, StageHandler> {
  return { extract: succeed, tag: succeed, atomize: succeed, classify: succeed, match: succeed, ...but };
}
