/**
 * Reads a set from its folder: `postings/` and what people said of them (`gold/`, `match/`, `resumes/`). The only file of
 * this package that reads anything.
 */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, extname, join, resolve } from "node:path";
import { readResume } from "@leadfit/resume";
import type { z } from "zod";
import { type Floor, floorSchema } from "./floor.ts";
import { type GoldPage, type GoldVerdict, goldPageSchema, goldVerdictsSchema } from "./gold.ts";
import { type Report, reportSchema } from "./report.ts";

/** The folder, or a file in it, is not what it should be: the message is for the user. */
export class SetError extends Error {
  override name = "SetError";
}

export type SetResume = { id: string; text: string; verdicts: GoldVerdict[] };

export type SetPage = {
  /** The start of the file's name up to the first dash: "07" of "07-site-role.html". */
  id: string;
  file: string;
  content: string;
  url: string | null;
  gold: GoldPage | null;
  resumes: SetResume[];
};

export type EvaluationSet = { name: string; pages: SetPage[] };

/**
 * @param only ids of pages; empty: all
 * @throws SetError
 */
export async function readSet(folder: string, only: string[] = []): Promise<EvaluationSet> {
  const postings = filesOf(join(folder, "postings"));
  if (postings.length === 0) throw new SetError(`${join(folder, "postings")}: no page in it`);
  const ids = postings.map(idOf);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice)
    throw new SetError(`${folder}: two pages are called ${twice}; file names start with an id and a dash`);
  const unknown = only.find((id) => !ids.includes(id));
  if (unknown) throw new SetError(`${folder}: no page ${unknown}; there are ${ids.join(", ")}`);

  const urls = manifestUrls(folder);
  const gold = optionalFilesOf(join(folder, "gold"));
  const match = optionalFilesOf(join(folder, "match"));
  for (const file of [...gold, ...match]) {
    if (!ids.includes(idOf(file))) throw new SetError(`${file}: there is no page ${idOf(file)} in postings/`);
  }
  const pages: SetPage[] = [];
  for (const file of postings) {
    const id = idOf(file);
    if (only.length > 0 && !only.includes(id)) continue;
    const goldFile = gold.find((candidate) => idOf(candidate) === id);
    const page = goldFile ? readJson(goldFile, goldPageSchema) : null;
    const resumes: SetResume[] = [];
    for (const found of match.filter((candidate) => idOf(candidate) === id))
      resumes.push(await readMatch(folder, found));
    pages.push({
      id,
      file: basename(file),
      content: readFileSync(file, "utf8"),
      url: page?.url ?? urls.get(`postings/${basename(file)}`) ?? null,
      gold: page,
      resumes,
    });
  }
  return { name: basename(resolve(folder)), pages };
}

/**
 * What --json wrote.
 * @throws SetError
 */
export function readReport(file: string): Report {
  if (!existsSync(file)) throw new SetError(`${file}: no such file; write it with --json`);
  return readJson(file, reportSchema);
}

/**
 * Null: the set has none.
 * @throws SetError
 */
export function readFloor(folder: string): Floor | null {
  const file = floorFile(folder);
  return existsSync(file) ? readJson(file, floorSchema) : null;
}

export function floorFile(folder: string): string {
  return join(folder, "floor.json");
}

/** `07-ada.json` are the verdicts on page 07 and the resume `ada`. */
async function readMatch(folder: string, file: string): Promise<SetResume> {
  const id = basename(file, extname(file)).slice(idOf(file).length + 1);
  const resume = filesOf(join(folder, "resumes")).find(
    (candidate) => basename(candidate, extname(candidate)) === id,
  );
  if (!resume) throw new SetError(`${file}: there is no resume ${id} in resumes/`);
  const reading = await readResume({ bytes: readFileSync(resume), fileName: basename(resume) });
  if (reading.kind !== "ok") throw new SetError(`${resume}: ${reading.message}`);
  return { id, text: reading.text, verdicts: readJson(file, goldVerdictsSchema) };
}

function manifestUrls(folder: string): Map<string, string> {
  const file = join(folder, "manifest.jsonl");
  const urls = new Map<string, string>();
  if (!existsSync(file)) return urls;
  const lines = readFileSync(file, "utf8").split("\n");
  for (const [index, line] of lines.entries()) {
    if (line.trim() === "") continue;
    const row = parseJson(line, `${file}, line ${index + 1}`) as { file?: unknown; url?: unknown } | null;
    if (typeof row?.file === "string" && typeof row.url === "string") urls.set(row.file, row.url);
  }
  return urls;
}

function readJson<S extends z.ZodType>(file: string, schema: S): z.output<S> {
  const parsed = schema.safeParse(parseJson(readFileSync(file, "utf8"), file));
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(
    ({ path, message }) => `${path.join(".") || "the file"}: ${message}`,
  );
  throw new SetError(`${file}: ${issues.join("; ")}`);
}

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new SetError(`${where}: not JSON (${(error as Error).message})`);
  }
}

function idOf(file: string): string {
  return basename(file, extname(file)).split("-")[0] ?? "";
}

function optionalFilesOf(folder: string): string[] {
  return existsSync(folder) ? filesOf(folder) : [];
}

function filesOf(folder: string): string[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new SetError(
      `${folder}: no such folder; a set has postings/, and gold/, match/ and resumes/ beside it`,
    );
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map(({ name }) => join(folder, name))
    .sort();
}
