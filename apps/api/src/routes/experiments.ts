/** /v1/experiments: production against challenger of one step, and what has come of it. */
import {
  createExperimentBodySchema,
  type ExperimentArm,
  type ExperimentResult,
  type Mean,
  type Proportion,
} from "@leadfit/contracts";
import type { ArmFigures, Spread } from "@leadfit/db";
import { wilson } from "@leadfit/evaluation";
import { type Context, Hono } from "hono";
import type { ApiDeps } from "../deps.ts";
import { allow } from "../http/access.ts";
import { Problem } from "../http/problem.ts";
import { readJson, smallLimitBytes } from "../http/read-json.ts";

export function experimentRoutes({ db }: ApiDeps): Hono {
  const find = async (id: string): Promise<ExperimentResult> => {
    const found = await db.experiments.result(id);
    if (!found) throw unknown(id);
    const { experiment, figures } = found;
    const { both, alike } = figures.agreement;
    return {
      ...experiment,
      arms: {
        production: armOf(experiment.production_prompt_id, figures.production),
        challenger: armOf(experiment.challenger_prompt_id, figures.challenger),
      },
      agreement: proportion(alike, both),
    };
  };
  const end = (how: "promote" | "stop") => async (c: Context) => {
    const id = c.req.param("id") ?? "";
    const ended = await db.experiments[how](id);
    if (ended.kind === "unknown_experiment") throw unknown(id);
    if (ended.kind === "not_running")
      throw new Problem(409, "experiment_conflict", `The experiment ${id} has ended: ${ended.state}.`);
    return c.json({ status: "success", data: await find(id) });
  };

  return new Hono()
    .get("/v1/experiments", allow("read", db), async (c) =>
      c.json({ status: "success", data: await db.experiments.list() }),
    )
    .get("/v1/experiments/:id", allow("read", db), async (c) =>
      c.json({ status: "success", data: await find(c.req.param("id")) }),
    )
    .post("/v1/experiments", allow("prompts", db), async (c) => {
      const { run_type, challenger_prompt_id, share } = await readJson(
        c,
        createExperimentBodySchema,
        smallLimitBytes,
      );
      const started = await db.experiments.start({
        runType: run_type,
        challengerPromptId: challenger_prompt_id,
        share,
      });
      const conflict = (message: string) => new Problem(409, "experiment_conflict", message);
      switch (started.kind) {
        case "unknown_prompt":
          throw new Problem(404, "unknown_prompt", `${run_type} has no version ${challenger_prompt_id}.`);
        case "no_challenger":
          throw conflict(`${run_type} has no challenger: name one with challenger_prompt_id.`);
        case "no_production":
          throw conflict(`${run_type} has no production version to compare with.`);
        case "same_version":
          throw conflict("The challenger is in production already.");
        case "running":
          throw conflict(
            `The experiment ${started.experimentId} runs for ${run_type}; stop or promote it first.`,
          );
      }
      c.header("Location", `/v1/experiments/${started.experimentId}`);
      return c.json({ status: "success", data: await find(started.experimentId) }, 201);
    })
    .post("/v1/experiments/:id/promote", allow("prompts", db), end("promote"))
    .post("/v1/experiments/:id/stop", allow("prompts", db), end("stop"));
}

function unknown(id: string): Problem {
  return new Problem(404, "unknown_experiment", `There is no experiment ${id}.`);
}

function armOf(promptId: string, figures: ArmFigures): ExperimentArm {
  const { jobs, calls, failures, costUsd, latency, verdicts, matches, reviewed } = figures;
  return {
    prompt_id: promptId,
    jobs,
    calls,
    failures,
    input_tokens: figures.inputTokens,
    output_tokens: figures.outputTokens,
    thinking_tokens: figures.thinkingTokens,
    cost_usd: costUsd,
    cost_per_job_usd: meanOf(figures.jobCost),
    latency_ms: { median: latency.median, p90: latency.p90, ...meanOf(latency) },
    match_share: proportion(matches, verdicts),
    precision: proportion(reviewed.trueMatches, reviewed.matches),
    recall: proportion(reviewed.trueMatches, reviewed.truths),
  };
}

function proportion(hits: number, of: number): Proportion {
  const [low, high] = wilson(hits, of);
  return { hits, of, share: of === 0 ? null : hits / of, low, high };
}

/** 95 % of a normal distribution lie this many standard errors around its mean. */
const z = 1.959964;

function meanOf({ n, mean, deviation }: Spread): Mean {
  if (mean === null || deviation === null) return { mean, low: null, high: null };
  const margin = (z * deviation) / Math.sqrt(n);
  return { mean, low: mean - margin, high: mean + margin };
}
