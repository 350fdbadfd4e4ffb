/** `leadfit assess page.html --resume resume.pdf`: one page's assessment, printed. */
import { basename } from "node:path";
import { pageLimitBytes, resumeLimitBytes } from "@leadfit/contracts";
import { printAssessment } from "../print-assessment.ts";
import { readBytes, readTextFile } from "../read-text-file.ts";
import { withClient } from "../with-client.ts";

export type AssessOptions = { resume?: string; url?: string; json?: boolean };

export async function assess(
  pageFile: string,
  { resume: resumeFile, url, json }: AssessOptions,
): Promise<void> {
  // Both files are read before anything is started or stored.
  const page = readTextFile(pageFile, pageLimitBytes);
  const resume = resumeFile === undefined ? undefined : readBytes(resumeFile, resumeLimitBytes);
  await withClient(async (client) => {
    const resumeId =
      resume !== undefined && resumeFile !== undefined
        ? (await client.addResume({ fileName: basename(resumeFile), bytes: resume })).resume_id
        : undefined;
    const data = await client.assessPage({
      html: page,
      ...(url && { url }),
      ...(resumeId && { resume_id: resumeId }),
    });
    if (json) console.log(JSON.stringify(data, null, 2));
    else printAssessment(data);
  });
}
