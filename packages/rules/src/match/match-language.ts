/** Spoken languages and how well they are spoken. Knows CEFR; knows nothing of programming languages. */
import { languagePatterns as names, notSpoken } from "../lexicon/asked-language.ts";
import { levelWords } from "../lexicon/spoken-languages.ts";
import { cuePattern } from "../text/cue-pattern.ts";
import { fold } from "../text/fold.ts";
import { isDenied } from "./denial.ts";
import { quoteOf } from "./quote.ts";
import type { ResumeView } from "./resume-view.ts";
import type { Verdict } from "./verdict.ts";

const levels = levelWords.map(([cue, level]) => ({ pattern: cuePattern([cue]), level }));
const levelNames = ["", "beginner's", "basic", "intermediate", "good working", "fluent", "native"];

function levelIn(text: string): number | null {
  for (const { pattern, level } of levels) if (pattern.test(text)) return level;
  return null;
}

/**
 * Matched when the resume states the language at the level asked for or above. A language without a level counts as
 * intermediate (B1), which meets no demand for fluent or native.
 */
export function matchLanguage(requirement: string, language: string, view: ResumeView): Verdict {
  const asked = levelIn(fold(requirement)) ?? 3;
  const cue = names.find(({ name }) => name === language)?.pattern;
  let best: { level: number; quote: string } | null = null;
  for (const segment of view.segments) {
    const folded = fold(segment.text);
    const hit = cue?.exec(folded);
    if (!hit || notSpoken.test(folded) || segment.section === "interests") continue;
    const end = hit.index + hit[0].length;
    // Up to the next language in a list: "German (native), English (B2)".
    const others = names
      .filter(({ name }) => name !== language)
      .map(({ pattern }) => pattern.exec(folded.slice(end))?.index ?? 80);
    const own = folded.slice(end, end + Math.min(80, ...others));
    const before = /[^,;|•\n]*$/.exec(folded.slice(Math.max(0, hit.index - 40), hit.index))?.[0] ?? "";
    if (isDenied(segment.text, hit.index, end)) continue;
    const stated = levelIn(own) ?? levelIn(before);
    if (
      stated === null &&
      segment.section !== "languages" &&
      !/(?:languages?|sprachen|langues|speak\w*|idiomas|jazyky)(?![\p{L}])/u.test(folded)
    )
      continue;
    const level = stated ?? 3;
    if (!best || level > best.level) best = { level, quote: quoteOf(segment, hit.index, end) };
  }
  if (!best) return { match: false, reasoning: `The resume does not state ${language} as a language.` };
  if (best.level < asked)
    return {
      match: false,
      reasoning: `The requirement asks for ${levelNames[asked]} ${language}; the resume shows ${levelNames[best.level]} ${language} at most.`,
    };
  return {
    match: true,
    reasoning: `The resume states ${levelNames[best.level]} ${language}: "${best.quote}".`,
    quote: best.quote,
  };
}
