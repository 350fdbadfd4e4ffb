/** POST /v1/prompts/draft: a prompt tried on one stored job before it is a version. */
import { type DraftResult, draftPromptBodySchema } from "@leadfit/contracts";
import { checkPrompt } from "@leadfit/prompts";
import { Hono } from "hono";
import { z } from "zod";
import type { ApiDeps } from "../deps.ts";
import { allow } from "../http/access.ts";
import { invalid, Problem } from "../http/problem.ts";
import { readJson } from "../http/read-json.ts";

/** As a version that is saved. */
const draftLimitBytes = 2 * 1024 * 1024;
const targetSchema = draftPromptBodySchema.pick({ job_id: true, resume_id: true });

export function promptDraftRoutes({ db, tryPrompt }: ApiDeps): Hono {
  return new Hono().post("/v1/prompts/draft", allow("prompts", db), async (c) => {
    const { job_id, resume_id, ...content } = await readJson(
      c,
      z.record(z.string(), z.unknown()),
      draftLimitBytes,
    );
    const target = targetSchema.safeParse({ job_id, resume_id });
    if (!target.success) throw invalid("invalid_body", target.error);
    const checked = checkPrompt(content);
    if (!checked.ok) {
      const [first] = checked.issues;
      const message = `${first?.path}: ${first?.message}`;
      throw new Problem(422, "invalid_prompt", message, { issues: checked.issues });
    }
    const { data } = target;
    const tried = await tryPrompt(checked.prompt, { jobId: data.job_id, resumeId: data.resume_id ?? null });
    if (tried.kind === "no_model") {
      const message =
        "No model is set, so there is nobody to ask: set OPENROUTER_API_KEY (docs/models.md) and restart.";
      throw new Problem(409, "no_model", message);
    }
    if (tried.kind === "not_assessed") {
      const message = `There is no job ${data.job_id} that got as far as its requirements: choose one that has a result.`;
      throw new Problem(404, "unknown_job", message);
    }
    const { output, answers, issues, usage, seconds, current } = tried;
    const result: DraftResult = {
      output: output ?? lastOf(answers),
      valid: output !== null && issues.length === 0,
      issues: issues.map((message) => ({ path: "output", message })),
      usage: {
        input_tokens: usage.inputTokens,
        cached_tokens: usage.cachedTokens,
        output_tokens: usage.outputTokens,
        thinking_tokens: usage.thinkingTokens,
      },
      cost_usd: usage.costUsd,
      seconds,
      current_output: current,
    };
    return c.json({ status: "success", data: result });
  });
}

/** The model's own words, as JSON where they are. */
function lastOf(answers: string[]): unknown {
  const last = answers.at(-1) ?? null;
  if (last === null) return null;
  try {
    return JSON.parse(last);
  } catch {
    return last;
  }
}
