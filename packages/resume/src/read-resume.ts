/** A resume's bytes as text and what it says, or a refusal that says what to do. Never throws. */
import { type ResumeFormat, type ResumeReading, resumeTextLimit, storable } from "@leadfit/contracts";
import { detectFormat } from "./detect-format.ts";
import { readDocx } from "./docx/read-docx.ts";
import { parseResume } from "./parse/parse-resume.ts";
import { readPdf } from "./pdf/read-pdf.ts";
import { messages, Refusal, refuse } from "./refuse.ts";
import { cleanText, hasWords } from "./text/clean-text.ts";
import { decodeText, readJsonResume, readPlainText } from "./text/read-text-resume.ts";

export type ResumeFile = {
  bytes: Uint8Array;
  /** Its ending tells Markdown from text. */
  fileName: string;
  /** What the sender says it is; binary formats are recognised whatever is claimed. */
  claimed?: ResumeFormat | undefined;
};

/** A JSON Resume says the same in more characters than its text has. */
const longestContent = 5 * resumeTextLimit;

export async function readResume({ bytes, fileName, claimed }: ResumeFile): Promise<ResumeReading> {
  try {
    const detected = detectFormat(bytes, fileName);
    const format = claimed && detected !== "pdf" && detected !== "docx" ? claimed : detected;
    const { content, words } = await wordsOf(format, bytes);
    const text = cleanText(words);
    if (!hasWords(text)) return refuse("resume_without_text", noText(format));
    if (text.length > resumeTextLimit) return refuse("too_long", messages.tooLong);
    return { kind: "ok", format, content: content ?? text, text, parsed: parseResume(text) };
  } catch (error) {
    if (error instanceof Refusal) return error.reading;
    throw error;
  }
}

/** `content`: what came in, where that is text. */
async function wordsOf(
  format: ResumeFormat,
  bytes: Uint8Array,
): Promise<{ content?: string; words: string }> {
  if (format === "pdf") return { words: await readPdf(bytes) };
  if (format === "docx") return { words: await readDocx(bytes) };
  const content = storable(decodeText(bytes));
  if (content.length > longestContent) throw new Refusal("too_long", messages.tooLong);
  if (content.trim() === "") return { content, words: "" };
  return { content, words: format === "json_resume" ? readJsonResume(content) : readPlainText(content) };
}

function noText(format: ResumeFormat): string {
  if (format === "pdf") return messages.noTextPdf;
  return format === "docx" ? messages.noTextDocx : messages.noText;
}
