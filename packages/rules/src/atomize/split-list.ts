/**
 * One phrase with a list in it, taken apart so that each part can be read alone: "Good spoken and written Latin"
 * becomes two phrases. Knows the grammar of lists; knows nothing of ids or categories.
 */
import { findNames } from "../lexicon/find-names.ts";
import { cuePattern } from "../text/cue-pattern.ts";
import { fold } from "../text/fold.ts";
import { isVerb, listOf, sharedEnding } from "./list-parts.ts";
import { genericNoun, gerund, headOf, isName, preposition, standsAlone, words } from "./phrase-grammar.ts";
import { splitSegments } from "./split-segments.ts";
import { adjectiveWords } from "./word-kinds.ts";

/**
 * `any`: the phrases are alternatives, one of them will do. `again`: some phrase has a head of its own and may hold a
 * list of its own.
 */
export type Split = { phrases: string[]; any: boolean; again: boolean };

const skillNoun = /(?:skills?|abilit(?:y|ies)|knowledge|experience)[.!]?$/i;

const modes = /^(?:written|verbal|oral|spoken|writing|speaking|\p{L}+ly)$/iu;

const adjectiveHead =
  /^(?:(?:an?|the|very|strong|excellent|good|great|solid|outstanding|exceptional|proven|deep|(?:well|highly)[- ](?:developed|honed)|developed|honed|advanced|superior|effective|basic|sound|fantastic|demonstrated|demonstrable|highly|clear|professional|confident|fluent|polished|superb|high|exemplary|proficient)\s+)+/i;

