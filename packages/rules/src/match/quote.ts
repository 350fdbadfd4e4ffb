/** The words of the resume that a verdict shows: a whole line or sentence where it is short enough, verbatim. */
import type { Segment } from "./resume-view.ts";
import type { Quote } from "./verdict.ts";

const maxLength = 300;

/** The segment itself, or the part of a long one around `from`..`to` cut at blanks. */
export function quoteOf(segment: Segment, from = 0, to = segment.text.length): Quote {
  const { text, index } = segment;
  if (text.length <= maxLength) return quoteAt(text, index, 0, text.length);
  const room = Math.max(0, maxLength - (to - from));
  let start = Math.max(0, from - Math.floor(room / 2));
  let end = Math.min(text.length, start + maxLength);
  if (start > 0) start = text.indexOf(" ", start) + 1 || start;
  if (start > from) start = from;
  const blank = text.lastIndexOf(" ", end);
  if (end < text.length && blank > Math.max(to, start)) end = blank;
  return quoteAt(text, index, start, end);
}

/** Neighbouring segments as one stretch of the resume; the last alone where that would be too long. */
export function quoteLines(resume: string, first: Segment, last: Segment): Quote {
  const end = last.index + last.text.length;
  if (first.index > last.index || end - first.index > maxLength) return quoteOf(last);
  return { text: resume.slice(first.index, end), start: first.index, end };
}

function quoteAt(text: string, index: number, from: number, to: number): Quote {
  const piece = text.slice(from, to);
  const start = from + (piece.length - piece.trimStart().length);
  const quoted = piece.trim();
  return { text: quoted, start: index + start, end: index + start + quoted.length };
}
