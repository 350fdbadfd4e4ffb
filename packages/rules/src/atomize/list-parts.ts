/**
 * Which cuts of a phrase are cuts of a list: "design and maintain pipelines" has none, "oil, wax, or tar" has two.
 * Knows grammar; puts no heads or tails to the parts.
 */
import { findNames } from "../lexicon/find-names.ts";
import { fold } from "../text/fold.ts";
import { genericNoun, gerund, headOf, isName, preposition, standsAlone, words } from "./phrase-grammar.ts";
import type { Segment } from "./split-segments.ts";
import { abilityVerbs, actionVerbs, adjectiveWords, isFormOf } from "./word-kinds.ts";

const tailStart = /\s(?:for|to|that|which|who|where|while|so|in order|by|through|via|um|pour|para)\s/;

/** Last words that only round off the part before them ("processes and tools"). */
const roundOff =
  /^(?:other |related |similar |associated )?(?:tools|processe?s?|methods|methodologies|practices|principles|departments|services|techniques|procedures|standards|solutions|patterns|best practices|manipulation|people)$/i;

/** Behind "or": no alternative that could be checked. */
const orMore =
  /^(?:(?:its|an?|any|some|other) )?(?:above|higher|better|more|greater|later|newer|below|less|equivalent|similar|comparable|equal|hoher|besser|mehr|gleichwertig|ahnlich|plus|superieur|equivalente?|similaire|similar|superior|autres?|otr[oa]s?|andere[rns]?|jine|podobne|vyssi|hoger|vergelijkbaar)(?: (?:language|tool|system|technology|platform|framework|software|qualification|degree|one)s?)?\W*$/u;

function endsInAdjective(text: string): boolean {
  return adjectiveWords.has(fold(words(text).at(-1) ?? ""));
}

/** "in einem kleinen, engagierten Team": two adjectives behind one article. */
function areBoundAdjectives(previous: string, next: string): boolean {
  return (
    /(?:^|\s)(?:ein(?:e[mnrs]?)?|d(?:er|ie|as|em|en|es)|kein\p{Ll}*) \p{Ll}{3,}e[mnrs]?$/u.test(previous) &&
    /^\p{Ll}{3,}e[mnrs]? \p{Lu}\p{Ll}/u.test(next)
  );
}

/** "Possession of, or ability to obtain, a boat": the object of both comes last. */
function isSuspended(segments: Segment[], at: number): boolean {
  const opens = segments.findIndex(
    ({ text }, i) => segments[i + 1]?.oxford && /\s(?:of|to|in|with|for|from)$/.test(text),
  );
  return opens >= 0 && at > opens && /,/.test(segments[at]?.link ?? "");
}

/** "in a lean and fast-paced yard": two adjectives behind one article. */
const boundAdjective = /(?:^|\s)(?:in|of|for|with|to) an? [\p{Ll}-]+$/u;

/** "with a simple, robust, and elegant hull": the comma stands between two adjectives. */
function describesNext(segments: Segment[], at: number): boolean {
  const segment = segments[at];
  const previous = segments[at - 1];
  if (!segment || !previous) return false;
  // "A calm, growing harbour"
  const bare =
    /^(?:an?|the) [\p{Ll}-]+$/iu.test(previous.text) && !/^(?:an?|the|one|two)\s/i.test(segment.text);
  if (segment.sep === "," && bare && words(segment.text).length > 1) return true;
  if (areBoundAdjectives(previous.text, segment.text)) return segment.sep === ",";
  const own = fold(words(segment.text)[0] ?? "");
  if (segment.sep === "and" && boundAdjective.test(previous.text) && words(segment.text).length > 1)
    if (adjectiveWords.has(own)) return true;
  if (!endsInAdjective(previous.text)) return false;
  if (segment.sep === ",") return true;
  // "delivering large and/or complex projects"
  if (words(previous.text).length > 1 && /^and\s*\/\s*or$/.test(segment.link.trim()))
    return adjectiveWords.has(own);
  return (
    segment.sep === "and" &&
    at > 1 &&
    segments[at - 1]?.sep === "," &&
    endsInAdjective(segments[at - 2]?.text ?? "")
  );
}

