/**
 * A model for the stages without a database: the shipped prompts, nothing written down, and a meter. For measuring one
 * page after the other; production's is open-model.ts.
 */
import { runTypes } from "@leadfit/contracts";
import { createLlm, type Usage } from "@leadfit/llm";
import { defaultPrompts } from "@leadfit/prompts";
import type { Logger } from "@leadfit/service";
import type { Model } from "@leadfit/stages";
import { createMemoryLimiter } from "./memory-limiter.ts";
import { answerOf, renderRequest } from "./model-call.ts";
import type { ModelSettings } from "./settings.ts";

export type MeteredModel = Model & {
  /** The model's own; several, with a plus between them, where the prompts name more than one. */
  name: string;
  /** What has been used up so far, failed calls included. */
  used(): Pick<Usage, "inputTokens" | "outputTokens" | "costUsd">;
};

/** @throws TypeError where the base URL is no URL */
export function openMeteredModel(settings: ModelSettings, log: Logger): MeteredModel {
  const { baseUrl, apiKey, rpm, slots, model } = settings;
  const llm = createLlm({ baseUrl, apiKey, limiter: createMemoryLimiter(), rpm, slots, log });
  const prompts = new Map(defaultPrompts().map((prompt) => [prompt.runType, prompt]));
  const used = { inputTokens: 0, outputTokens: 0, costUsd: 0 };
  let calls = 0;
  return {
    name: model ?? [...new Set([...prompts.values()].map(({ modelId }) => modelId))].join("+"),
    used: () => ({ ...used }),

    async ask(task, question, signal) {
      const prompt = prompts.get(runTypes[question.stage]);
      if (!prompt) throw new Error(`no prompt is shipped for ${question.stage}`);
      const rendered = renderRequest(prompt, task, question, model ?? prompt.modelId);
      if ("kind" in rendered) return rendered;
      const reply = await llm.chat(rendered, signal);
      if (reply.kind === "wait") return { kind: "wait", until: reply.until, reason: reply.reason };
      for (const key of ["inputTokens", "outputTokens", "costUsd"] as const)
        used[key] += reply.usage?.[key] ?? 0;
      return answerOf(reply, `call-${++calls}`);
    },

    // Nothing is kept that could be given again.
    async reject() {},
  };
}
