/** `leadfit assess page.html --resume resume.md`: one page's assessment, printed. */
import { readFileSync } from "node:fs";
import { basename, extname } from "node:path";
import type { LeadfitClient } from "@leadfit/client";
import { pageLimitBytes, type ResumeFormat } from "@leadfit/contracts";
import { printAssessment } from "../print-assessment.ts";
import { UsageError } from "../usage-error.ts";
import { withClient } from "../with-client.ts";

export type AssessOptions = { resume?: string; url?: string; json?: boolean };

const formats: Record<string, ResumeFormat> = {
  ".md": "markdown",
  ".markdown": "markdown",
  ".json": "json_resume",
};
const resumeLimitBytes = 1_000_000;

export async function assess(
  pageFile: string,
  { resume: resumeFile, url, json }: AssessOptions,
): Promise<void> {
  // Both files are read before anything is started or stored.
  const page = readText(pageFile, pageLimitBytes);
  const resume = resumeFile === undefined ? undefined : readText(resumeFile, resumeLimitBytes);
  await withClient(async (client) => {
    const resumeId =
      resume !== undefined && resumeFile ? await addResume(client, resumeFile, resume) : undefined;
    const data = await client.assessPage({
      html: page,
      ...(url && { url }),
      ...(resumeId && { resume_id: resumeId }),
    });
    if (json) console.log(JSON.stringify(data, null, 2));
    else printAssessment(data);
  });
}

async function addResume(client: LeadfitClient, file: string, content: string): Promise<string> {
  const format = formats[extname(file).toLowerCase()] ?? "text";
  return (await client.addResume({ name: basename(file), format, content })).resume_id;
}

/** @throws UsageError where the file is missing, empty, too large or not UTF-8 text */
function readText(file: string, limitBytes: number): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const { code } = error as { code?: string };
    throw new UsageError(`${file}: ${code === "ENOENT" ? "no such file" : `cannot be read (${code})`}`);
  }
  if (bytes.length > limitBytes)
    throw new UsageError(`${file}: larger than ${Math.floor(limitBytes / 1e6)} MB`);
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(`${file}: not UTF-8 text`);
  }
  if (text.trim() === "") throw new UsageError(`${file}: empty`);
  return text;
}
