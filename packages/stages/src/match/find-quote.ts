/**
 * Where the words of a claimed quote stand in a resume. Case, width, accents, white space, kinds of quotes and dashes and
 * invisible characters do not count; every word does.
 */
import type { Span } from "@leadfit/contracts";

const invisible = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/u;
const plain: readonly (readonly [pattern: RegExp, as: string])[] = [
  [/[‘’‚‛`´′]/gu, "'"],
  [/[“”„‟«»″]/gu, '"'],
  [/[‐‑‒–—―−]/gu, "-"],
];

function foldCharacter(character: string): string {
  if (character < "\u0080") return character.toLowerCase();
  let out = character.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  for (const [pattern, as] of plain) out = out.replace(pattern, as);
  return out;
}

/** Folded text, and for each of its characters where it came from. */
type Folded = { text: string; origins: number[] };

function fold(text: string): Folded {
  const pieces: string[] = [];
  const origins: number[] = [];
  let index = 0;
  let afterBlank = true;
  for (const character of text) {
    const isBlank = /\s/u.test(character);
    const piece: string = isBlank
      ? afterBlank
        ? ""
        : " "
      : invisible.test(character)
        ? ""
        : foldCharacter(character);
    if (piece !== "") {
      pieces.push(piece);
      for (let n = 0; n < piece.length; n++) origins.push(index);
      afterBlank = piece === " ";
    }
    index += character.length;
  }
  return { text: pieces.join(""), origins };
}

/** Marks that a quoter sets around the words. */
const wrapping = /^[\s"'.•*-]+|[\s"'.]+$/gu;

export type QuoteFinder = (quote: string) => Span | null;

/** Folds the resume once; what it returns finds the first place of a quote, null where there is none. */
export function createQuoteFinder(resume: string): QuoteFinder {
  const folded = fold(resume);
  return (quote) => {
    const wanted = fold(quote).text.trim();
    for (const words of [wanted, wanted.replace(wrapping, "")]) {
      const start = words === "" ? -1 : folded.text.indexOf(words);
      if (start >= 0) return spanOf(start, start + words.length - 1);
    }
    return null;
  };

  function spanOf(first: number, last: number): Span {
    const start = folded.origins[first] ?? 0;
    let end = (folded.origins[last] ?? 0) + 1;
    // The last character whole: its second half, and the marks set upon it.
    while (end < resume.length && /^[\p{M}\udc00-\udfff]/u.test(resume.charAt(end))) end++;
    return { start, end };
  }
}
