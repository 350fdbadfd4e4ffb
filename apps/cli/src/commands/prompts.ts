/** `leadfit prompts …`: versions of prompts and their labels, and both as files (docs/prompts.md). */
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ApiError } from "@leadfit/client";
import { type PromptFile, promptLabelSchema, type SavedPrompt } from "@leadfit/contracts";
import { isPromptFile, readPromptFile, readPromptPair } from "../read-prompt-pair.ts";
import { UsageError } from "../usage-error.ts";
import { withClient } from "../with-client.ts";

export async function listPrompts({ runType }: { runType?: string }): Promise<void> {
  await withClient(async (client) => {
    for (const { run_type, version, prompt_id, model_id, labels, note } of await client.prompts(runType)) {
      const standing = labels.length > 0 ? ` [${labels.join(", ")}]` : "";
      console.log(`${run_type} ${version}  ${prompt_id}  ${model_id}${standing}${note ? `  ${note}` : ""}`);
    }
  });
}

export async function showPrompt(promptId: string): Promise<void> {
  await withClient(async (client) => {
    const { system_prompt, template, response_schema: _, ...parameters } = await client.prompt(promptId);
    console.log(`${JSON.stringify(parameters, null, 2)}\n\n${system_prompt}\n---\n${template}`);
  });
}

/** @param file either of a version's two files; the other one stands beside it */
export async function savePrompt(file: string): Promise<void> {
  await importFiles(readPromptPair(file));
}

export async function labelPrompt(runType: string, label: string, promptId: string): Promise<void> {
  const parsed = promptLabelSchema.safeParse(label);
  if (!parsed.success)
    throw new UsageError(`${label}: labels are ${promptLabelSchema.options.join(" and ")}`);
  await withClient(async (client) => {
    const { version } = await client.movePromptLabel(runType, parsed.data, promptId);
    console.log(`${parsed.data} of ${runType} is version ${version}`);
  });
}

export async function exportPrompts(folder: string): Promise<void> {
  await withClient(async (client) => {
    const files = await client.exportPrompts();
    mkdirSync(folder, { recursive: true });
    for (const { name, content } of files) writeFileSync(join(folder, name), content);
    console.log(`${files.length / 2} versions written to ${folder}`);
  });
}

export async function importPrompts(folder: string): Promise<void> {
  let names: string[];
  try {
    names = readdirSync(folder).filter(isPromptFile);
  } catch (error) {
    throw new UsageError(`${folder}: cannot be read (${(error as { code?: string }).code})`);
  }
  if (names.length === 0) throw new UsageError(`${folder}: no .json and .eta in it`);
  await importFiles(names.map((name) => readPromptFile(join(folder, name))));
}

async function importFiles(files: PromptFile[]): Promise<void> {
  await withClient(async (client) => {
    const saved = await client.importPrompts(files).catch((error: unknown) => {
      const issues = error instanceof ApiError ? error.envelope?.error.issues : undefined;
      if (!issues) throw error;
      throw new UsageError(issues.map(({ path, message }) => `${path}: ${message}`).join("\n"));
    });
    for (const one of saved) console.log(line(one));
  });
}

function line({ run_type, version, prompt_id, created }: SavedPrompt): string {
  return `${run_type} ${version}  ${prompt_id}  ${created ? "saved" : "there already"}`;
}
