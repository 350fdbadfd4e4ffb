/** Comparing what a model wrote with what stands in a text: case, width and white space do not count. */

/** Folded text, and for each of its characters where it came from. */
type Folded = { text: string; origins: number[] };

function fold(text: string): Folded {
  let folded = "";
  const origins: number[] = [];
  let index = 0;
  for (const character of text) {
    const plain = /\s/u.test(character) ? " " : character.normalize("NFKC").toLowerCase();
    if (plain !== " " || !folded.endsWith(" ")) {
      folded += plain;
      for (let n = 0; n < plain.length; n++) origins.push(index);
    }
    index += character.length;
  }
  return { text: folded, origins };
}

/** The place of `text` that reads like `quote`, word for word as it stands there; null where there is none. */
export function findVerbatim(text: string, quote: string): string | null {
  const wanted = fold(quote).text.trim();
  if (wanted === "") return null;
  const { text: folded, origins } = fold(text);
  const start = folded.indexOf(wanted);
  if (start < 0) return null;
  const from = origins[start] as number;
  const lastOrigin = origins[start + wanted.length - 1] as number;
  const last = String.fromCodePoint(text.codePointAt(lastOrigin) as number);
  return text.slice(from, lastOrigin + last.length);
}

/** How many of the words of `part` occur in `whole`, 0 to 1. */
export function wordOverlap(part: string, whole: string): number {
  const words = wordsOf(part);
  const known = new Set(wordsOf(whole));
  if (words.length === 0) return 0;
  return words.filter((word) => known.has(word)).length / words.length;
}

const wordsOf = (text: string): string[] => fold(text).text.match(/[\p{L}\p{N}+#]+/gu) ?? [];
