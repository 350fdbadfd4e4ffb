/** Which of our steps a call is: told by its response schema, and by the system prompt when it sends none. */
import type { Step } from "@leadfit/contracts";
import { type ChatRequest, messageText, systemRoles } from "./chat-request.ts";
import type { JsonSchema } from "./fit-to-schema.ts";

/** The top-level key of each step's reply. */
export const answerKeys = {
  extract: "posting",
  tag: "tagged_list",
  atomize: "atomic_objects",
  classify: "classified_objects",
  match: "assessed_objects",
  combined: "requirements",
} as const satisfies Record<Step, string>;

/** The first that fits counts: the later ones are words of the earlier prompts too. */
const systemWords: [Step, RegExp][] = [
  ["extract", /\bweb page\b/i],
  ["match", /\bresume\b.*\bevidence\b|\bjudge\b.*\bresume\b/is],
  ["atomize", /\batomic ones\b|\bsmallest parts\b/i],
  ["classify", /\bclassify\b/i],
  ["tag", /\bqualifications\b/i],
];

export function responseSchemaOf({ response_format: format }: ChatRequest): JsonSchema | null {
  return format?.type === "json_schema" ? (format.json_schema as { schema: JsonSchema }).schema : null;
}

/** Null for a call that is none of ours, such as a check of the key. */
export function findStage(request: ChatRequest): Step | null {
  const schema = responseSchemaOf(request);
  if (schema) {
    const properties = schema.properties ?? {};
    const known = Object.entries(answerKeys).find(([, key]) => key in properties);
    return (known?.[0] as Step | undefined) ?? null;
  }
  const system = messageText(request, systemRoles);
  return systemWords.find(([, words]) => words.test(system))?.[0] ?? null;
}