/** The head all parts share, given how the second part begins. */
function sharedHead(first: string, rest: string[]): string {
  const next = fold(rest[0] ?? "");
  let head = headOf(first);
  // "a history of drawing, casting and mounting …"
  const doing = gerund.test(next) ? /^(.{6,}?)\s+(?:[\p{L}-]+ly\s+)?\p{L}{2,}ing$/u.exec(first) : null;
  if (doing?.[1] && standsAlone(doing[1]))
    // "principles related to ink casting, milling": the word before the verb belongs to the first part only.
    return doing[1].replace(/(?<=\s(?:of|to|in|with|for|on))\s+[\p{L}-]+$/u, "");
  if (gerund.test(next) && head !== "") return head.replace(/\s+(?:[\p{L}-]+ly\s+)?[\p{L}-]+ing$/u, "");
  if (preposition.test(next)) {
    const at = /\s(?:with|in|of|from|on|for|to|using|at|across)\s/.exec(fold(first));
    return at ? first.slice(0, at.index) : head;
  }
  const remainder = first.slice(head.length).trim();
  if (rest.every(isName) && !isName(remainder)) {
    const run = /(?:^|\s|(?<=\s(?:[djl]|qu)['’]))((?:[\p{Lu}\d.][^\s]*\s?){1,4})$/u.exec(first);
    const before = first.slice(0, run?.index ?? 0);
    // German writes every noun like a name.
    const joined = /(?:-|(?:^|\s)(?:and|or|und|oder|sowie|et|ou|y|o))\s*$/iu.test(before);
    if (run?.[1] && run.index > head.length && !joined) head = before;
  }
  const areModes = modes.test(words(first).at(-1) ?? "") && modes.test(words(rest[0] ?? "")[0] ?? "");
  if (head === "" && (areModes || genericNoun.test(rest.at(-1) ?? "")))
    head = adjectiveHead.exec(first)?.[0].trimEnd() ?? "";
  return head.length < first.length ? head : "";
}

/** One word that names something done. */
const action = /^\S*(?:tion|sion|ment|ance|ung|cao|coes|mento|cion|miento|zione|ation)$/u;

/** "freundliche, offene Art": one noun in capitals behind all of them. */
function areGermanAdjectives(earlier: readonly string[], last: string): boolean {
  const ending = /^\p{Ll}{3,}(?:e|er|es|en|voll|ig|lich|sam|bar|isch)$/u;
  const [own = "", noun = ""] = words(last);
  return (
    [...earlier, own].every((item, i) =>
      ending.test(i === 0 ? item.charAt(0).toLowerCase() + item.slice(1) : item),
    ) &&
    /^\p{Lu}\p{Ll}{4,}/u.test(noun) &&
    findNames(noun).length === 0
  );
}

/** What the last part carries for the others: "… and grafting *fruit trees*". */
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
    // "Ruby on Rails" ends in no shared tail.
    if (findNames(last).some(({ index, length }) => index === 0 && length === last.length)) return none;
    const cut = /^((?:[\p{Lu}\d.][^\s]*)(?:\s[\p{Lu}\d][^\s]*){0,3})(\s.+)$/u.exec(last);
    const rest = cut?.[2] ?? "";
    if (
      cut?.[1] &&
      (preposition.test(rest.trimStart()) || genericNoun.test(rest) || words(rest.trim()).length > 1)
    )
      return { tail: rest, last: cut[1] };
    return none;
  }
  const earlier = items.slice(0, -1);
  const described =
    earlier.every((item) => adjectiveWords.has(fold(item))) || areGermanAdjectives(earlier, last);
  // "current or lapsed licence": adjectives of one noun.
  if (described && lastWords.length > 1 && lastWords.length <= 12)
    return { tail: ` ${lastWords.slice(1).join(" ")}`, last: lastWords[0] ?? last };
  // "design, construction and repair of boats": what is done, and then to what.
  const complement = /^(\S+)( (?:of|de|da|do|dos|das|del|des|du|di|della|von|der) \S.*)$/iu.exec(last);
  if (
    complement?.[1] &&
    complement[2] &&
    [...earlier, complement[1]].every((item) => action.test(fold(item)))
  )
    return { tail: complement[2], last: complement[1] };
  // "Plans, writes and runs courses": verbs of one object.
  if (items.length >= 3 && [...earlier, lastWords[0] ?? ""].every(isVerb) && lastWords.length > 1)
    return { tail: ` ${lastWords.slice(1).join(" ")}`, last: lastWords[0] ?? last };
  const noun = genericNoun.exec(last);
  if (
    noun &&
    lastWords.length > 1 &&
    // "drive, grit, and hunger to win in a small market": the noun is bound to what stands before it.
    !/\s(?:to|in|for|of|at|within|under)\s/.test(last) &&
    items
      .slice(0, -1)
      .every((item) => words(item).length <= (skillNoun.test(last) ? 2 : 1) && !genericNoun.test(item))
  )
    return { tail: ` ${noun[1]}`, last: last.slice(0, noun.index) };
  return none;
}

const fillers = cuePattern(["etc\\.?", "and so on", "and more", "usw\\.?", "atd\\.?", "and others"]);

const articles = "the|an?|our|your|their|la|le|les|l'|de|d'|des|du|der|die|das|dem|den|à";

const opensWithArticle = new RegExp(`^(?:${articles})(?![\\p{L}])`, "iu");

const endsWithArticles = new RegExp(`(?:\\s+(?:${articles}))+$`, "iu");

/** The head without the article that the part brings itself. */
function joint(head: string, part: string): string {
  if (preposition.test(fold(part)))
    return head.replace(/\s+(?:as|in|with|of|for|at|en|de)(?:\s+(?:an?|the))?$/iu, "");
  return opensWithArticle.test(part) ? head.replace(endsWithArticles, "") : head;
}

/** "in Docker and Kubernetes" after a head without its preposition: each part gets the one before it. */
function carryPrepositions(items: string[]): void {
  let last = "";
  for (const [i, item] of items.entries()) {
    const first = /^(\S+)\s/.exec(item)?.[1] ?? "";
    if (preposition.test(fold(item))) last = first;
    else if (last !== "") items[i] = `${last} ${item}`;
  }
}

/** "Git Docker Helm": a list that lost its commas. */
export function namesInARow(phrase: string): Split | null {
  if (/[,;]|\s(?:and|or|und|oder|et|ou|y|o|a|nebo)\s/u.test(phrase)) return null;
  const names = findNames(phrase);
  const places = [...new Map(names.map((name) => [name.index, name])).values()];
  const covered = places.reduce((sum, name) => sum + name.length, 0) + places.length;
  // A few names must be nearly all there is; many may have unknown ones among them.
  const needed = places.length >= 5 ? 0.5 : 0.8;
  if (places.length < 3 || covered < phrase.length * needed) return null;
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
  const { parts, any, loose, bound } = listOf(splitSegments(phrase));
  const kept = parts.filter((part) => !(fillers.test(fold(part)) && words(part).length <= 3));
  const first = kept[0];
  if (first === undefined || kept.length === 1 || kept.length > 14)
    return namesInARow(phrase) ?? { phrases: [phrase], any: false, again: false };
  // "…, adept at knots" is a remark of its own, not the second part of a list.
  const apart = (part: string) => loose && !isName(part) && !areGermanAdjectives([first], part);
  // What no comma parts from a demand before it shares that demand's head: "… and knowledge of wood and tar".
  const ownHead = (i: number): string => {
    const before = kept[i - 1] ?? "";
    return i > 1 &&
      standing[i - 1] &&
      !standing[i] &&
      bound[parts.indexOf(kept[i] ?? "")] &&
      words(kept[i] ?? "").length <= 3
      ? headOf(before)
      : "";
  };
  const standing = kept.map((part, i) => i > 0 && (standsAlone(part) || apart(part)));
  const shared = kept.filter((_, i) => i > 0 && !standing[i]);
  const head = shared.length > 0 && !standing[1] ? sharedHead(first, shared) : "";
  const items = [first.slice(head.length).trim(), ...kept.slice(1)];
  if (head !== "" && preposition.test(fold(items[1] ?? ""))) carryPrepositions(items);
  const shares = standing.some(Boolean) ? { tail: "", last: items.at(-1) ?? "" } : sharedTail(items);
  const { last } = shares;
  // What tools are for says nothing that could be checked of each; years of it stay whole.
  const forUse =
    /^ (?:for|to) /.test(shares.tail) &&
    !/\d/.test(head) &&
    items.every((item) => findNames(item).length > 0);
  const tail = forUse ? "" : shares.tail;
  const compound = sharedEnding.exec(items.at(-1) ?? "")?.[1];
  const phrases = items.map((item, i) => {
    // "Deutsch- und Englischkenntnisse"
    if (compound && /\p{L}-$/u.test(item))
      return `${i === 0 ? `${head} ` : ""}${item.slice(0, -1)}${compound}`.trim();
    if (standing[i]) return item;
    const own = ownHead(i);
    if (own !== "") return `${joint(own, item)} ${item}`;
    const body = i === items.length - 1 ? last : item;
    const start = joint(head, body.trim());
    return `${start}${start && !/(?:^|\s)\p{L}{1,2}['’]$/u.test(start) ? " " : ""}${body.trim()}${genericNoun.test(body) && genericNoun.test(tail) ? "" : tail}`.trim();
  });
  return { phrases, any, again: standing.some(Boolean) };
}
