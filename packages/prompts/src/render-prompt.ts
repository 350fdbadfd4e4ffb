/**
 * Fills a version's template for its step, after the checks of a save: a row may come from elsewhere than the API, or from
 * a release whose code read other fields.
 */
import type { FrozenPrompt } from "@leadfit/contracts";
import { checkResponseSchema } from "./check-response-schema.ts";
import { checkTemplate } from "./check-template.ts";
import { TemplateError } from "./parse-template.ts";
import type { PromptIssue } from "./prompt-issue.ts";
import { renderTemplate } from "./render-template.ts";

/**
 * @param data what the step offers (template-variables.ts); it may hold more
 * @throws TemplateError that says what is wrong and where
 */
export function renderPrompt(
  { runType, template, responseSchema }: Pick<FrozenPrompt, "runType" | "template" | "responseSchema">,
  data: Record<string, unknown>,
): string {
  const [issue] = [...checkTemplate(runType, template), ...checkSchemaText(runType, responseSchema)];
  if (issue) throw new TemplateError(`${issue.path}: ${issue.message}`);
  return renderTemplate(template, data);
}

function checkSchemaText(runType: FrozenPrompt["runType"], text: string): PromptIssue[] {
  try {
    return checkResponseSchema(runType, JSON.parse(text));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return [{ path: "response_schema", message: "is not valid JSON" }];
  }
}
