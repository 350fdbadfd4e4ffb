/** The posting's own line or sentence behind a requirement that was put in other words. Knows text only. */
import type { Span } from "@leadfit/contracts";
import { wordOverlap } from "../model/fold.ts";

/** Below this share of its words, a string is the model's own and not the posting's (reliability: 0.9). */
const heldShare = 0.9;
/** A sentence of which the string says less than this asks for something else too. */
const toldShare = 0.3;

/** Marks of a heading or of a list item. */
const leadingMarks = /^(?:\s|[>#*+•·▪●–-]|\d{1,2}[.)]\s)+/u;

function trimmed(text: string, { start, end }: Span): Span {
  const own = text.slice(start, end);
  const marks = leadingMarks.exec(own)?.[0].length ?? 0;
  return { start: start + marks, end: end - (own.length - own.trimEnd().length) };
}

function linesOf(text: string): Span[] {
  return [...text.matchAll(/[^\r\n]+/g)].map(({ 0: line, index }) =>
    trimmed(text, { start: index, end: index + line.length }),
  );
}

function sentencesOf(text: string, { start, end }: Span): Span[] {
  return [...text.slice(start, end).matchAll(/\S.*?(?:[.!?](?=\s)|$)/gu)].map(({ 0: sentence, index }) =>
    trimmed(text, { start: start + index, end: start + index + sentence.length }),
  );
}

/** The place of the sentence, else of the line, that holds nearly all words of `said`; null where there is none. */
export function placeOfWords(text: string, said: string): Span | null {
  const lines = linesOf(text);
  for (const places of [lines.flatMap((line) => sentencesOf(text, line)), lines]) {
    let best: Span | null = null;
    let most = toldShare;
    for (const place of places) {
      const own = text.slice(place.start, place.end);
      const told = wordOverlap(said, own) >= heldShare ? wordOverlap(own, said) : 0;
      if (told > most) [best, most] = [place, told];
    }
    if (best) return best;
  }
  return null;
}
