/** Which format a file has, by its content; its name decides only between Markdown and text. */
import type { ResumeFormat } from "@leadfit/contracts";
import { Refusal } from "./refuse.ts";

/** PDF readers look for the mark in the first kilobyte. */
const markWithin = 1024;

/** How files begin that are no resumes, byte by byte. */
const foreign: readonly (readonly [readonly string[], string])[] = [
  [["{\\rtf"], "an RTF document"],
  [["\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"], "an old Word document (.doc) or one protected by a password"],
  [["\x89PNG", "\xff\xd8\xff", "GIF8", "II*\0", "MM\0*", "RIFF"], "a picture"],
  [["%!PS"], "a PostScript file"],
  [["\x1f\x8b", "7z\xbc\xaf", "Rar!\x1a", "BZh9", "\xfd7zXZ"], "an archive"],
  [["MIME-Version: ", "Content-Type: "], "a saved mail or web archive"],
];
const zip = ["PK\x03\x04", "PK\x05\x06"];

/** @throws Refusal for what is no resume format, saying what to upload instead */
export function detectFormat(bytes: Uint8Array, fileName: string): ResumeFormat {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, markWithin)).toString(
    "latin1",
  );
  if (zip.some((mark) => head.startsWith(mark))) return "docx";
  const known = foreign.find(([marks]) => marks.some((mark) => head.startsWith(mark)));
  if (known) throw unsupported(known[1]);
  if (head.includes("%PDF-")) return "pdf";
  const start = head.replace(/^(?:\xef\xbb\xbf|\s)+/, "");
  if (isHtml(start)) throw unsupported("an HTML page");
  if (/^(?:<\?xml[^>]*>\s*)?<svg[\s>]/i.test(start)) throw unsupported("a picture");
  if (isBinary(head)) throw unsupported("no text");
  if (/\.json$/i.test(fileName) || isJson(start, bytes)) return "json_resume";
  return /\.(?:md|markdown)$/i.test(fileName) ? "markdown" : "text";
}

/** An object with a section of a JSON Resume: a file that merely starts with a brace is text. */
function isJson(start: string, bytes: Uint8Array): boolean {
  if (!start.startsWith("{")) return false;
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof value === "object" && value !== null && ("basics" in value || "work" in value);
  } catch {
    return false;
  }
}

/** Text has no NUL, but for UTF-16, which says so. */
function isBinary(head: string): boolean {
  return head.includes("\0") && !head.startsWith("\xff\xfe") && !head.startsWith("\xfe\xff");
}

export function isHtml(text: string): boolean {
  return /^\s*(?:<!--[\s\S]{0,500}?-->\s*|<\?xml[^>]{0,200}>\s*)?<(?:!doctype html|html|head|body)[\s>]/i.test(
    text,
  );
}

export function unsupported(what: string): Refusal {
  return new Refusal(
    "unsupported_format",
    `The file is ${what}. Upload the resume as PDF, DOCX, Markdown, plain text or JSON Resume; most programs export PDF.`,
  );
}
