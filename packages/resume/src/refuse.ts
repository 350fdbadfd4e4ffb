/** Why a resume is not taken, as an answer that says what to do. */
import type { RefusedResume, ResumeRefusal } from "@leadfit/contracts";

export const messages = {
  encrypted: "The file is protected by a password. Save it without the password and upload it again.",
  brokenPdf:
    "The PDF is damaged and cannot be read. Export it again from the program it was made with, or upload a DOCX.",
  brokenDocx:
    "The DOCX is damaged and cannot be read. Save it again in your word processor, or upload a PDF.",
  noTextPdf:
    "The PDF has no text; upload a text-based PDF (exported from a word processor, not scanned), a DOCX, or the text itself.",
  noTextDocx:
    "The DOCX has no text; upload one with the resume's own words in it, not pictures of them, or a text-based PDF.",
  noText:
    "The resume has no text; upload a text-based PDF, a DOCX, or its own words as Markdown, plain text or JSON Resume.",
  tooManyPages: "The PDF has more than 40 pages. Upload the resume alone, without its attachments.",
  tooLong: "The resume has more than 200,000 characters. Upload the resume alone, without its attachments.",
  tooComplex:
    "The file is too large or too complex to read safely. Export it again as a simple PDF, or upload the text itself.",
  notUtf8: "The text is not UTF-8. Save it as UTF-8, or upload a PDF or DOCX.",
} as const;

export function refuse(reason: ResumeRefusal, message: string): RefusedResume {
  return { kind: "refused", reason, message };
}

/** Ends reading from deep inside; the reader of files turns it into its refusal. */
export class Refusal extends Error {
  override name = "Refusal";
  readonly reading: RefusedResume;

  constructor(reason: ResumeRefusal, message: string) {
    super(message);
    this.reading = refuse(reason, message);
  }
}
