/**
 * A version as two files: `<name>.json` holds its parameters, `<name>.eta` its system prompt, a line of `---`, and its
 * template. The shipped prompts, an export and an import are all of this form.
 */
import type { Prompt, PromptFile } from "@leadfit/contracts";
import { divider } from "./check-prompt.ts";
import type { PromptIssue } from "./prompt-issue.ts";

/** @returns its files, named after the step and the version's number there */
export function promptToFiles(prompt: Prompt): PromptFile[] {
  const { run_type, version, system_prompt, template } = prompt;
  const { model_id, fallback_models, temperature, reasoning, max_output_tokens, provider, note } = prompt;
  const parameters = { model_id, fallback_models, temperature, reasoning, max_output_tokens, provider, note };
  const { response_schema } = prompt;
  const name = `${run_type}-${version}`;
  return [
    {
      name: `${name}.json`,
      content: `${JSON.stringify({ run_type, ...parameters, response_schema }, null, 2)}\n`,
    },
    { name: `${name}.eta`, content: `${system_prompt}${divider}${template}\n` },
  ];
}

/** What two files say, to be checked by checkPrompt; or what is wrong with them as files. */
export type FileContent = { name: string; content: unknown } | { name: string; issue: PromptIssue };

/** @returns one entry a pair, version 2 before version 10 */
export function promptsFromFiles(files: PromptFile[]): FileContent[] {
  const byName = new Map(files.map(({ name, content }) => [name, content]));
  const names = [...new Set(files.map(({ name }) => name.replace(/\.(json|eta)$/, "")))];
  return names
    .sort((a, b) => a.localeCompare(b, "en", { numeric: true }))
    .map((name) => {
      const [json, text] = [byName.get(`${name}.json`), byName.get(`${name}.eta`)];
      const refused = (ending: string, message: string) => ({
        name,
        issue: { path: `${name}.${ending}`, message },
      });
      if (json === undefined) return refused("json", "is missing: it holds the version's parameters");
      if (text === undefined) return refused("eta", "is missing: it holds the version's texts");
      let parameters: unknown;
      try {
        parameters = JSON.parse(json);
      } catch {
        return refused("json", "is not valid JSON");
      }
      if (parameters === null || typeof parameters !== "object" || Array.isArray(parameters))
        return refused("json", "must be an object");
      const lines = text.replaceAll(/\r\n?/g, "\n");
      const cut = lines.indexOf(divider);
      if (cut < 0) return refused("eta", "has no line --- between the system prompt and the template");
      const [system_prompt, template] = [lines.slice(0, cut), lines.slice(cut + divider.length)];
      return { name, content: { ...parameters, system_prompt, template } };
    });
}
