/** The words of the resume that a verdict shows: short, whole words, verbatim. */
import type { Segment } from "./resume-view.ts";

const maxLength = 240;

/** The segment itself, or the part of a long one around `from`..`to`. Always a substring of the resume. */
export function quoteOf(segment: Segment, from = 0, to = segment.text.length): string {
  const { text } = segment;
  if (text.length <= maxLength) return text;
  const room = Math.max(0, maxLength - (to - from));
  let start = Math.max(0, from - Math.floor(room / 2));
  let end = Math.min(text.length, start + maxLength);
  if (start > 0) start = text.indexOf(" ", start) + 1 || start;
  if (start > from) start = from;
  const blank = text.lastIndexOf(" ", end);
  if (end < text.length && blank > Math.max(to, start)) end = blank;
  return text.slice(start, end).trim();
}
