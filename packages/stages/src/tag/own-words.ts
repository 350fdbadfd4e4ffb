/** The posting's own line or sentence behind a requirement that was put in other words. Knows text only. */
import type { Span } from "@leadfit/contracts";
import { wordOverlap, wordsOf } from "../model/fold.ts";

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

type Place = { span: Span; words: string[]; known: Set<string> };

/**
 * Reads the text once; what it returns finds the place of the sentence, else of the line, that holds nearly all words of
 * what is said, null where there is none.
 */
export function createPlaceFinder(text: string): (said: string) => Span | null {
  const lines = linesOf(text);
  const placeAt = (span: Span): Place => {
    const words = wordsOf(text.slice(span.start, span.end));
    return { span, words, known: new Set(words) };
  };
  const kinds = [lines.flatMap((line) => sentencesOf(text, line)), lines].map((spans) => spans.map(placeAt));
  return (said) => {
    // No sentence of the text is longer than all of it, and each of these words would be looked for in each.
    if (said.length > text.length) return null;
    const words = wordsOf(said);
    const known = new Set(words);
    for (const places of kinds) {
      let best: Span | null = null;
      let most = toldShare;
      for (const place of places) {
        const told = wordOverlap(words, place.known) >= heldShare ? wordOverlap(place.words, known) : 0;
        if (told > most) [best, most] = [place.span, told];
      }
      if (best) return best;
    }
    return null;
  };
}