/** After "ability to" only a verb opens another ability, and most parts must. */
function opensAbility(segments: Segment[], at: number): boolean {
  const opens = (segment: Segment) => {
    const [first = "", second = ""] = words(fold(segment.text.replace(/^to /, "")));
    // "professionally with clients" tells how, "quickly learn" tells what.
    if (first.endsWith("ly")) return second !== "" && !preposition.test(`${second} `);
    return isFormOf(first, abilityVerbs);
  };
  const first = segments[0]?.text ?? "";
  // "Ability to read and interpret plans": two verbs with one object.
  const paired = words(first.slice(headOf(first).length).trim()).length === 1 && segments[1]?.sep === "and";
  if (paired && at === 1) return false;
  const others = segments.slice(paired ? 2 : 1);
  const segment = segments[at];
  const enough = paired
    ? others.filter(opens).length * 2 > others.length
    : others.filter(opens).length * 2 >= others.length;
  return segment !== undefined && opens(segment) && enough;
}

/** Whether the word is a verb that asks for an object. */
export function isVerb(word: string): boolean {
  return isFormOf(fold(word), actionVerbs) || isFormOf(fold(word), abilityVerbs);
}

/** Whether the phrase is a verb with its object, and no noun. */
function acts(first: string): boolean {
  const all = words(fold(first));
  const verb = /^(?:can|could|able)$/.test(all[0] ?? "") ? (all[1] === "to" ? all[2] : all[1]) : all[0];
  return (
    headOf(first) === "" && all.length > 1 && !genericNoun.test(first) && isFormOf(verb ?? "", actionVerbs)
  );
}

/** What the sentence adds of the part before it. */
const remark =
  /^(?:not|rather|but|nicht|pas|ne|no|wenn|damit|sodass|so dass|weil|wie (?:man|du|sie|wir|ihr)|so that|where|which|while|afin|lorsque|cuando|para que|pokud)(?![\p{L}])/u;
/** Endings that a part with a hyphen is given: see `splitList`. */
export const sharedEnding =
  /\p{Ll}(kenntnisse|erfahrung|entwicklung|technologien|systeme[n]?|planung|steuerung|technik|prozesse[n]?|anlagen|verfahren|management|gestaltung|arbeiten)\W*$/u;

/** "Word and Excel, SQL": parts that are names, so that no "and" is inside one. */
function areNames(segments: readonly Segment[]): boolean {
  return (
    segments.slice(1).every(({ text }) => isName(text)) &&
    segments.slice(1).some(({ text }) => findNames(text).length > 0)
  );
}

