/** The parts of a requirement on their way to atoms: lists made into pieces, alternatives numbered. Knows no wording of frames. */
import type { Category } from "@leadfit/contracts";
import { exampleWords, fullListWords } from "./frames.ts";
import { type Split, splitList } from "./split-list.ts";
import { trimEnds } from "./strip-frame.ts";

/** `any`: pieces with the same number are alternatives; null for a piece that is asked for on its own. */
export type Piece = { text: string; category: Category; any: number | null };

/** Hands out numbers for groups of alternatives within one line. */
export type Counter = { next: number };

export const introduced = new RegExp(
  `(?:^|[\\s,;:(–-])(${[...exampleWords, ...fullListWords].join("|")})(?=[\\s:])`,
  "u",
);
const example = new RegExp(`^(?:${exampleWords.join("|")})$`, "u");

/** Whether the word introduces examples rather than a list to be met in full. */
export function isExampleWord(word: string): boolean {
  return example.test(word);
}

/** What the second part of a sentence about the candidate begins with. */
const secondVerb = /^(?:is|are|has|brings?|possess(?:es)?|demonstrates?)\s+(?=\S)/i;

export function piecesOf(
  split: { phrases: string[]; any: boolean },
  category: Category,
  groups: Counter,
): Piece[] {
  const any = split.any ? groups.next++ : null;
  return split.phrases.map((text) => ({ text: trimEnds(text.replace(secondVerb, "")), category, any }));
}

/** A part with a head of its own may be a list again; of the others only alternatives are taken apart further. */
export function nested(split: Split, category: Category, groups: Counter): Piece[] {
  if (split.any || split.phrases.length === 1) return piecesOf(split, category, groups);
  return split.phrases.flatMap((phrase) => {
    const inner = splitList(phrase);
    return piecesOf(inner.any || split.again ? inner : { phrases: [phrase], any: false }, category, groups);
  });
}

const andSoOn =
  /[,;]?\s*(?:\b(?:etc|usw|atd|apod|and so on|and more|among others|u\.a|u\.ä|entre autres|entre otros)\b\.?|…|\.\.\.)\s*$/i;
const orTheLike =
  /,?\s*(?:or|and|oder|und|ou|et|nebo|o|of)\s+(?:similar|equivalent|comparable|others?|related|ähnlich\p{L}*|vergleichbar\p{L}*|similaires?|équivalents?|podobn\p{L}*|similares?|vergelijkbare?)(?:\s+\S+){0,2}$/iu;

/** Items of a parenthesis or of an "including" list. */
export function listed(content: string, isExample: boolean, category: Category, groups: Counter): Piece[] {
  const cleaned = trimEnds(content.replace(andSoOn, "").replace(orTheLike, ""));
  const bare = cleaned.replace(/^(?:in|with|of|on|mit|von|avec|de|con|en|met|van|s|v)\s+/i, "");
  const split = splitList(bare.replace(/\s+(?:experience|skills|knowledge)$/i, ""));
  if (isExample) return piecesOf({ phrases: split.phrases, any: true }, category, groups);
  return nested(split, category, groups);
}
