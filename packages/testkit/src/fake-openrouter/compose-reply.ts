/** From a valid request to what the model says to it and what that costs. Pure but for ids and clocks; no HTTP. */
import { type Step, stepRunTypes } from "@leadfit/contracts";
import { answerHonestly } from "./answer-honestly.ts";
import { type ChatRequest, messageText, userRoles } from "./chat-request.ts";
import { countUsage, cutAtCap, thinkingTokens } from "./count-usage.ts";
import type { Fault, FaultTarget } from "./fault.ts";
import { answerKeys, findStage, responseSchemaOf } from "./find-stage.ts";
import { fitToSchema } from "./fit-to-schema.ts";
import { modelReply } from "./model-reply.ts";
import { readPrompt } from "./read-prompt.ts";
import { type Answer, spoilAnswer } from "./spoil-answer.ts";

/** What an honest model would answer; `answer` is null for a call that asks for no JSON that we know. */
export type HonestAnswer = FaultTarget & { answer: Answer | null };

export function honestAnswer(request: ChatRequest): HonestAnswer {
  const stage = findStage(request);
  const answer = stage === null ? null : answerHonestly(stage, readPrompt(messageText(request, userRoles)));
  const schema = responseSchemaOf(request);
  const fitted = schema ? (fitToSchema(answer ?? {}, schema) as Answer) : answer;
  const items = stage === null ? null : fitted?.[answerKeys[stage]];
  return { ...targetOf(stage), items: Array.isArray(items) ? items.length : 0, answer: fitted };
}

function targetOf(stage: Step | null) {
  return stage === null
    ? { runType: null, key: null }
    : { runType: stepRunTypes[stage], key: answerKeys[stage] as string };
}

/** The response body of an answered call, and its price in nano-USD. */
export function composeReply(call: {
  id: string;
  model: string;
  request: ChatRequest;
  honest: HonestAnswer;
  fault: Fault | null;
  promptTokens: number;
  cachedTokens: number;
}) {
  const { id, model, request, honest, fault } = call;
  const { answer, key } = honest;
  const given = answer && key !== null && fault ? spoilAnswer(fault, answer, key) : answer;
  const said = modelReply(given ? JSON.stringify(given) : "OK", fault);
  const thinking = thinkingTokens(request, said.content ?? "");
  const reply = cutAtCap(request, said, thinking);
  const { usage, nanoUsd } = countUsage({ ...call, thinking, reply });
  const thoughts = messageText(request, userRoles).slice(0, thinking * 4);
  const body = {
    id,
    object: "chat.completion",
    created: Math.floor(Date.now() / 1000),
    provider: "Fake",
    model,
    choices: [
      {
        index: 0,
        finish_reason: reply.finishReason,
        native_finish_reason: reply.finishReason,
        message: {
          role: "assistant",
          content: reply.content,
          refusal: reply.refusal,
          // Thoughts repeat the input, as real ones do: whoever logs them leaks a resume.
          reasoning: thinking > 0 && !request.reasoning?.exclude ? thoughts : null,
        },
      },
    ] as const,
    usage,
  };
  return { body, nanoUsd };
}
