/** Whether words quoted as evidence have anything to do with a requirement. Generous: it knows only what surely has not. */
import { languagePatterns } from "../lexicon/asked-language.ts";
import { degreePatterns } from "../lexicon/degrees.ts";
import { findNames } from "../lexicon/find-names.ts";
import { impliedNames } from "../lexicon/implied-names.ts";
import { cuePattern } from "../text/cue-pattern.ts";
import { fold } from "../text/fold.ts";
import { credentials, drivingLicence } from "./credential-names.ts";
import { durationsIn, stretchesIn } from "./dates.ts";
import { askedMonths } from "./match-years.ts";
import { occupations } from "./occupations.ts";
import { sectionOfHeading } from "./resume-sections.ts";
import { askedKind } from "./skill-kinds.ts";
import { fullStems } from "./stems.ts";
import { subjectNames } from "./subject-names.ts";

/** Below this a quote says nothing by itself. */
const shortest = 12;

/** What means the same under several names: one name in the requirement, another in the quote. */
const aliases: readonly RegExp[] = [
  ...languagePatterns.map(({ pattern }) => pattern),
  ...credentials.map(({ names }) => cuePattern([names])),
  cuePattern([drivingLicence]),
  ...subjectNames.map((names) => cuePattern([names])),
];
const titles = occupations.map(({ field, title }) => cuePattern([field, title]));
const contact =
  /@|https?:\/\/|(?<![\p{L}])www\.|(?<![\p{L}])(?:tel|phone|fax|e-?mail|mobile|address)\b|\+?\d[\d ()/.-]{7,}\d/iu;

function namesIn(text: string): string[] {
  return findNames(text).flatMap(({ name }) => [name, ...(impliedNames[name] ?? [])]);
}

/** A word, a number, a tool, a language, a degree or a paper that stands in both texts, under whatever name. */
export function haveTermInCommon(requirement: string, quote: string): boolean {
  const stems = new Set(fullStems(quote));
  if (fullStems(requirement).some((stem) => stems.has(stem))) return true;
  const numbers = new Set(quote.match(/\d+/g) ?? []);
  if ((requirement.match(/\d+/g) ?? []).some((number) => numbers.has(number))) return true;
  const names = new Set(namesIn(quote));
  if (findNames(requirement).some(({ name }) => names.has(name))) return true;
  const kind = askedKind(requirement);
  if (kind && [...kind.names].some((name) => names.has(name))) return true;
  const [asked, shown] = [fold(requirement), fold(quote)];
  if ([...aliases, ...titles].some((alias) => alias.test(asked) && alias.test(shown))) return true;
  if (askedMonths(requirement) && stretchesIn(shown).length + durationsIn(shown).length > 0) return true;
  if (
    /(?<![\p{L}])(?:similar|equivalent|comparable|vergleichbar|ahnlich|similaire)/u.test(asked) &&
    names.size > 0
  )
    return true;
  const isDegree = (text: string) => degreePatterns.some(([pattern]) => pattern.test(text));
  return (
    isDegree(quote) &&
    (isDegree(requirement) ||
      /degree|studium|studies|diplom|education|abschluss|vzdelani|formation|educacion|niveau/.test(asked))
  );
}

/**
 * Whether `quote` proves nothing of `requirement`: no term in common, and either too short to be a statement or a heading
 * or a line of contact data. `line` is the line of the resume in which it stands. A statement in other words passes.
 */
export function isUnrelated(requirement: string, quote: string, line: string): boolean {
  const text = quote.trim();
  const saysLittle =
    text.length < shortest ||
    (sectionOfHeading(line) !== null && text.length >= line.replace(/^[\s#*_]+|[\s*_:]+$/g, "").length) ||
    contact.test(text);
  return saysLittle && !haveTermInCommon(requirement, text);
}
