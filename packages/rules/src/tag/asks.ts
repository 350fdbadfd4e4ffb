/** What a sentence does: ask, ask firmly, explain, describe a duty. Knows cues; knows no headings and no layout. */
import { findNames } from "../lexicon/find-names.ts";
import { cuePattern } from "../text/cue-pattern.ts";
import { fold } from "../text/fold.ts";
import { askingCues, plainDemandCues } from "./asking-cues.ts";
import { dutyVerbs, explanationCues, ourselvesCues } from "./duty-cues.ts";
import { neverCues } from "./never-cues.ts";
import { firmCues, qualificationCues } from "./qualification-cues.ts";
import { demandStart, isSeeking } from "./seeking.ts";

const qualification = cuePattern(qualificationCues);
const asking = cuePattern(askingCues);
const plainDemand = cuePattern(plainDemandCues);
const firm = cuePattern(firmCues);
const never = cuePattern(neverCues);
const ourselves = new RegExp(`^(?:${ourselvesCues.join("|")})(?![\\p{L}])`, "u");
const explanation = new RegExp(`^\\W{0,3}(?:${explanationCues.join("|")})(?![\\p{L}])`, "u");
const duty = new RegExp(`^(?:${dutyVerbs.join("|")})(?![\\p{L}])`, "u");
/** "Research experience", "Working knowledge": the verb is part of a noun. */
const nominal =
  /^(?:\S+ ){1,3}(?:experience|skills?|background|expertise|ethic|permit|history)(?![\p{L}])|^working knowledge/u;

/** A longer sentence is a paragraph that lost its full stops. */
const longestSentence = 400;

/** Whether a line names a qualification. */
export function asks(text: string): boolean {
  return qualification.test(fold(text));
}

/** Whether a line is about tools by their names. */
export function namesTools(text: string): boolean {
  return findNames(text).length > 0;
}

/** Whether a demand is put in so many words ("must", "degree", "3 years"). */
export function asksFirmly(text: string): boolean {
  return firm.test(fold(text));
}

/** Whether a sentence of prose asks the reader for a qualification. */
export function asksInProse(sentence: string): boolean {
  if (sentence.length > longestSentence || sentence.endsWith("?")) return false;
  const folded = fold(sentence);
  if (isSeeking(sentence)) {
    const start = demandStart(sentence);
    return start === 0 ? firm.test(folded) : qualification.test(folded.slice(start));
  }
  if (ourselves.test(folded)) return false;
  return plainDemand.test(folded) || (asking.test(folded) && qualification.test(folded));
}

/** Whether a sentence only comments on what was asked. */
export function explains(text: string): boolean {
  const folded = fold(text);
  return explanation.test(folded) || ourselves.test(folded);
}

/** Whether a line tells what the job does all day. */
export function isDuty(text: string): boolean {
  const folded = fold(text);
  return duty.test(folded) && !nominal.test(folded) && !firm.test(folded);
}

/** Whether a line can be no requirement, wherever it stands. */
export function isNever(text: string): boolean {
  // A remark in parentheses does not make the line one.
  const outside = text.replace(/\([^()]*\)/g, " ");
  return (
    never.test(fold(/\p{L}/u.test(outside) ? outside : text)) ||
    /^(?:https?:\/\/|www\.|#\S+$)/.test(text) ||
    !/\p{L}{2}|\bC\b|\bR\b/u.test(text)
  );
}
