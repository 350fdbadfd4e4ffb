/** Chat requests for the fake's own tests, rendered from our default prompts. */
import { runTypes, type Stage } from "@leadfit/contracts";
import { defaultPrompts, renderTemplate } from "@leadfit/prompts";

/** @param data what the step's default template is filled with, beside the delimiter */
export function chatBody(stage: Stage, data: Record<string, unknown>, more: object = {}): object {
  const prompt = defaultPrompts().find(({ runType }) => runType === runTypes[stage]);
  if (!prompt) throw new Error(`no default prompt for ${stage}`);
  const user = renderTemplate(prompt.template, { delimiter: "=====7f3a9c=====", ...data });
  return {
    model: prompt.modelId,
    messages: [
      { role: "system", content: prompt.systemPrompt },
      { role: "user", content: user },
    ],
    response_format: {
      type: "json_schema",
      json_schema: { name: prompt.runType, strict: true, schema: JSON.parse(prompt.responseSchema) },
    },
    ...more,
  };
}

export type ChatReply = {
  status: number;
  headers: Headers;
  body: {
    id: string;
    model: string;
    choices: {
      finish_reason: string | null;
      message: { content: string | null; refusal: string | null; reasoning: string | null };
    }[];
    usage: {
      prompt_tokens: number;
      completion_tokens: number;
      total_tokens: number;
      cost: number;
      prompt_tokens_details: { cached_tokens: number };
      completion_tokens_details: { reasoning_tokens: number };
    };
    error?: { code: number; message: string; metadata?: Record<string, unknown>; availability?: object };
  };
};

export async function post(
  { baseUrl, apiKey }: { baseUrl: string; apiKey: string },
  body: unknown,
  headers: Record<string, string> = {},
): Promise<ChatReply> {
  const response = await fetch(`${baseUrl}/chat/completions`, {
    method: "POST",
    headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as ChatReply["body"],
  };
}

export function contentOf(reply: ChatReply): string {
  return reply.body.choices[0]?.message.content ?? "";
}