function joinsPrevious(segments: Segment[], at: number, lastComma: number, since: string): boolean {
  const segment = segments[at];
  const previous = segments[at - 1];
  if (!segment || !previous) return false;
  const folded = fold(segment.text);
  if (isSuspended(segments, at)) return true;
  // "familiarity with and knowledge of ropes"
  if ((segment.sep === "and" || segment.sep === "or") && /\s(?:of|to|in|with|for|from)$/.test(previous.text))
    return true;
  // "root causes, not symptoms"
  if (remark.test(folded)) return true;
  // "Lehr- und Teamfähigkeit"
  if (/\p{L}-$/u.test(previous.text) && !sharedEnding.test(segment.text)) return true;
  // "grade 4 or above", "CPA or equivalent"
  if (segment.sep === "or" && orMore.test(folded)) return true;
  if (standsAlone(segment.text)) return false;
  // "Plans, writes and runs courses and fairs": the verbs have found their object.
  const closing = segments.findIndex(({ text }) => words(text).length > 1);
  if (
    closing >= 2 &&
    at > closing &&
    segments.slice(0, closing + 1).every(({ text }) => isVerb(words(text)[0] ?? ""))
  )
    return !isVerb(words(segment.text)[0] ?? "");
  if (describesNext(segments, at)) return true;
  const first = segments[0]?.text ?? "";
  if (/ to$/.test(headOf(first)) && !opensAbility(segments, at)) return true;
  // "Can balance cost, quality and time": one verb with several objects.
  if (acts(first) && !opensAbility(segments, at)) return true;
  // "methods, tools, and techniques"
  if (segments.slice(1).every(({ text }) => roundOff.test(text))) return true;
  if (segments.filter(({ text }) => text.startsWith("to ")).length >= 2)
    return !segment.text.startsWith("to ");
  if (segment.sep === ",") return false;
  const conjunction = segment.sep === "and" || segment.sep === "or";
  // In "a and b, c, and d" the first "and" is inside a part; in "a, b, and c for d and e" the last one is.
  if (conjunction && !segment.oxford && at < lastComma) return !areNames(segments);
  if (conjunction && !segment.oxford && segments.slice(1, at).some((earlier) => earlier.oxford)) return true;
  const isOuterAnd = segments.some(
    (other, i) => i > 0 && other.sep === "and" && (i > lastComma || other.oxford),
  );
  // "pour tanner ou coudre": what something is for, in two verbs.
  if (
    segment.sep === "or" &&
    /\s(?:pour|afin de|para)\s+\S+[aei]r\s/.test(` ${since} `) &&
    /^\S+[aei]re?(?!\p{L})/u.test(folded)
  )
    return true;
  if (segment.sep !== "and") return isOuterAnd && !(segment.oxford && at > lastComma);
  if (roundOff.test(segment.text) && words(previous.text).length > 1) return true;
  if (lastComma > 0) return false;
  if (tailStart.test(` ${since} `) && !preposition.test(folded) && !gerund.test(folded)) return true;
  const head = headOf(segments[0]?.text ?? "");
  if (
    head === "" &&
    gerund.test(folded) &&
    !gerund.test(fold(previous.text)) &&
    !genericNoun.test(segment.text)
  )
    return true;
  // "Design and maintain pipelines": two verbs with one object.
  const single =
    at === 1 && head === "" && words(previous.text).length === 1 && words(segment.text).length > 1;
  return (
    single &&
    !areQualities(previous.text, segment.text) &&
    findNames(previous.text).length === 0 &&
    !genericNoun.test(segment.text) &&
    !gerund.test(fold(previous.text))
  );
}

/** "Patience and a sense of order": two nouns, no verb with an object. */
function areQualities(first: string, second: string): boolean {
  const next = fold(second);
  if (/^(?:an? |eine?[nr]? |une? |sense of|sens d|attention to|sentido )/.test(next)) return true;
  const abstract =
    /(?:keit|heit|ness|ence|ility|ity|ite|vermogen|bereitschaft|ost|dad|cion|cia|nosc|theid|teit|sita)$/u;
  return abstract.test(fold(first)) && !/\s(?:of|for|in|with|de|von|der|du|des|en|v|van|w)\s/u.test(next);
}

/** Joins the segments that are no parts of the list back together. `bound`: no comma stands before the part. */
export function listOf(segments: Segment[]): {
  parts: string[];
  any: boolean;
  loose: boolean;
  bound: boolean[];
} {
  const lastComma = Math.max(
    0,
    segments.findLastIndex(
      (segment, at) =>
        segment.sep === "," && !remark.test(fold(segment.text)) && !describesNext(segments, at),
    ),
  );
  const first = segments[0]?.text ?? "";
  const parts: string[] = [];
  const seps: Segment["sep"][] = [];
  const bound: boolean[] = [];
  let since = fold(first).slice(headOf(first).length);
  for (const [at, segment] of segments.entries()) {
    const previous = parts.at(-1);
    if (previous !== undefined && joinsPrevious(segments, at, lastComma, since)) {
      parts[parts.length - 1] = `${previous}${segment.link}${segment.text}`;
      since += ` ${fold(segment.text)}`;
    } else {
      parts.push(segment.text);
      bound.push(!/[,;]/.test(segment.link));
      if (parts.length > 1) {
        seps.push(segment.sep);
        since = fold(segment.text);
      }
    }
  }
  const links = seps.filter((sep) => sep !== ",");
  return {
    parts,
    any: links.length > 0 && links.every((sep) => sep === "or" || sep === "/"),
    loose: links.length === 0 && parts.length === 2,
    bound,
  };
}
