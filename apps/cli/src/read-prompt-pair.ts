/** The two files of a prompt's version, named by either of them. */
import { basename } from "node:path";
import type { PromptFile } from "@leadfit/contracts";
import { readTextFile } from "./read-text-file.ts";
import { UsageError } from "./usage-error.ts";

const fileLimitBytes = 2_000_000;
const ending = /\.(json|eta)$/;

/** True for a name that either of the two may have. */
export const isPromptFile = (name: string): boolean => ending.test(name);

/** @throws UsageError where one of both is missing or no text */
export function readPromptPair(file: string): PromptFile[] {
  if (!isPromptFile(file)) throw new UsageError(`${file}: a version is a pair of files, .json and .eta`);
  const stem = file.replace(ending, "");
  return [`${stem}.json`, `${stem}.eta`].map(readPromptFile);
}

/** @throws UsageError where it is missing or no text */
export function readPromptFile(path: string): PromptFile {
  return { name: basename(path), content: readTextFile(path, fileLimitBytes) };
}
