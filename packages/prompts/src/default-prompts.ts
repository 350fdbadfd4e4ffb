/** Reads the shipped prompts: a pair of files each in defaults/, response schemas from contracts. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type NewPrompt, promptRunTypes } from "@leadfit/contracts";
import { checkPrompt } from "./check-prompt.ts";
import { promptsFromFiles } from "./prompt-files.ts";

const folder = join(import.meta.dirname, "../defaults");

/** @throws Error where a shipped prompt would not be taken from a user either */
export function defaultPrompts(): NewPrompt[] {
  const files = readdirSync(folder).map((name) => ({
    name,
    content: readFileSync(join(folder, name), "utf8"),
  }));
  const prompts = promptsFromFiles(files).map((file) => {
    const checked =
      "issue" in file ? { ok: false as const, issues: [file.issue] } : checkPrompt(file.content);
    if (!checked.ok) throw new Error(`defaults/${file.name}: ${JSON.stringify(checked.issues)}`);
    return checked.prompt;
  });
  return promptRunTypes.map((runType) => {
    const prompt = prompts.find((one) => one.runType === runType);
    if (!prompt) throw new Error(`defaults/ has no prompt ${runType}`);
    return prompt;
  });
}
