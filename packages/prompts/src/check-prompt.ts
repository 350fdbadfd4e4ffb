/** Everything that is checked before a version is saved: its parameters, its template, its response schema. Pure. */
import { type NewPrompt, promptContentSchema } from "@leadfit/contracts";
import { checkResponseSchema, stepResponseSchema } from "./check-response-schema.ts";
import { checkTemplate } from "./check-template.ts";
import { promptIdOf } from "./prompt-id.ts";
import type { PromptIssue } from "./prompt-issue.ts";

export type CheckedPrompt = { ok: true; prompt: NewPrompt } | { ok: false; issues: PromptIssue[] };

/** Between the system prompt and the template in a version's file (prompt-files.ts). */
export const divider = "\n---\n";

/** Nobody reads more of them, and a template has room for thousands. */
const issuesLimit = 50;

/** @param value a body of POST /v1/prompts, or what the two files of a version say */
export function checkPrompt(value: unknown): CheckedPrompt {
  const parsed = promptContentSchema.safeParse(value);
  if (!parsed.success) return { ok: false, issues: parsed.error.issues.flatMap(issuesOf) };
  const { run_type, system_prompt, template, response_schema, ...rest } = parsed.data;
  const schema = response_schema ?? stepResponseSchema(run_type);
  const issues = [...checkTemplate(run_type, template), ...checkResponseSchema(run_type, schema)];
  if (`\n${system_prompt}\n`.includes(divider))
    issues.push({
      path: "system_prompt",
      message: "must not have the line ---: it divides a version's file",
    });
  if (issues.length > 0) return { ok: false, issues: issues.slice(0, issuesLimit) };
  const content = {
    runType: run_type,
    modelId: rest.model_id,
    fallbackModels: rest.fallback_models,
    systemPrompt: system_prompt,
    template,
    temperature: rest.temperature,
    responseSchema: JSON.stringify(schema),
    reasoning: rest.reasoning,
    maxOutputTokens: rest.max_output_tokens,
    provider: rest.provider,
  };
  return { ok: true, prompt: { promptId: promptIdOf(content), ...content, note: rest.note } };
}

type ZodIssue = { code?: string; path: PropertyKey[]; message: string; keys?: string[] };

/** An unknown key is told by its own path. */
function issuesOf(issue: ZodIssue): PromptIssue[] {
  const path = issue.path.map(String);
  if (issue.code !== "unrecognized_keys") return [{ path: path.join("."), message: issue.message }];
  return (issue.keys ?? []).map((key) => ({ path: [...path, key].join("."), message: "is not known" }));
}
