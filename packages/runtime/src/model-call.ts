/** A question as a request by its prompt, and a reply as an answer: what every Model shares, with a database or without. */
import { modelResponseJsonSchemas, runTypes } from "@leadfit/contracts";
import type { ChatReply, ChatRequest } from "@leadfit/llm";
import { type DefaultPrompt, renderTemplate, TemplateError } from "@leadfit/prompts";
import type { Answer, Question, StageTask } from "@leadfit/stages";

export type Prompt = Pick<
  DefaultPrompt,
  "promptId" | "modelId" | "systemPrompt" | "template" | "temperature" | "thinkingBudget"
>;

/** A reply that ends the call. */
export type Ended = Exclude<ChatReply, { kind: "wait" }>;

/** The request; or the answer that there can be none, where the prompt is wrong. */
export function renderRequest(
  prompt: Prompt,
  { assessmentId }: StageTask,
  { stage, data, issues, maxOutputTokens }: Question,
  model: string,
): ChatRequest | Answer {
  let content: string;
  try {
    content = renderTemplate(prompt.template, data);
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
  const { thinkingBudget } = prompt;
  return {
    model,
    messages,
    schema: { name: runTypes[stage], schema: modelResponseJsonSchemas[stage] },
    temperature: prompt.temperature,
    thinkingBudget,
    maxCompletionTokens: maxOutputTokens + (thinkingBudget ?? 0),
    sessionId: assessmentId,
  };
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
