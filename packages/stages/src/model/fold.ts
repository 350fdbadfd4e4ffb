/** Comparing what a model wrote with what stands in a text: case, width, white space and emphasis do not count. */
import type { Span } from "@leadfit/contracts";

/** Folded text, and for each of its characters where it came from. */
type Folded = { text: string; origins: number[] };

/** Marks of Markdown, and what shows nothing. */
const silent = /[*_`\u200b-\u200d\u2060\ufeff]/u;
const plain: Record<string, string> = {
  "’": "'",
  "‘": "'",
  "“": '"',
  "”": '"',
  "–": "-",
  "—": "-",
  "‑": "-",
};

function fold(text: string): Folded {
  let folded = "";
  const origins: number[] = [];
  let index = 0;
  for (const character of text) {
    const same = /\s/u.test(character)
      ? " "
      : (plain[character] ?? character.normalize("NFKC").toLowerCase());
    if (!silent.test(character) && (same !== " " || !folded.endsWith(" "))) {
      folded += same;
      for (let n = 0; n < same.length; n++) origins.push(index);
    }
    index += character.length;
  }
  return { text: folded, origins };
}

/** The place of `text` that reads like `quote`, word for word; null where there is none. */
export function findVerbatim(text: string, quote: string): Span | null {
  const wanted = fold(quote).text.trim();
  if (wanted === "") return null;
  const { text: folded, origins } = fold(text);
  const at = folded.indexOf(wanted);
  if (at < 0) return null;
  const start = origins[at] as number;
  const last = origins[at + wanted.length - 1] as number;
  return { start, end: last + String.fromCodePoint(text.codePointAt(last) as number).length };
}

/** How many of the words of `part` occur in `whole`, 0 to 1. */
export function wordOverlap(part: string, whole: string): number {
  const words = wordsOf(part);
  const known = new Set(wordsOf(whole));
  if (words.length === 0) return 0;
  return words.filter((word) => known.has(word)).length / words.length;
}

const wordsOf = (text: string): string[] => fold(text).text.match(/[\p{L}\p{N}+#]+/gu) ?? [];
