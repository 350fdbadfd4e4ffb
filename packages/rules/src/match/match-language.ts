/** Spoken languages and how well they are spoken. Knows CEFR; knows nothing of programming languages. */
import { asksLanguage, languagePatterns as names, notSpoken } from "../lexicon/asked-language.ts";
import { levelWords } from "../lexicon/spoken-languages.ts";
import { cuePattern } from "../text/cue-pattern.ts";
import { fold } from "../text/fold.ts";
import { isDenied } from "./denial.ts";
import { quoteOf } from "./quote.ts";
import type { ResumeView, Segment } from "./resume-view.ts";
import { contentStems } from "./stems.ts";
import { confidence, type Quote, type Verdict } from "./verdict.ts";

const levels = levelWords.map(([cue, level]) => ({ pattern: cuePattern([cue]), level }));
const levelNames = [
  "",
  "beginner's (A1)",
  "basic (A2)",
  "intermediate (B1)",
  "good working (B2)",
  "fluent (C1)",
  "native (C2)",
];
/** LinkedIn's five steps, which hold words that alone mean other levels, and praise that says more than the rest. */
const steps: readonly (readonly [pattern: RegExp, level: number])[] = [
  [/native or bilingual/u, 6],
  [/full professional/u, 5],
  [/professional working|(?<!full )professional proficiency|working proficiency/u, 4],
  [/limited working/u, 3],
  [/elementary proficiency/u, 2],
  [
    /(?<![\p{L}])(?:superior|outstanding|exceptional|impeccable|flawless|perfect\p{L}*|perfekt\p{L}*|hervorragend\p{L}*|einwandfrei\p{L}*|parfait\p{L}*|vynikajic\p{L}*|vyborn\p{L}*)(?![\p{L}])/u,
    5,
  ],
];
/** What a language without a level counts as. */
const unstated = 3;

function levelIn(folded: string): number | null {
  const codes = [...folded.matchAll(/(?<![\p{L}\p{N}])([abc])([12])(?![\p{L}\p{N}])/gu)];
  // Of "B2/C1" the lower is sure.
  if (codes.length > 0)
    return Math.min(...codes.map(([, band, half]) => "abc".indexOf(band ?? "a") * 2 + Number(half)));
  for (const [pattern, level] of steps) if (pattern.test(folded)) return level;
  for (const { pattern, level } of levels) if (pattern.test(folded)) return level;
  return null;
}

/** Every language a requirement asks for, and whether one of them is enough; none where it asks for no language. */
export function languagesAsked(requirement: string): { languages: string[]; any: boolean } {
  const folded = fold(requirement);
  const asked = names.filter(({ pattern }) => pattern.test(folded));
  const rest = asked.reduce((left, { pattern }) => left.replace(pattern, " "), folded);
  // Also without a word of speaking, where the language is all there is ("sicher auf Englisch").
  const others = contentStems(rest).length - (levelIn(rest) === null ? 0 : 1);
  const isAll = asked.length > 0 && !notSpoken.test(folded) && others <= 0;
  if (!isAll && asksLanguage(requirement) === null) return { languages: [], any: false };
  const languages = asked.map(({ name }) => name);
  return { languages, any: /(?<![\p{L}])(?:or|oder|ou|nebo|o|of)(?![\p{L}])/u.test(folded) };
}

type Held = { level: number; isStated: boolean; quote: Quote };

const speaking =
  /(?<![\p{L}])(?:languages?|sprachen|langues?|sprach\p{L}*|speak\p{L}*|spoken|idiomas|jazyk\p{L}*|bilingual)(?![\p{L}])/u;

