/**
 * Where a resume mentions a tool or a concept in a way that counts: not denied, not in hobbies, close together. Knows
 * resumes; the level and years asked for are judged elsewhere.
 */
import { homonyms } from "../lexicon/homonyms.ts";
import { cuePattern } from "../text/cue-pattern.ts";
import { drivingLicence as drivingLicenceCue } from "./credential-names.ts";
import { isDenied, isWeak } from "./denial.ts";
import { isEmployer } from "./employer-names.ts";
import type { Segment } from "./resume-view.ts";
import { contentStems, type Stemmed } from "./stems.ts";

/** A place in a segment that speaks for the candidate. `as` is the tool name written there, for tools. */
export type Evidence = { segment: Segment; start: number; end: number; isWeak: boolean; as?: string };

const drivingLicence = cuePattern([drivingLicenceCue]);

const noEvidence = new Set(["interests"]);

function usable(segments: readonly Segment[]): Segment[] {
  return segments.filter((segment) => !noEvidence.has(segment.section));
}

/** The best place that names one of `names` (canonical): a strong one before a weak one; null when there is none. */
export function findName(segments: readonly Segment[], names: ReadonlySet<string>): Evidence | null {
  let weak: Evidence | null = null;
  for (const [at, segment] of segments.entries()) {
    if (noEvidence.has(segment.section)) continue;
    for (const hit of segment.names) {
      if (
        !names.has(hit.name) ||
        isDenied(segment.folded, hit.start, hit.end) ||
        isLink(segment, hit) ||
        isLicenceClass(segment, hit) ||
        isOthersTool(segment.text, hit.start, hit.end) ||
        homonyms.get(hit.as)?.test(segment.folded) ||
        isEmployer(segments, at, hit)
      )
        continue;
      const evidence = {
        segment,
        start: hit.start,
        end: hit.end,
        isWeak: isWeak(segment.folded, hit.start, hit.end),
        as: hit.as,
      };
      if (!evidence.isWeak) return evidence;
      weak ??= evidence;
    }
  }
  return weak;
}

const users =
  "(?:engineers|developers|programmers|experts|specialists|analysts|administrators|admins|scientists|teams?|groups?|colleagues|vendors|clients|customers|companies|startups|firms|organi[sz]ations|users|prospects|buyers|students|candidates|entwicklern?|kunden|developpeurs|vyvojari|desarrolladores)";
const usersBefore = new RegExp(
  `(?<![\\p{L}])(?:with|alongside|for|by|of|to|mit|avec|pour|s|con|para) (?:[\\w-]+ ){0,5}?${users} (?:using|who use|running|working (?:with|in|on)|on|in)(?![\\p{L}])[^.;]{0,40}$`,
  "iu",
);
const usersAfter = new RegExp(`^ ${users}(?![\\p{L}])`, "iu");
const dealing =
  /(?<![\p{L}])(?:with|for|alongside|mit|avec|hir\w+|recruit\w+|sourc\w+|staff\w+|manag\w+|led|lead|supervis\w+|support\w+) (?:[\w,/-]+ ){0,3}$/iu;

/** "Worked with engineers using Kubernetes", "hired React developers": the tool of others. */
function isOthersTool(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 90), start);
  return usersBefore.test(before) || (usersAfter.test(text.slice(end, end + 30)) && dealing.test(before));
}

/** "Fahrausweis Kat. B, C" names no programming language. */
function isLicenceClass({ folded }: Segment, { start, end }: { start: number; end: number }): boolean {
  return end - start === 1 && drivingLicence.test(folded);
}

