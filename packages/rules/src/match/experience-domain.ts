/** What a number of years is asked for: any work, a line of work, or a skill. Knows wording; knows no resume. */
import { findNames } from "../lexicon/find-names.ts";
import { cuePattern } from "../text/cue-pattern.ts";
import { fold } from "../text/fold.ts";
import { occupations } from "./occupations.ts";
import { contentStems, hasSoftWord } from "./stems.ts";

/**
 * `words` is the domain in the requirement's words. Of an occupation, `field` finds it in a sentence, `title` in a job
 * title, and `rest` is what else is asked of that work; `isPostings`: the requirement only says "in the field".
 */
export type Demand =
  | { kind: "any"; words: string }
  | { kind: "occupation"; words: string; field: RegExp; title: RegExp; rest: string; isPostings?: true }
  | { kind: "skill"; words: string };

const lines = occupations.map(({ field, title }) => ({
  field: cuePattern([field]),
  title: cuePattern([title]),
}));

/** "Related experience": what counts as related, rules cannot say. */
const openEnded =
  /(?<![\p{L}])(?:related|relevant|similar|equivalent|comparable|progressive(?:ly)?|relevante?[rsn]?|einschlagige\p{L}*|vergleichbare\p{L}*|similaire|pertinente|obdobn\p{L}+|relevantni|similar(?:es)?)(?![\p{L}])/u;
/** "Professional experience": any work counts. */
const anyWork =
  /(?<![\p{L}])(?:experience|work|\p{L}*berufserfahrung|\p{L}*erfahrung|praxe|praxi|experiencia|ervaring|vivencia)(?![\p{L}])/u;

/** Nouns too general to be looked for, which still say that not any work will do ("in a lab environment"). */
const someWork =
  /(?<![\p{L}])(?:(?:in|with|within|of|as|using|on) (?:\p{L}+ ){0,3}(?:environments?|tools?|technolog\p{L}+|platforms?|languages?|frameworks?|areas?|fields?|roles?|positions?|jobs?|settings?|process(?:es)?|practices?|methods?|techniques?)|(?:im|in|mit) (?:\p{L}+ ){0,2}(?:bereich|umfeld|position|rolle)|(?:dans|avec) (?:\p{L}+ ){0,3}(?:domaine|poste|outils)|(?:v|s) (?:\p{L}+ ){0,2}(?:oblasti|oboru|pozici)|(?:en|con) (?:\p{L}+ ){0,2}(?:area|puesto|campo))(?![\p{L}])/u;

/** Words that only bind a domain to what stands around it. */
const edge =
  /^(?:(?:of|in|with|as|an?|the|at|prior|previous|progressive|proven|hands-on|practical|solid|strong|professional|relevant|work(?:ing)?|experience|berufserfahrung|erfahrung|d['’]exp[eé]rience|exp[eé]rience|experiencia|experi[eê]ncia|m[ií]nima|m[ií]nimo|performing|doing|owning|delivering|providing|practi[cs]ing|praxe|em|als|im|en|dans|mit|v|s|jako|como|con|de|d'une|des|du)\s+)+|\s+(?:experience|required|preferred|is|a|plus)+$/iu;

function trimmed(words: string): string {
  return words
    .replace(/^[\s,;:.+-]+|[\s,;:.-]+$/g, "")
    .replace(edge, "")
    .replace(edge, "")
    .trim();
}

/** The line of work by its name, else by the title of those who are in it ("as a nurse"). */
function lineIn(folded: string): { line: (typeof lines)[number]; hit: RegExpExecArray } | null {
  for (const part of ["field", "title"] as const)
    for (const line of lines) {
      const hit = line[part].exec(folded);
      if (hit) return { line, hit };
    }
  return null;
}

function occupationIn(words: string): Demand | null {
  const known = lineIn(fold(words));
  if (!known) return null;
  const { line, hit } = known;
  const end = hit.index + hit[0].length;
  // "Java developer": the line of work is the developer's, Java is asked for besides.
  const inside = words.slice(hit.index, end);
  const named = findNames(inside).map(({ index, length }) => inside.slice(index, index + length));
  const rest = trimmed(
    [words.slice(0, hit.index), ...named, words.slice(end)].join(" ").replace(/\s+/g, " "),
  );
  const saysMore = contentStems(rest).length > 0 || findNames(rest).length > 0;
  return { kind: "occupation", words, ...line, rest: saysMore ? rest : "" };
}

function isEmpty(words: string): boolean {
  return contentStems(words).length === 0 && findNames(words).length === 0 && !hasSoftWord(words);
}

/** "In the field": the one that the posting is about. */
const postingsField =
  /(?<![\p{L}])(?:in|within|of) (?:the|this|our|that|a particular|the same|the respective) (?:\p{L}+ )?(?:field|industry|sector|area|profession|trade|discipline)(?![\p{L}])/u;

/** The one line of work that the posting names; null where it names none or several. */
function fieldOfPosting(posting: readonly string[]): Demand | null {
  const all = posting.map(fold);
  const [only, ...others] = lines.filter(({ field }) => all.some((each) => field.test(each)));
  if (!only || others.length > 0) return null;
  const words = all.flatMap((each) => only.field.exec(each)?.[0] ?? [])[0] ?? "";
  return { kind: "occupation", words, ...only, rest: "", isPostings: true };
}

/**
 * @param posting all requirements of the posting
 * @returns null where the words name nothing that could be looked for
 */
export function domainOf(
  requirement: string,
  stretch: { index: number; length: number },
  posting: readonly string[],
): Demand | null {
  const plain = `${requirement.slice(0, stretch.index)} ${requirement.slice(stretch.index + stretch.length)}`
    .replace(/\([^)]*\)/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  const full = trimmed(plain);
  // The purpose ("for data retrieval") is left out where something stands before it.
  const bare = trimmed(plain.replace(/\s+(?:for|to|um|pour|para|pro)\s+.*$/i, ""));
  const words = isEmpty(bare) ? full : bare;
  if (isEmpty(words) && postingsField.test(fold(plain))) return fieldOfPosting(posting);
  if (isEmpty(words))
    return anyWork.test(fold(plain)) && !openEnded.test(fold(plain)) && !someWork.test(fold(plain))
      ? { kind: "any", words: "work" }
      : null;
  const named = occupationIn(words);
  if (named) return named;
  if (contentStems(words).length === 0 && findNames(words).length === 0) return null;
  return { kind: "skill", words };
}
