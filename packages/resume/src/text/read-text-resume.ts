/** Markdown, plain text and JSON Resume as the text that evidence is quoted from. */

import { isHtml, unsupported } from "../detect-format.ts";
import { messages, Refusal } from "../refuse.ts";
import { hasWords, withoutMarkup } from "./clean-text.ts";
import { jsonResumeSchema } from "./json-resume.ts";
import { renderJsonResume } from "./render-json-resume.ts";

const wayOut = "Send a JSON Resume (https://jsonresume.org/schema), or choose the format markdown or text.";

/** @throws Refusal where the bytes are no text */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal("broken_file", messages.notUtf8);
  }
}

/** @throws Refusal for an HTML page */
export function readPlainText(content: string): string {
  if (isHtml(content)) throw unsupported("an HTML page");
  return withoutMarkup(content);
}

/** Validated and rendered to Markdown. @throws Refusal naming the part that has another shape */
export function readJsonResume(content: string): string {
  let value: unknown;
  try {
    value = JSON.parse(content.replace(/^\ufeff/, ""));
  } catch {
    throw new Refusal("not_json_resume", `The resume is not valid JSON. ${wayOut}`);
  }
  const parsed = jsonResumeSchema.safeParse(value);
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join(".") || "the document";
    throw new Refusal(
      "not_json_resume",
      `The JSON is no JSON Resume: ${where} does not have the shape of https://jsonresume.org/schema. Correct it, or choose the format markdown or text.`,
    );
  }
  const text = withoutMarkup(renderJsonResume(parsed.data));
  if (!hasWords(text)) {
    throw new Refusal(
      "not_json_resume",
      `The JSON is no JSON Resume: it has none of the sections basics, work, education or skills. ${wayOut}`,
    );
  }
  return text;
}