/** "GitHub: github.com/someone" is an address, not a skill; "HTML/CSS" are two skills. */
function isLink({ text, names }: Segment, { start, end }: { start: number; end: number }): boolean {
  const before = /\S*$/.exec(text.slice(Math.max(0, start - 100), start))?.[0] ?? "";
  const after = text.slice(end, end + 100);
  const isBesideName = names.some((name) => name.start === end + 1 || name.end === start - 1);
  return (
    /[.@]$/.test(before) ||
    (before.endsWith("/") && (!isBesideName || /:\/\/|\.\w{2,}\//.test(before))) ||
    /^(?:\.\w{2,}|\*{0,2}:\s*\S+\.\w+\/)/.test(after) ||
    (/^\/[\w-]+$/.test(after) && !isBesideName) ||
    /^\*{0,2}:\*{0,2}\s*(?:https?:|\w+\.(?:com|io|org))/.test(after)
  );
}

/** "Worked with the marketing team": the field of others. */
function isOthers(text: string, end: number): boolean {
  return /^[^.;:]{0,60}?\b(?:teams?|departments?|colleagues|staff|stakeholders|clients?|customers?|compan(?:y|ies)|vendors?|firms?|providers?|agenc(?:y|ies)|leaders?|experts?)\b/i.test(
    text.slice(end, end + 80),
  );
}

/** "Audited their books", "customers' sails". */
const ofOthers =
  /(?<![\p{L}])(?:their|(?:client|customer|patient|user|partner|supplier)(?:s['’]|['’]s|['’])) $/iu;

type ConceptOptions = { numbers?: readonly string[]; isPhrase?: boolean; isTitle?: boolean };

/**
 * The first place where all `stems` stand close together: within a few words of each other and, for short concepts,
 * not across the commas of a list. `numbers` must stand in the same piece of text. `isPhrase`: they must follow one
 * another in this very order, as words too common to mean something apart. A single word must stand in two places,
 * among the skills, or as what the work was done with, unless `isTitle` says that the segments are few and chosen.
 */
export function findConcept(
  segments: readonly Segment[],
  stems: readonly string[],
  { numbers = [], isPhrase = false, isTitle = false }: ConceptOptions = {},
): Evidence | null {
  if (stems.length === 0) return null;
  const wanted = new Set(stems);
  const reach = stems.length === 1 || isPhrase ? stems.length : stems.length + 2;
  const needsSecond = stems.length === 1 && !isTitle;
  let first: Evidence | null = null;
  let weak: Evidence | null = null;
  for (const segment of usable(segments)) {
    const { stems: words, text, folded } = segment;
    if (!numbers.every((number) => folded.includes(number))) continue;
    for (let i = 0; i < words.length; i++) {
      if (!wanted.has(words[i]?.stem ?? "")) continue;
      if (isPhrase && !stems.every((stem, n) => words[i + n]?.stem === stem)) continue;
      const place = closeTogether(words, i, reach, wanted);
      if (!place || (stems.length <= 3 && /[,;|/]\s/.test(text.slice(place.start, place.end)))) continue;
      if (isDenied(folded, place.start, place.end)) continue;
      if (isPartOfName(segment, place, stems.length)) continue;
      if (stems.length === 1 && (isOthers(text, place.end) || ofOthers.test(text.slice(0, place.start))))
        continue;
      const isTelling = !needsSecond || segment.section === "skills" || isInstrument(segment, place.start);
      const evidence = { segment, ...place, isWeak: isWeak(folded, place.start, place.end) };
      if (evidence.isWeak) weak ??= evidence;
      else if (isTelling) return evidence;
      else if (first && first.segment !== segment) return first;
      else first ??= evidence;
    }
  }
  return weak;
}

/** "Google Analytics" shows no analytics, "Jupyter Notebooks" no notebooks, whether or not we know the name. */
function isPartOfName(
  { names, text, stems }: Segment,
  { start, end }: { start: number; end: number },
  count: number,
): boolean {
  const around = names.find((name) => name.start <= start && end <= name.end);
  if (around && stems.filter((word) => word.index >= around.start && word.end <= around.end).length > count)
    return true;
  if (count > 1) return false;
  const isCapital = /^\p{Lu}/u.test(text.slice(start, end));
  const before = /(?:^|[^\p{L}\p{N}])(\p{Lu}[\p{L}\p{N}]*\p{Ll}[\p{L}\p{N}]*) $/u.exec(text.slice(0, start));
  return isCapital && before !== null && contentStems(before[1] ?? "").length > 0;
}

/** "Coordinated budgets with finance": somebody, not something. */
const dealingsWith =
  /(?<![\p{L}])(?:work|co-?operat|collaborat|co-?ordinat|liais|partner|me[et]t|communicat|interact|interfac|deal|consult|align|negotiat|discuss|shar|support|help|assist|familiar|together|contact|relation|experience|zusammen|arbeit|abstimm|abgestimmt|kooper|collabor|spolup)[\p{L}]*(?: [^\s.;:]+){0,4} \p{L}+ (?:\p{L}+ )?$/iu;

/** "Brought up boards with oscilloscope and scale": what the work was done with. */
function isInstrument({ section, text }: Segment, start: number): boolean {
  return (
    (section === "work" || section === "projects") &&
    !dealingsWith.test(text.slice(Math.max(0, start - 80), start)) &&
    /(?<![\p{L}])(?:with|using|by means of|mit|mithilfe von|avec|con|usando|pomoci) (?:(?:an?|the|our|einem?|einer|un|une|una?) )?$/iu.test(
      text.slice(0, start),
    )
  );
}

/** The stretch from word `i` on that holds every stem within `reach` words; null when it does not. */
function closeTogether(
  words: readonly Stemmed[],
  i: number,
  reach: number,
  wanted: ReadonlySet<string>,
): { start: number; end: number } | null {
  const seen = new Set<string>();
  let last = i;
  for (let j = i; j < Math.min(words.length, i + reach); j++) {
    const word = words[j];
    if (!word || !wanted.has(word.stem)) continue;
    seen.add(word.stem);
    last = j;
  }
  const start = words[i]?.index ?? 0;
  return seen.size < wanted.size ? null : { start, end: words[last]?.end ?? start };
}
