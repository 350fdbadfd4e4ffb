/** A fact more in a resume: its text with a line at the end, as the next version. */
import type { LeadfitClient } from "@leadfit/client";

type Fact = { fact: string; heading: string; resumeId: string };

/** @returns what was done, for people; a fact that stands there already changes nothing */
export async function addResumeFact(
  client: LeadfitClient,
  { fact, heading, resumeId }: Fact,
): Promise<string> {
  const resume = await client.resume(resumeId);
  const line = oneLine(fact);
  if (oneLine(resume.text).includes(line)) return `Resume ${resumeId} says so already; nothing was changed.`;
  const saved = await client.updateResume(resumeId, {
    format:
      resume.format === "pdf" || resume.format === "docx" || resume.format === "text" ? "text" : "markdown",
    content: withFact(resume.text, oneLine(heading), line),
  });
  return `Resume ${resumeId} is at version ${saved.version} now. Leads assessed before keep their result until they are assessed again.`;
}

/** Below the heading where it is the last one, else below a new one at the end. */
export function withFact(text: string, heading: string, fact: string): string {
  const body = text.trimEnd();
  const headings = body.split("\n").filter((line) => /^#{1,6} /.test(line));
  const isLast = headings.at(-1)?.replace(/^#+ /, "") === heading;
  return `${body}${isLast ? "\n" : `\n\n## ${heading}\n\n`}- ${fact}\n`;
}

const oneLine = (text: string) => text.replace(/\s+/gu, " ").trim();
