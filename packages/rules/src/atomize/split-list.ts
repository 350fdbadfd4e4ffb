/**
 * One phrase with a list in it, taken apart so that each part can be read alone: "Excellent written and verbal
 * communication skills" becomes two phrases. Knows the grammar of lists; knows nothing of ids or categories.
 */

import { findNames } from "../lexicon/find-names.ts";
import { cuePattern } from "../text/cue-pattern.ts";
import { fold } from "../text/fold.ts";
import { heads, ownHeads } from "./frames.ts";
import { type Segment, splitSegments } from "./split-segments.ts";
import { abilityVerbs, adjectiveWords } from "./word-kinds.ts";

/**
 * `any`: the phrases are alternatives, one of them will do. `again`: some phrase has a head of its own and may hold a
 * list of its own.
 */
export type Split = { phrases: string[]; any: boolean; again: boolean };

const headPatterns = heads.map((source) => new RegExp(`^(?:${source})(?=[\\s'])`, "u"));
const own = new RegExp(`^(?:${ownHeads.join("|")})(?![\\p{L}\\p{N}])`, "u");
const gerund = /^(?:[\p{L}-]+ly )?\p{L}{2,}ing(?![\p{L}])/u;
const preposition = /^(?:with|in|of|from|on|for|to|using|at|across|mit|avec|con|s|se)\s/;
const genericNoun =
  /(?:^|\s)(skills?|abilit(?:y|ies)|knowledge|experience|certifications?|certificates?|operations|equipment|programming|development|environments?|fähigkeiten|kenntnisse)[.!]?$/i;
const skillNoun = /(?:skills?|abilit(?:y|ies)|knowledge|experience)[.!]?$/i;
const tailStart = /\s(?:for|to|that|which|who|where|while|so|in order|by|through|via|um|pour|para)\s/;
const modes = /^(?:written|verbal|oral|spoken|writing|speaking|\p{L}+ly)$/iu;
const adjectiveHead =
  /^(?:(?:an?|the|very|strong|excellent|good|great|solid|outstanding|exceptional|proven|deep|advanced|superior|effective|basic|sound|fantastic|demonstrated|highly)\s+)+/i;

function words(text: string): string[] {
  return text.split(/\s+/);
}

function isName(text: string): boolean {
  return (
    words(text).length <= 4 &&
    words(text).every((word) => /^[\p{Lu}\d.]/u.test(word) || findNames(word).length > 0)
  );
}

function headOf(segment: string): string {
  const folded = fold(segment);
  let longest = 0;
  for (const pattern of headPatterns) {
    const length = pattern.exec(folded)?.[0].length ?? 0;
    if (length > longest && length < segment.length) longest = length;
  }
  return segment.slice(0, longest);
}

/** The head all parts share, given how the second part begins. */
function sharedHead(first: string, rest: string[]): string {
  const next = fold(rest[0] ?? "");
  let head = headOf(first);
  if (gerund.test(next) && head !== "") return head.replace(/\s+(?:[\p{L}-]+ly\s+)?[\p{L}-]+ing$/u, "");
  if (preposition.test(next)) {
    const at = /\s(?:with|in|of|from|on|for|to|using|at|across)\s/.exec(fold(first));
    return at ? first.slice(0, at.index) : head;
  }
  const remainder = first.slice(head.length).trim();
  if (rest.every(isName) && !isName(remainder)) {
    const run = /(?:^|\s)((?:[\p{Lu}\d.][^\s]*\s?){1,4})$/u.exec(first);
    if (run?.[1] && run.index > 0 && run.index > head.length) head = first.slice(0, run.index);
  }
  if (head === "" && genericNoun.test(rest.at(-1) ?? ""))
    head = adjectiveHead.exec(first)?.[0].trimEnd() ?? "";
  return head.length < first.length ? head : "";
}

/** What the last part carries for the others: "… and using *data systems at scale*". */
function sharedTail(items: string[]): { tail: string; last: string } {
  const first = items[0] ?? "";
  const last = items.at(-1) ?? "";
  const none = { tail: "", last };
  const single = words(first).length === 1;
  const lastWords = words(last);
  if (single && gerund.test(fold(first)) && gerund.test(fold(last)) && lastWords.length > 1)
    return { tail: ` ${lastWords.slice(1).join(" ")}`, last: lastWords[0] ?? last };
  if (single && modes.test(first) && lastWords.length > 1)
    return { tail: ` ${lastWords.slice(1).join(" ")}`, last: lastWords[0] ?? last };
  if (items.slice(0, -1).every(isName)) {
    const cut = /^((?:[\p{Lu}\d.][^\s]*)(?:\s[\p{Lu}\d][^\s]*){0,3})(\s.+)$/u.exec(last);
    const rest = cut?.[2] ?? "";
    if (
      cut?.[1] &&
      (preposition.test(rest.trimStart()) || genericNoun.test(rest) || words(rest.trim()).length > 1)
    )
      return { tail: rest, last: cut[1] };
    return none;
  }
  const noun = genericNoun.exec(last);
  if (
    noun &&
    lastWords.length > 1 &&
    items
      .slice(0, -1)
      .every((item) => words(item).length <= (skillNoun.test(last) ? 2 : 1) && !genericNoun.test(item))
  )
    return { tail: ` ${noun[1]}`, last: last.slice(0, noun.index) };
  return none;
}

/** Last words that only round off the part before them ("processes and tools"). */
const roundOff =
  /^(?:tools|processe?s?|methods|methodologies|practices|principles|departments|services|techniques|procedures|standards|solutions|patterns|best practices|manipulation|people)$/i;