function heldIn(segment: Segment, language: string): Held | null {
  const { folded } = segment;
  const hit = names.find(({ name }) => name === language)?.pattern.exec(folded);
  if (!hit || notSpoken.test(folded) || segment.section === "interests") return null;
  const end = hit.index + hit[0].length;
  if (isDenied(folded, hit.index, end)) return null;
  // Up to the next language in a list: "German (native), English (B2)".
  const others = names
    .filter(({ name }) => name !== language)
    .map(({ pattern }) => pattern.exec(folded.slice(end))?.index ?? 80);
  const own = folded.slice(end, end + Math.min(80, ...others));
  const before = /[^,;|•\n]*$/.exec(folded.slice(Math.max(0, hit.index - 40), hit.index))?.[0] ?? "";
  // "Fluent in Dutch and English": the level before the first holds for the next.
  const shared =
    /(?:fluent|native|proficient|bilingual|fliessend|courant|plynne) (?:in )?[^.;:()]{0,60}(?:,| and| und| et| a| y|&) ?$/u.exec(
      folded.slice(Math.max(0, hit.index - 80), hit.index),
    )?.[0];
  const stated = levelIn(own) ?? levelIn(before) ?? (shared ? levelIn(shared) : null);
  if (segment.section !== "languages" && !speaking.test(folded) && !besideLevel(own, before, shared))
    return null;
  return {
    level: stated ?? unstated,
    isStated: stated !== null,
    quote: quoteOf(segment, hit.index, end),
  };
}

/** Outside of lists of languages the level must stand right beside the name: "English literature, very good" is none. */
function besideLevel(own: string, before: string, shared: string | undefined): boolean {
  const after = /^\p{L}*[\s:(–-]{0,4}(?:\p{L}+ )?(.{0,24})/u.exec(own)?.[0] ?? "";
  return (
    shared !== undefined ||
    (/^\s*(?:[:(|–-]|skills|niveau|level|kenntnisse)/u.test(own) && levelIn(after) !== null) ||
    (levelIn(before.slice(-24)) !== null && /^\s*(?:$|[,;.)(]|and|und|et|a |y |skills|speaker)/u.test(own))
  );
}

/** Matched when the resume states the language at the level asked for or above; without a level it counts as B1. */
function matchOne(language: string, asked: number, view: ResumeView): Verdict {
  let best: Held | null = null;
  for (const segment of view.segments) {
    const held = heldIn(segment, language);
    if (held && (!best || held.level > best.level)) best = held;
  }
  if (!best)
    return {
      match: false,
      reasoning: `The requirement asks for ${language}; the resume does not state it as a language.`,
      missing: `no mention of ${language} as a language`,
      confidence: confidence.tooLittle,
    };
  const found = best.isStated ? levelNames[best.level] : `no level of`;
  if (best.level < asked)
    return {
      match: false,
      reasoning: `The requirement asks for ${levelNames[asked]} ${language}; the resume shows ${found} ${language}: "${best.quote.text}".`,
      missing: `${levelNames[asked]} ${language}; found ${best.isStated ? levelNames[best.level] : "without a level"}`,
      confidence: best.isStated ? confidence.named : confidence.absentWords,
    };
  return {
    match: true,
    reasoning: `The requirement asks for ${language}; the resume states ${best.isStated ? `${levelNames[best.level]} ${language}` : "it"}: "${best.quote.text}".`,
    quote: best.quote,
    confidence: best.isStated ? confidence.level : confidence.related,
  };
}

/** @param level what the atom asks beside its words, as the posting says it */
export function matchLanguage(
  requirement: string,
  { languages, any }: { languages: readonly string[]; any: boolean },
  level: string | undefined,
  view: ResumeView,
): Verdict {
  const folded = fold(requirement);
  const asked = levelIn(folded) ?? (level === undefined ? null : levelIn(fold(level))) ?? unstated;
  const verdicts = languages.map((language) => matchOne(language, asked, view));
  // Of alternatives the first that is met decides, of several demands the first that is not.
  const deciding = verdicts.find(({ match }) => match === any) ?? verdicts[0];
  if (!deciding) throw new Error("matchLanguage was asked about no language");
  if (!deciding.match || any || verdicts.length === 1) return deciding;
  return { ...deciding, reasoning: verdicts.map(({ reasoning }) => reasoning).join(" ") };
}
