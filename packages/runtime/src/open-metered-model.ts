/**
 * A model for the stages without a database: the shipped prompts, nothing written down, and a meter. For measuring one
 * page after the other; production's is open-model.ts.
 */
import { type NewPrompt, stepRunTypes } from "@leadfit/contracts";
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

/**
 * @param own versions that take the place of the shipped ones of their steps
 * @throws TypeError where the base URL is no URL
 */
export function openMeteredModel(settings: ModelSettings, log: Logger, own: NewPrompt[] = []): MeteredModel {
  const { baseUrl, apiKey, managementKey, openRouter, accountPollMs, rpm, slots, model, policy } = settings;
  const llm = createLlm({
    baseUrl,
    apiKey,
    managementKey,
    ...(openRouter !== undefined && { openRouter }),
    accountPollMs,
    limiter: createMemoryLimiter(),
    budget: null,
    rpm,
    slots,
    log,
  });
  const prompts = new Map([...defaultPrompts(), ...own].map((prompt) => [prompt.runType, prompt]));
  const used = { inputTokens: 0, outputTokens: 0, costUsd: 0 };
  let calls = 0;
  return {
    name: model ?? [...new Set([...prompts.values()].map(({ modelId }) => modelId))].join("+"),
    policy,
    used: () => ({ ...used }),

    async ask({ assessmentId }, question, signal) {
      const runType = stepRunTypes[question.step];
      const prompt = prompts.get(runType);
      if (!prompt) throw new Error(`no prompt ${runType} is shipped`);
      const rendered = renderRequest(prompt, question, model ?? prompt.modelId);
      if ("kind" in rendered) return rendered;
      const runId = `call-${++calls}`;
      const request = { ...rendered, runId, assessmentId, sessionId: assessmentId, fresh: false };
      const reply = await llm.chat(request, signal);
      if (reply.kind === "wait") return { kind: "wait", until: reply.until, reason: reply.reason };
      if (reply.kind === "over_budget") throw new Error("there is no budget here");
      for (const key of ["inputTokens", "outputTokens", "costUsd"] as const)
        used[key] += reply.usage?.[key] ?? 0;
      return answerOf(reply, runId);
    },

    // Nothing is kept that could be given again.
    async reject() {},
    recall: async () => [],
    async remember() {},
  };
}