/** A part with a head of its own; a bare "experience" is no head. */
function standsAlone(part: string): boolean {
  return own.test(fold(part)) && words(part).length > 1;
}

function endsInAdjective(text: string): boolean {
  return adjectiveWords.has(fold(words(text).at(-1) ?? ""));
}

/** "in a clear, precise, and actionable manner": the comma stands between two adjectives. */
function describesNext(segments: Segment[], at: number): boolean {
  const segment = segments[at];
  const previous = segments[at - 1];
  if (!segment || !previous || !endsInAdjective(previous.text)) return false;
  if (segment.sep === ",") return true;
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
    const first = fold(words(segment.text.replace(/^to /, ""))[0] ?? "");
    return abilityVerbs.has(first) || first.endsWith("ly");
  };
  const others = segments.slice(1);
  const segment = segments[at];
  return segment !== undefined && opens(segment) && others.filter(opens).length * 2 >= others.length;
}

function joinsPrevious(segments: Segment[], at: number, lastComma: number, since: string): boolean {
  const segment = segments[at];
  const previous = segments[at - 1];
  if (!segment || !previous) return false;
  const folded = fold(segment.text);
  if (standsAlone(segment.text)) return false;
  if (describesNext(segments, at)) return true;
  const first = segments[0]?.text ?? "";
  if (/ to$/.test(headOf(first)) && !opensAbility(segments, at)) return true;
  if (segments.filter(({ text }) => text.startsWith("to ")).length >= 2)
    return !segment.text.startsWith("to ");
  if (segment.sep === ",") return false;
  const conjunction = segment.sep === "and" || segment.sep === "or";
  // In "a and b, c, and d" the first "and" is inside a part; in "a, b, and c for d and e" the last one is.
  if (conjunction && !segment.oxford && at < lastComma) return true;
  if (conjunction && !segment.oxford && segments.slice(1, at).some((earlier) => earlier.oxford)) return true;
  const isOuterAnd = segments.some(
    (other, i) => i > 0 && other.sep === "and" && (i > lastComma || other.oxford),
  );
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
    findNames(previous.text).length === 0 &&
    !genericNoun.test(segment.text) &&
    !gerund.test(fold(previous.text))
  );
}

/** Joins the segments that are no parts of the list back together. */
function listOf(segments: Segment[]): { parts: string[]; any: boolean; loose: boolean } {
  const lastComma = Math.max(
    0,
    segments.findLastIndex((segment) => segment.sep === ","),
  );
  const first = segments[0]?.text ?? "";
  const parts: string[] = [];
  const seps: Segment["sep"][] = [];
  let since = fold(first).slice(headOf(first).length);
  for (const [at, segment] of segments.entries()) {
    const previous = parts.at(-1);
    if (previous !== undefined && joinsPrevious(segments, at, lastComma, since)) {
      parts[parts.length - 1] = `${previous}${segment.link}${segment.text}`;
      since += ` ${fold(segment.text)}`;
    } else {
      parts.push(segment.text);
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
  };
}

const fillers = cuePattern(["etc\\.?", "and so on", "and more", "usw\\.?", "atd\\.?", "and others"]);

const articles = "the|an?|our|your|their|la|le|les|l'|de|d'|des|du|der|die|das|dem|den|à";
const opensWithArticle = new RegExp(`^(?:${articles})(?![\\p{L}])`, "iu");
const endsWithArticles = new RegExp(`(?:\\s+(?:${articles}))+$`, "iu");

/** The head without the article that the part brings itself. */
function joint(head: string, part: string): string {
  return opensWithArticle.test(part) ? head.replace(endsWithArticles, "") : head;
}

/** "EC2 S3 Lambda SQS": a list that lost its commas. */
function namesInARow(phrase: string): Split | null {
  const names = findNames(phrase);
  const places = [...new Map(names.map((name) => [name.index, name])).values()];
  const covered = places.reduce((sum, name) => sum + name.length, 0);
  if (places.length < 3 || covered + places.length < phrase.length * 0.8) return null;
  return {
    phrases: places.map(({ index, length }) => phrase.slice(index, index + length)),
    any: false,
    again: false,
  };
}

/**
 * The phrases of a list, each readable alone with the shared beginning and end put to it; one phrase when there is no
 * list. `any` is true for "or", "and/or" and slashes.
 */
export function splitList(phrase: string): Split {
  const { parts, any, loose } = listOf(splitSegments(phrase));
  const kept = parts.filter((part) => !(fillers.test(fold(part)) && words(part).length <= 3));
  const first = kept[0];
  if (first === undefined || kept.length === 1 || kept.length > 14)
    return namesInARow(phrase) ?? { phrases: [phrase], any: false, again: false };
  // "…, effective in teams" is a remark of its own, not the second part of a list.
  const standing = kept.map((part, i) => i > 0 && (standsAlone(part) || (loose && !isName(part))));
  const shared = kept.filter((_, i) => i > 0 && !standing[i]);
  const head = shared.length > 0 && !standing[1] ? sharedHead(first, shared) : "";
  const items = [first.slice(head.length).trim(), ...kept.slice(1)];
  const { tail, last } = standing.some(Boolean) ? { tail: "", last: items.at(-1) ?? "" } : sharedTail(items);
  const phrases = items.map((item, i) => {
    if (standing[i]) return item;
    const body = i === items.length - 1 ? last : item;
    const start = joint(head, body.trim());
    return `${start}${start && !start.endsWith("'") ? " " : ""}${body.trim()}${genericNoun.test(body) && genericNoun.test(tail) ? "" : tail}`.trim();
  });
  return { phrases, any, again: standing.some(Boolean) };
}
