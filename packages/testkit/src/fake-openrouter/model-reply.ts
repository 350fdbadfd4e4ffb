/** What the model says at last: its text and why it stopped. Knows nothing of tokens, prices or HTTP. */
import type { Fault } from "./fault.ts";

export type ModelReply = {
  content: string | null;
  refusal: string | null;
  finishReason: "stop" | "length" | "content_filter" | null;
};

/** @param content the answer's JSON, already with the fault's own mistakes in it */
export function modelReply(content: string, fault: Fault | null): ModelReply {
  const said: ModelReply = { content, refusal: null, finishReason: "stop" };
  switch (fault?.kind) {
    case "bad_json":
      // A quote that nobody closes: no repair of commas or brackets makes this sound.
      return { ...said, content: content.replace(/"(?=[^"]*$)/, "") };
    case "fenced_json":
      return { ...said, content: `Here is the JSON you asked for:\n\n\`\`\`json\n${content}\n\`\`\`\n` };
    case "truncated":
      return { ...said, content: content.slice(0, Math.ceil(content.length / 2)), finishReason: "length" };
    case "refusal":
      return { content: null, refusal: "I'm sorry, but I can't help with that.", finishReason: "stop" };
    case "content_filter":
      return { content: "", refusal: null, finishReason: "content_filter" };
    case "empty":
      return { content: "", refusal: null, finishReason: null };
    default:
      return said;
  }
}
