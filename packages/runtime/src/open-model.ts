/**
 * Joins the stages' Model port to the prompts, the client and the audit rows. Every call is written down before it is
 * made and its reply before it is read; a reply received before a crash is used, not paid for again.
 */
import { createHash } from "node:crypto";
import { runTypes } from "@leadfit/contracts";
import { createLlm, type Llm } from "@leadfit/llm";
import type { Answer, Model, Question } from "@leadfit/stages";
import { answerOf, type Ended, renderRequest } from "./model-call.ts";
import type { Runtime } from "./open-runtime.ts";

/** One client a process: its gate and breakers must see every call. */
const opened = new WeakMap<Runtime, OpenModel | null>();

/** A model for the stages, and the provider's balance for whoever asks. */
export type OpenModel = Model & Pick<Llm, "credits">;

/** Null where no model is set: the rules decide. */
export function openModel(runtime: Runtime): OpenModel | null {
  if (!opened.has(runtime)) opened.set(runtime, createModel(runtime));
  return opened.get(runtime) ?? null;
}

function createModel({ db, settings, log }: Runtime): OpenModel | null {
  if (!settings.model) return null;
  const { baseUrl, apiKey, rpm, slots, model } = settings.model;
  const llm = createLlm({ baseUrl, apiKey, limiter: db.limiter, rpm, slots, log });

  return {
    async ask(task, question, signal) {
      const prompt = await db.prompts.latestOf(runTypes[question.stage]);
      if (!prompt) return missingPrompt(question);
      const rendered = renderRequest(prompt, task, question, model ?? prompt.modelId);
      if ("kind" in rendered) return rendered;
      const requestKey = createHash("sha256").update(JSON.stringify(rendered)).digest("hex");
      const { runId, received } = await db.runs.begin({
        jobId: task.jobId,
        assessmentId: task.assessmentId,
        stage: question.stage,
        modelId: rendered.model,
        promptId: prompt.promptId,
        input: JSON.stringify(rendered.messages),
        requestKey,
      });
      if (received !== null) return { kind: "answer", text: received, runId };
      const reply = await llm.chat(rendered, signal).catch(async (error) => {
        // Whether it was billed cannot be known here; the row stays as the trace of it.
        await db.runs.end(runId, { status: "failed", error: "aborted" }).catch(() => {});
        throw error;
      });
      if (reply.kind === "wait") {
        await db.runs.drop(runId);
        return { kind: "wait", until: reply.until, reason: reply.reason };
      }
      await db.runs.end(runId, resultOf(reply));
      return answerOf(reply, runId);
    },

    credits: () => llm.credits(),

    async reject(runId, detail) {
      await db.runs.reject(runId, detail);
    },
  };
}

function missingPrompt({ stage }: Question): Answer {
  return {
    kind: "configuration",
    detail: "prompt_missing",
    message: `There is no prompt ${runTypes[stage]}; restart Leadfit to seed the default one, then retry.`,
  };
}

function resultOf(reply: Ended) {
  if (reply.kind === "answered") {
    const { content, usage, model, generationId } = reply;
    return { status: "received" as const, output: content, usage, providerModel: model, generationId };
  }
  return { status: "failed" as const, error: reply.detail, usage: reply.usage };
}
