/**
 * What is measured: the five stages of production, run in memory, one page at a time. No database, no queue; a stage
 * reads what the one before it gave.
 */
import { setTimeout as pause } from "node:timers/promises";
import type {
  Assessed,
  Atom,
  Classified,
  Completed,
  Posting,
  Quarantined,
  Stage,
  StageOutputs,
  Tagged,
} from "@leadfit/contracts";
import { type Model, openStage, type StageReader } from "@leadfit/stages";

export type Usage = { inputTokens: number; outputTokens: number; costUsd: number };

/** A model, and what it has used up so far. */
export type MeteredModel = Model & { used(): Usage };

export type Reading =
  | { kind: "posting"; posting: Posting }
  | { kind: "no_posting"; detail: string; message: string; fields: Partial<Omit<Posting, "description">> };

export type EngineRun = {
  reading: Reading;
  tagged: Tagged[];
  atoms: Atom[];
  classified: Classified[];
  /** By the resume's id. */
  verdicts: Map<string, Assessed[]>;
  usage: Usage;
  seconds: number;
  /** The step from page to posting alone. */
  postingMs: number;
};

export interface Engine {
  name: string;
  /** @throws where a stage does, or parks the job for another reason than that there is no posting */
  assess(
    page: { content: string; url: string | null },
    resumes: { id: string; text: string }[],
    signal: AbortSignal,
  ): Promise<EngineRun>;
  close(): Promise<void>;
}

/** As in production, a stage that throws is tried again; here soon, and not for long. */
const attempts = 3;
const retryMs = 1_000;

const nothing: Usage = { inputTokens: 0, outputTokens: 0, costUsd: 0 };

/** @param model null: the rules decide */
export async function createEngine(name: string, model: MeteredModel | null): Promise<Engine> {
  const outputs: Partial<StageOutputs> = {};
  let page: { content: string; url: string | null } = { content: "", url: null };
  let resume: { id: string; text: string } | null = null;
  let runs = 0;

  const reader: StageReader = {
    page: async () => page,
    resume: async () => resume && { resume_id: resume.id, version: 1, text: resume.text },
    corrections: async () => [],
  };
  const open = {
    extract: openStage.extract(reader, model),
    tag: openStage.tag(reader, model),
    atomize: openStage.atomize(reader, model),
    classify: openStage.classify(reader, model),
    match: openStage.match(reader, model),
  };

  async function run<S extends Stage>(stage: S, signal: AbortSignal): Promise<Completed<S> | Quarantined> {
    const task = { assessmentId: `evaluation-${runs}`, jobId: `evaluation-${runs}`, earlier: outputs };
    for (let attempt = 1; ; ) {
      try {
        const outcome = await open[stage].handler(task, signal);
        if (outcome.kind === "completed") Object.assign(outputs, { [stage]: outcome.output });
        if (outcome.kind !== "deferred") return outcome as Completed<S> | Quarantined;
        await pause(Math.max(0, outcome.until.getTime() - Date.now()), undefined, { signal });
      } catch (error) {
        // Rules throw for our own mistakes only; those will not go away.
        if (!model || signal.aborted || attempt === attempts) throw error;
        await pause(retryMs * attempt++, undefined, { signal });
      }
    }
  }

  async function decided<S extends Stage>(stage: S, signal: AbortSignal): Promise<StageOutputs[S]> {
    const outcome = await run(stage, signal);
    if (outcome.kind === "completed") return outcome.output;
    throw new Error(`${stage}: ${outcome.detail}: ${outcome.message}`);
  }

  return {
    name,
    async assess(given, resumes, signal) {
      page = given;
      runs++;
      const before = model?.used() ?? nothing;
      const started = performance.now();
      const extracted = await run("extract", signal);
      const postingMs = performance.now() - started;
      const result: Omit<EngineRun, "usage" | "seconds"> = {
        reading: readingOf(extracted),
        tagged: [],
        atoms: [],
        classified: [],
        verdicts: new Map(),
        postingMs,
      };
      if (result.reading.kind === "posting") {
        result.tagged = (await decided("tag", signal)).tagged_list;
        result.atoms = (await decided("atomize", signal)).atomic_objects;
        result.classified = (await decided("classify", signal)).classified_objects;
        for (const candidate of resumes) {
          resume = candidate;
          result.verdicts.set(candidate.id, (await decided("match", signal)).assessed_objects);
        }
      }
      const after = model?.used() ?? nothing;
      return {
        ...result,
        usage: {
          inputTokens: after.inputTokens - before.inputTokens,
          outputTokens: after.outputTokens - before.outputTokens,
          costUsd: after.costUsd - before.costUsd,
        },
        seconds: (performance.now() - started) / 1000,
      };
    },
    async close() {
      await Promise.all(Object.values(open).map((stage) => stage.close()));
    },
  };
}

function readingOf(outcome: Completed<"extract"> | Quarantined): Reading {
  if (outcome.kind === "completed") return { kind: "posting", posting: outcome.output.posting };
  const { reason, detail, message, fields = {} } = outcome;
  if (reason !== "missing_job_description") throw new Error(`extract: ${detail}: ${message}`);
  return { kind: "no_posting", detail, message, fields };
}
