/** Reads the shipped prompts: text in defaults/*.eta, parameters here, response schemas from contracts. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { modelResponseJsonSchemas, runTypes, type Stage, stages } from "@leadfit/contracts";

export type DefaultPrompt = {
  /** The step and the start of its content's hash: a changed default is another prompt. */
  promptId: string;
  runType: string;
  modelId: string;
  systemPrompt: string;
  template: string;
  temperature: number;
  responseSchema: string;
  thinkingBudget: number | null;
};

const defaultsFolder = join(import.meta.dirname, "../defaults");

/** An open-weights reasoning model that several OpenRouter providers serve; LEADFIT_MODEL will replace it. */
const defaultModelId = "openai/gpt-oss-120b";

/** Tokens a step may think; matching weighs evidence, the others copy and cut. */
const thinkingBudgets: Record<Stage, number> = {
  extract: 0,
  tag: 512,
  atomize: 512,
  classify: 512,
  match: 2048,
};

/** In a defaults file everything before this line is the system prompt, everything after it the template. */
const divider = "\n---\n";

export function defaultPrompts(): DefaultPrompt[] {
  return stages.map((stage) => {
    const runType = runTypes[stage];
    const file = readFileSync(join(defaultsFolder, `${runType}.eta`), "utf8");
    const cut = file.indexOf(divider);
    const prompt = {
      runType,
      modelId: defaultModelId,
      systemPrompt: file.slice(0, cut).trim(),
      template: file.slice(cut + divider.length).trim(),
      temperature: 0,
      responseSchema: JSON.stringify(modelResponseJsonSchemas[stage]),
      thinkingBudget: thinkingBudgets[stage],
    };
    const hash = createHash("sha256").update(JSON.stringify(prompt)).digest("hex");
    return { promptId: `${runType}-${hash.slice(0, 12)}`, ...prompt };
  });
}
