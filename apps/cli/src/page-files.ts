/** Which files of a folder may be saved job pages, by their names. Opens none of them. */
import { readdirSync } from "node:fs";
import { extname, join } from "node:path";
import { UsageError } from "./usage-error.ts";

const extensions = [".html", ".htm", ".json", ".md", ".txt"];

/**
 * @returns paths, sorted
 * @throws UsageError where the folder cannot be read or holds no such file
 */
export function pageFiles(folder: string, recursive: boolean): string[] {
  let files: string[];
  try {
    files = readdirSync(folder, { withFileTypes: true, recursive })
      .filter((entry) => !entry.isDirectory() && extensions.includes(extname(entry.name).toLowerCase()))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch (error) {
    const { code } = error as { code?: string };
    const why = { ENOENT: "no such folder", ENOTDIR: "not a folder" }[code ?? ""];
    throw new UsageError(`${folder}: ${why ?? `cannot be read (${code})`}`);
  }
  if (files.length === 0)
    throw new UsageError(
      `${folder}: no page in it (${extensions.join(", ")})${recursive ? "" : "; --recursive looks into its subfolders"}`,
    );
  return files;
}
