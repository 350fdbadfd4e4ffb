/** The grammar that telling the parts of a list takes: heads, gerunds, prepositions, names. Knows no list. */
import { findNames } from "../lexicon/find-names.ts";
import { fold } from "../text/fold.ts";
import { heads, ownHeads } from "./frames.ts";

const headPatterns = heads.map((source) => new RegExp(`^(?:${source})(?=[\\s'])`, "u"));

const own = new RegExp(`^(?:${ownHeads.join("|")})(?![\\p{L}\\p{N}])`, "u");

/** A verb in -ing at the start, its adverb included. */
export const gerund = /^(?:[\p{L}-]+ly )?\p{L}{2,}ing(?![\p{L}])/u;

/** A preposition at the start. */
export const preposition = /^(?:with|in|of|from|on|for|to|using|at|across|mit|avec|con|s|se|en|dans|em)\s/;

/** A noun at the end that several parts of a list may share. */
export const genericNoun =
  /(?:^|\s)(skills?|abilit(?:y|ies)|knowledge|experience|certifications?|certificates?|operations|equipment|programming|development|environments?|fähigkeiten|kenntnisse|fundamentals|principles|concepts|techniques|technologies|methodologies|frameworks|protocols)[.!]?$/i;

export function words(text: string): string[] {
  return text.split(/\s+/);
}

/** Words that stand like names: capitalised, with digits, or known tools. */
export function isName(text: string): boolean {
  return (
    words(text).length <= 4 &&
    words(text).every((word) => /^[\p{Lu}\d.]/u.test(word) || findNames(word).length > 0)
  );
}

/** The beginning of a phrase that other parts of its list may need too; empty when there is none. */
export function headOf(segment: string): string {
  const folded = fold(segment);
  let longest = 0;
  for (const pattern of headPatterns) {
    const length = pattern.exec(folded)?.[0].length ?? 0;
    if (length > longest && length < segment.length) longest = length;
  }
  return segment.slice(0, longest);
}

/** A part with a head of its own; a bare "experience" is no head. */
export function standsAlone(part: string): boolean {
  return own.test(fold(part)) && words(part).length > 1;
}
