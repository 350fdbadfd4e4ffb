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
  // Pieces, joined at the end: to look at the end of a growing string each time takes the square of its length.
  const pieces: string[] = [];
  const origins: number[] = [];
  let index = 0;
  let afterBlank = false;
  for (const character of text) {
    const same = /\s/u.test(character)
      ? " "
      : (plain[character] ?? character.normalize("NFKC").toLowerCase());
    if (!silent.test(character) && (same !== " " || !afterBlank)) {
      pieces.push(same);
      for (let n = 0; n < same.length; n++) origins.push(index);
      afterBlank = same.endsWith(" ");
    }
    index += character.length;
  }
  return { text: pieces.join(""), origins };
}

/** Folds the text once; what it returns finds the place that reads like a quote, word for word, null where there is none. */
export function createVerbatimFinder(text: string): (quote: string) => Span | null {
  const { text: folded, origins } = fold(text);
  return (quote) => {
    const wanted = fold(quote).text.trim();
    if (wanted === "") return null;
    const at = folded.indexOf(wanted);
    if (at < 0) return null;
    const start = origins[at] as number;
    const last = origins[at + wanted.length - 1] as number;
    return { start, end: last + String.fromCodePoint(text.codePointAt(last) as number).length };
  };
}

/** The words of a text as they are compared, in their order. */
export function wordsOf(text: string): string[] {
  return fold(text).text.match(/[\p{L}\p{N}+#]+/gu) ?? [];
}

/** How many of the words of `part` occur in `whole`, 0 to 1. */
export function wordOverlap(part: readonly string[], whole: ReadonlySet<string>): number {
  if (part.length === 0) return 0;
  return part.filter((word) => whole.has(word)).length / part.length;
}
