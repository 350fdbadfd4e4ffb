/**
 * A prompt that is no version yet, tried on one stored job: its step runs on what the job's last generation left, and asks
 * the model with the draft. Nothing of it is kept but the call itself, with what it cost.
 */
import { createHash } from "node:crypto";
import { type NewPrompt, type StageOutputs, stepRunTypes } from "@leadfit/contracts";
import type { Usage } from "@leadfit/llm";
import { type Answer, type Model, openStage, type Question, type StageReader } from "@leadfit/stages";
import { answerOf, renderRequest } from "./model-call.ts";
import { type OpenModel, openModel } from "./open-model.ts";
import type { Runtime } from "./open-runtime.ts";

export type TriedPrompt =
  | { kind: "no_model" }
  /** There is no such job, or none of its generations got as far as its requirements. */
  | { kind: "not_assessed" }
  | {
      kind: "tried";
      /** What the step made of the answers; null where it could not use them. */
      output: unknown;
      /** What the model wrote, call by call. */
      answers: string[];
      issues: string[];
      usage: Pick<Usage, "inputTokens" | "cachedTokens" | "outputTokens" | "thinkingTokens" | "costUsd">;
      seconds: number;
      /** What the step has put out for this job. */
      current: unknown;
    };

/** Asking again for what was wrong with an answer is part of a step; a person who tries a draft does not wait for ever. */
const deadlineMs = 180_000;

/** @param resumeId null: the resume that the job was last assessed against */
export async function tryPrompt(
  runtime: Runtime,
  draft: NewPrompt,
  { jobId, resumeId }: { jobId: string; resumeId: string | null },
): Promise<TriedPrompt> {
  const model = openModel(runtime);
  if (!model) return { kind: "no_model" };
  const { db } = runtime;
  const base = await db.assessments.planBase(jobId, resumeId);
  if (!base) return { kind: "not_assessed" };
  const stage = stageOfDraft(draft);
  const outputs = await db.tasks.outputs(base.assessmentId, [
    "extract",
    "tag",
    "atomize",
    "classify",
    "match",
  ]);
  const reader: StageReader = {
    page: (id) => db.jobs.page(id),
    resume: async () => base.resume,
    // The draft's own words are what is looked at.
    corrections: async () => [],
  };
  const trial = trialOf(runtime, model, draft);
  const { handler, close } = openStage[stage](reader, trial.model);
  const started = performance.now();
  const issues: string[] = [];
  let output: unknown = null;
  try {
    const outcome = await handler(
      { assessmentId: base.assessmentId, jobId: base.jobId, earlier: outputs },
      AbortSignal.timeout(deadlineMs),
    );
    if (outcome.kind === "completed") output = outcome.output;
    else if (outcome.kind === "deferred") issues.push(`The model cannot be asked now: ${outcome.reason}.`);
    else issues.push(outcome.message);
  } catch (error) {
    issues.push(error instanceof Error ? error.message : String(error));
  } finally {
    await close();
  }
  const { answers, asked, usage } = trial;
  // What the step could not use it asks for again, and says why.
  issues.unshift(...asked.flatMap((question) => question.issues));
  if (asked.length === 0) issues.push("The step had nothing to ask a model about this job.");
  const current = outputs[stage] ?? null;
  return {
    kind: "tried",
    output,
    answers,
    issues: [...new Set(issues)],
    usage,
    seconds: (performance.now() - started) / 1000,
    current,
  };
}

/** The combined step is part of tag. */
function stageOfDraft({ runType }: NewPrompt): keyof StageOutputs {
  const step = Object.entries(stepRunTypes).find(([, name]) => name === runType)?.[0] ?? "tag";
  return step === "combined" ? "tag" : (step as keyof StageOutputs);
}

function trialOf({ db, settings }: Runtime, live: OpenModel, draft: NewPrompt) {
  const usage = { inputTokens: 0, cachedTokens: 0, outputTokens: 0, thinkingTokens: 0, costUsd: 0 };
  const answers: string[] = [];
  const asked: Question[] = [];
  const charge = Boolean(settings.model?.budget);
  const model: Model = {
    policy: {
      ...live.policy,
      // The model is what is tried: rules neither take its place nor hide that it failed.
      rulesFirst: false,
      fallBack: false,
      oneCall: draft.runType === stepRunTypes.combined,
    },
    async ask({ assessmentId, jobId }, question, signal): Promise<Answer> {
      if (stepRunTypes[question.step] !== draft.runType)
        return { kind: "refused", detail: "other_step", message: "This job needs another step's prompt." };
      asked.push(question);
      const rendered = renderRequest(draft, question, settings.model?.model ?? draft.modelId);
      if ("kind" in rendered) return rendered;
      const { runId } = await db.runs.begin({
        assessmentId,
        jobId,
        stage: question.step === "combined" ? "tag" : question.step,
        runType: draft.runType,
        modelId: rendered.model,
        promptId: draft.promptId,
        input: JSON.stringify(rendered.messages),
        // Of its own: a reply that is here already would say nothing new, and this one is nobody else's.
        requestKey: createHash("sha256").update(`draft ${crypto.randomUUID()}`).digest("hex"),
      });
      const request = { ...rendered, runId, assessmentId, sessionId: assessmentId, fresh: false };
      const reply = await live.chat(request, signal).catch(async (error) => {
        await db.runs.end(runId, { status: "failed", error: "aborted" }, charge).catch(() => {});
        throw error;
      });
      if (reply.kind === "wait" || reply.kind === "over_budget") {
        await db.runs.drop(runId);
        if (reply.kind === "wait") return { kind: "wait", until: reply.until, reason: reply.reason };
        const message = `The ${reply.scope}'s budget for models does not hold another call.`;
        return { kind: "refused", detail: "over_budget", message };
      }
      for (const key of Object.keys(usage) as (keyof typeof usage)[]) usage[key] += reply.usage?.[key] ?? 0;
      const { generationId } = reply;
      if (reply.kind === "answered") {
        answers.push(reply.content);
        const { content: output, usage: used, model: providerModel, provider } = reply;
        await db.runs.end(
          runId,
          { status: "received", output, usage: used, providerModel, provider, generationId },
          charge,
        );
      } else {
        await db.runs.end(
          runId,
          { status: "failed", error: reply.detail, usage: reply.usage, generationId },
          charge,
        );
      }
      return answerOf(reply, runId);
    },
    reject: (runId, detail) => db.runs.reject(runId, detail),
    recall: async () => [],
    remember: async () => {},
  };
  return { model, usage, answers, asked };
}
