/** `leadfit assess page.html --resume resume.md`: one page's assessment, printed. */
import { basename, extname } from "node:path";
import type { LeadfitClient } from "@leadfit/client";
import { pageLimitBytes, type ResumeFormat } from "@leadfit/contracts";
import { printAssessment } from "../print-assessment.ts";
import { readTextFile } from "../read-text-file.ts";
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
  const page = readTextFile(pageFile, pageLimitBytes);
  const resume = resumeFile === undefined ? undefined : readTextFile(resumeFile, resumeLimitBytes);
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
