/** A question as a request by its prompt, and a reply as an answer: what every Model shares, with a database or without. */
import { type FrozenPrompt, type Stage, stepRunTypes } from "@leadfit/contracts";
import type { ChatReply, ChatRequest } from "@leadfit/llm";
import { renderPrompt, TemplateError } from "@leadfit/prompts";
import type { Answer, Question } from "@leadfit/stages";

export type Prompt = Omit<FrozenPrompt, "version">;

/** A reply that ends the call. */
export type Ended = Exclude<ChatReply, { kind: "wait" } | { kind: "over_budget" }>;

/** What is asked, whoever asks it and however often. */
export type Rendered = Omit<ChatRequest, "runId" | "assessmentId" | "sessionId" | "fresh">;

/** What an effort leaves of the completion for the answer. Source: OpenRouter's page on reasoning tokens. */
const answerShares: Record<string, number> = {
  none: 1,
  minimal: 0.9,
  low: 0.8,
  medium: 0.5,
  high: 0.2,
  xhigh: 0.05,
  max: 0.05,
};

/** The stage whose work a question is part of. */
export function stageOf({ step }: Question): Stage {
  return step === "combined" ? "tag" : step;
}

/** The request; or the answer that there can be none, where the prompt is wrong. */
export function renderRequest(prompt: Prompt, question: Question, model: string): Rendered | Answer {
  const { step, data, issues, maxOutputTokens, moreRoom } = question;
  let content: string;
  try {
    content = renderPrompt(prompt, data);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const message = `Prompt ${prompt.promptId}: ${error.message}`;
    return { kind: "configuration", detail: "prompt_template_invalid", message };
  }
  const messages: ChatRequest["messages"] = [
    { role: "system", content: prompt.systemPrompt },
    { role: "user", content },
  ];
  if (issues.length > 0) {
    const list = issues.map((issue) => `- ${issue}`).join("\n");
    messages.push({
      role: "user",
      content: `Your last answer could not be used:\n${list}\nAnswer again, in full.`,
    });
  }
  const { reasoning, temperature, provider, fallbackModels } = prompt;
  const room = (prompt.maxOutputTokens ?? maxOutputTokens) * (moreRoom ? 2 : 1);
  return {
    model,
    fallbackModels,
    messages,
    schema: { name: stepRunTypes[step], schema: JSON.parse(prompt.responseSchema) },
    temperature,
    reasoning,
    provider,
    maxCompletionTokens: withThinking(room, reasoning),
  };
}

function withThinking(answerTokens: number, reasoning: ChatRequest["reasoning"]): number {
  if (!reasoning) return answerTokens;
  if ("budget" in reasoning) return answerTokens + reasoning.budget;
  return Math.ceil(answerTokens / (answerShares[reasoning.effort] ?? 0.5));
}

export function answerOf(reply: Ended, runId: string): Answer {
  if (reply.kind === "answered") return { kind: "answer", text: reply.content, runId };
  const { detail, message } = reply;
  switch (reply.class) {
    case "transport":
      return { kind: "transport", detail, message };
    case "truncated":
      return { kind: "truncated", detail, message };
    case "content":
      return { kind: "refused", detail, message };
    case "permanent":
      // Too long is this job's trouble; anything else would befall every job.
      return { kind: detail === "input_too_large" ? "refused" : "configuration", detail, message };
  }
}
