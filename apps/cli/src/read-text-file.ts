/** A file given by the user, as text or as it is; whatever is wrong with it is said in one line. */
import { readFileSync, statSync } from "node:fs";
import { UsageError } from "./usage-error.ts";

/** @throws UsageError where the file is missing, no plain file, empty, too large or not UTF-8 text */
export function readTextFile(file: string, limitBytes: number): string {
  const bytes = readBytes(file, limitBytes);
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(`${file}: not UTF-8 text`);
  }
  if (text.trim() === "") throw new UsageError(`${file}: empty`);
  return text;
}

/** @throws UsageError where the file is missing, no plain file, empty or too large */
export function readBytes(file: string, limitBytes: number): Buffer<ArrayBuffer> {
  try {
    const stat = statSync(file);
    // A pipe or a terminal would be waited for.
    if (!stat.isFile()) throw new UsageError(`${file}: not a file`);
    if (stat.size > limitBytes)
      throw new UsageError(`${file}: larger than ${Math.floor(limitBytes / 1e6)} MB`);
    if (stat.size === 0) throw new UsageError(`${file}: empty`);
    return readFileSync(file);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const { code } = error as { code?: string };
    throw new UsageError(`${file}: ${code === "ENOENT" ? "no such file" : `cannot be read (${code})`}`);
  }
}
