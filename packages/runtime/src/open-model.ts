/**
 * Joins the stages' Model port to the prompts, the client and the audit rows. Every call is written down before it is
 * made and its reply before it is read; a reply that is here already is used, not paid for again.
 */
import { createHash } from "node:crypto";
import { type FrozenPrompt, type PromptRunType, stepRunTypes } from "@leadfit/contracts";
import { createLlm, type Llm } from "@leadfit/llm";
import type { Answer, Model, Question, StageTask } from "@leadfit/stages";
import { answerOf, type Ended, type Rendered, renderRequest, stageOf } from "./model-call.ts";
import type { Runtime } from "./open-runtime.ts";
import { type WatchedCalls, watchBreakers } from "./watch-breakers.ts";

/** One client a process: its breakers must see every call. */
const opened = new WeakMap<Runtime, OpenModel | null>();

/** A model for the stages; the provider's balance, and what a call would cost, for whoever asks. */
export type OpenModel = Model &
  Pick<Llm, "credits" | "estimate" | "chat"> & {
    /** How this process's breakers stand, by model. */
    breakers: WatchedCalls["breakers"];
    /** The request that a question becomes, and its key; an answer where there can be none. Asks nobody. */
    preview(task: StageTask, question: Question): Promise<(Rendered & { requestKey: string }) | Answer>;
  };

/** Null where no model is set: the rules decide. */
export function openModel(runtime: Runtime): OpenModel | null {
  if (!opened.has(runtime)) opened.set(runtime, createModel(runtime));
  return opened.get(runtime) ?? null;
}

function createModel({ db, settings, log }: Runtime): OpenModel | null {
  if (!settings.model) return null;
  const { baseUrl, apiKey, managementKey, openRouter, accountPollMs, rpm, slots, model, policy, budget } =
    settings.model;
  const charge = budget !== null;
  const llm = createLlm({
    baseUrl,
    apiKey,
    managementKey,
    ...(openRouter !== undefined && { openRouter }),
    accountPollMs,
    limiter: db.limiter,
    budget: budget && db.budget.of(budget.limits),
    rpm,
    slots,
    log,
  });

  const { chat, breakers } = watchBreakers((request, signal) => llm.chat(request, signal));

  /** A label that moves counts for the next task; the one under way keeps the versions that it began with. */
  const pinned = new WeakMap<StageTask, Map<string, Promise<FrozenPrompt | null>>>();
  const promptOf = (task: StageTask, runType: PromptRunType): Promise<FrozenPrompt | null> => {
    const prompts = pinned.get(task) ?? new Map<string, Promise<FrozenPrompt | null>>();
    pinned.set(task, prompts);
    const prompt = prompts.get(runType) ?? db.prompts.choose(runType, task.jobId);
    prompts.set(runType, prompt);
    return prompt;
  };
  const modelOf = (prompt: FrozenPrompt) => model ?? prompt.modelId;
  const judgeOf = async (task: StageTask) => {
    const prompt = await promptOf(task, stepRunTypes.match);
    return prompt && { promptId: prompt.promptId, modelId: modelOf(prompt) };
  };

  const render = async (task: StageTask, question: Question) => {
    const runType = stepRunTypes[question.step];
    const prompt = await promptOf(task, runType);
    if (!prompt) return missingPrompt(runType);
    const rendered = renderRequest(prompt, question, modelOf(prompt));
    if ("kind" in rendered) return rendered;
    const requestKey = createHash("sha256").update(JSON.stringify(rendered)).digest("hex");
    return { ...rendered, requestKey, promptId: prompt.promptId, runType };
  };

  return {
    policy,

    async ask(task, question, signal) {
      const prepared = await render(task, question);
      if ("kind" in prepared) return prepared;
      const { requestKey, promptId, runType, ...rendered } = prepared;
      const { jobId, assessmentId } = task;
      const { runId, received, spoilt } = await db.runs.begin({
        jobId,
        assessmentId,
        stage: stageOf(question),
        runType,
        modelId: rendered.model,
        promptId,
        input: JSON.stringify(rendered.messages),
        requestKey,
      });
      if (received !== null) return { kind: "answer", text: received, runId };
      const request = { ...rendered, runId, assessmentId, sessionId: assessmentId, fresh: spoilt };
      const reply = await chat(request, signal).catch(async (error) => {
        // Whether it was billed cannot be known here; the row stays as the trace of it.
        await db.runs.end(runId, { status: "failed", error: "aborted" }, charge).catch(() => {});
        throw error;
      });
      if (reply.kind === "wait") {
        await db.runs.drop(runId);
        return { kind: "wait", until: reply.until, reason: reply.reason };
      }
      if (reply.kind === "over_budget") {
        await db.runs.drop(runId);
        if (reply.until && budget?.over === "wait")
          return { kind: "wait", until: reply.until, reason: "over_budget" };
        const message = `The ${reply.scope}'s budget for models does not hold another call.`;
        return { kind: "refused", detail: "over_budget", message };
      }
      await db.runs.end(runId, resultOf(reply), charge);
      return answerOf(reply, runId);
    },

    async reject(runId, detail) {
      await db.runs.reject(runId, detail);
    },

    async recall(task, requirements, { resume_id, text }) {
      const judge = await judgeOf(task);
      return judge ? await db.verdicts.recall(judge, requirements, { resumeId: resume_id, text }) : [];
    },

    async remember(task, verdicts, { resume_id, text }) {
      const judge = await judgeOf(task);
      if (judge) await db.verdicts.remember(judge, verdicts, { resumeId: resume_id, text });
    },

    chat,
    breakers,
    credits: () => llm.credits(),
    estimate: (call) => llm.estimate(call),
    preview: render,
  };
}

function missingPrompt(runType: string): Answer {
  return {
    kind: "configuration",
    detail: "prompt_missing",
    message: `No prompt ${runType} is labelled production; label one (docs/prompts.md) or restart Leadfit to seed the default one, then retry.`,
  };
}

function resultOf(reply: Ended) {
  if (reply.kind === "answered") {
    const { content, usage, model, provider, generationId } = reply;
    return {
      status: "received" as const,
      output: content,
      usage,
      providerModel: model,
      provider,
      generationId,
    };
  }
  const { detail, usage, generationId } = reply;
  return { status: "failed" as const, error: detail, usage, generationId };
}
