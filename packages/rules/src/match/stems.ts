/** Content words of a phrase, cut to stems so that "manufactured" finds "manufacturing". Knows no resume. */

import { commonNouns } from "../lexicon/common-nouns.ts";
import { tokens } from "../lexicon/find-names.ts";
import { genericWords } from "../lexicon/generic-words.ts";
import { fold } from "../text/fold.ts";
import { activityWords, softWords, wishWords } from "./weak-words.ts";

/** A word with its stem and its place in the text. */
export type Stemmed = { stem: string; index: number; end: number };

/** Fields that end in -ing: "accounting" is no account, "marketing" no market. */
const ownSense = new Set(
  "accounting bearing branding building catering clearing housing lending marketing nursing pricing processing purchasing staffing tooling wiring".split(
    " ",
  ),
);

/** The French article or preposition that lost its vowel: "l'environnement". */
const elided = /^(?:[cdjlmnst]|qu)'(?=\p{L}{2})/u;

/** Light English suffix stripping; other languages keep all but a plural. */
export function stem(word: string): string {
  let out = fold(word).replace(elided, "").replace(/'s?$/, "").replace(/\.$/, "");
  if (ownSense.has(out)) return out;
  if (out.length > 5) out = out.replace(/(?:ings?|ed)$/, "");
  if (out.length > 4) out = out.replace(/ies$/, "y").replace(/(?<=[^s])s$/, "");
  if (out.length > 4) out = out.replace(/e$/, "");
  if (out.length > 4 && /([bdglmnprt])\1$/.test(out)) out = out.slice(0, -1);
  return out;
}

// A text is cut at its hyphens, so "hands-on" must count by its parts.
const generic = new Set(
  [...genericWords, ...wishWords].flatMap((word) =>
    [word, ...tokens(word).map(({ text }) => text)].flatMap((each) => [fold(each), stem(each)]),
  ),
);
const soft = new Set(softWords.map(stem));
const common = new Set([...commonNouns, ...activityWords].map(stem));

/** Whether there is no telling word among the stems. */
export function areCommon(stems: readonly string[]): boolean {
  return stems.every((each) => common.has(each) || each.length < 3);
}

/** Every word of `text` with its stem; a hyphenated word comes as its parts. */
export function stemmed(text: string): Stemmed[] {
  return tokens(text).map((token) => ({
    stem: stem(token.text),
    index: token.index,
    end: token.index + token.text.length,
  }));
}

/** Distinct stems of the words that carry meaning ("Solid data modeling background" → data, model). */
export function contentStems(text: string): string[] {
  const out = new Set<string>();
  for (const token of tokens(text)) {
    const cut = stem(token.text);
    if (!isFiller(token.text) && cut.length >= 2) out.add(cut);
  }
  return [...out];
}

function isFiller(word: string): boolean {
  const folded = fold(word);
  return generic.has(folded) || generic.has(stem(word)) || /^\d/.test(folded);
}

/** The content words together with those that count where hardly any other is left (`softWords`), in their order. */
export function fullStems(text: string): string[] {
  const content = new Set(contentStems(text));
  const all = new Set(tokens(text).map((token) => stem(token.text)));
  return [...all].filter((each) => content.has(each) || soft.has(each));
}

/** Whether the text holds a word of `softWords`. */
export function hasSoftWord(text: string): boolean {
  return tokens(text).some((token) => soft.has(stem(token.text)));
}

/** The words from the first that carries meaning on ("Solid understanding of Agile" → "Agile"), for people to read. */
export function topicOf(text: string): string {
  const first = tokens(text).find((token) => !isFiller(token.text) || soft.has(stem(token.text)));
  const topic = text.slice(first?.index ?? 0).replace(/[\s.,;:]+$/, "");
  return topic === "" ? text : topic;
}
