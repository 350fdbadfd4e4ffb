/**
 * The atoms of one requirement line: clauses, parentheses, "such as" and "including" lists, second demands behind
 * "with", then plain lists. Knows wording; ids and groups are numbered elsewhere.
 */
import type { Category } from "@leadfit/contracts";
import { asksLanguage } from "../lexicon/asked-language.ts";
import { cuePattern } from "../text/cue-pattern.ts";
import { fold } from "../text/fold.ts";
import { sentences } from "../text/sentences.ts";
import { degreeAtoms, isDegree } from "./degree-atoms.ts";
import { emptyHead, exampleWords, fullListWords, leadIns, wishWords, withDemands } from "./frames.ts";
import { type Split, splitList } from "./split-list.ts";

/** `any`: pieces with the same number are alternatives; null for a piece that is asked for on its own. */
export type Piece = { text: string; category: Category; any: number | null };

const leadIn = new RegExp(`^(?:${leadIns.join("|")})(?=\\s)`, "u");
const wishes = wishWords.map((source) => new RegExp(source, "u"));
const introduced = new RegExp(
  `(?:^|[\\s,;:(–-])(${[...exampleWords, ...fullListWords].join("|")})(?=[\\s:])`,
  "u",
);
const example = new RegExp(`^(?:${exampleWords.join("|")})$`, "u");
const secondDemand = new RegExp(
  `(?:,? (?:and )?(?=${withDemands}))|,? (?=backed by )|,? (?=and \\d+ ?\\+? (?:years?|yrs))`,
  "u",
);
const environment = /\s+(?=in an? (?:[\p{L}-]+ ){0,3}(?:environment|industry|setting|sector)$)/u;
const years = /\d+ ?\+?(?: ?(?:-|to) ?\d+ ?\+?)? (?:years?|yrs)/;
const wishInside = cuePattern([
  "prefer+ed",
  "prefer+r?ably",
  "preferable",
  "ideally",
  "a plus",
  "bonus",
  "von vorteil",
  "idealerweise",
  "nice to have",
  "een pre",
  "un plus",
  "vyhodou",
]);
const audience =
  /(?:teams?|stakeholders?|departments?|partners|functions|levels|audiences?|clients|customers)$/i;

function trimEnds(text: string): string {
  return text
    .replace(/^[\s,;:.–—-]+|[\s,;:.!–—-]+$/g, "")
    .replace(/^(?:and|und|et|but|with|avec|also|plus)\s+(?=\S+\s)/i, "");
}

const orSimilar =
  /(?<![\p{L}])(?:or|oder|ou|o|nebo|of) (?:similar|equivalent|comparable|ahnlich\w*|vergleichbar\w*|similaire\w*|podobn\w*|vergelijkbaar)/u;
/** How a language is used is one demand with the language. */
const usage =
  /,?\s*\(?(?:both\s+)?(?:in\s+)?(?:written and (?:spoken|verbal|oral)|(?:spoken|verbal|oral)(?:ly)? and written|wort und schrift|schrift und wort|slovem i pismem|a l'(?:ecrit|oral) (?:et|comme) a l'(?:ecrit|oral))\)?/u;

/** The line without what only addresses the reader or says that it is a wish. */
export function stripFrame(line: string, category: Category): string {
  let text = trimEnds(line);
  const lead = leadIn.exec(fold(text));
  if (lead && text.length - lead[0].length > 3) text = text.slice(lead[0].length).trim();
  if (category === "additional")
    for (const pattern of wishes) {
      const hit = pattern.exec(fold(text));
      if (hit && text.length - hit[0].length > 1)
        text = trimEnds(text.slice(0, hit.index) + text.slice(hit.index + hit[0].length));
    }
  return trimEnds(text);
}

/** Hands out numbers for groups of alternatives within one line. */
type Counter = { next: number };

function pieces(split: { phrases: string[]; any: boolean }, category: Category, groups: Counter): Piece[] {
  const any = split.any ? groups.next++ : null;
  return split.phrases.map((text) => ({ text: trimEnds(text), category, any }));
}

/** A part with a head of its own may be a list again; of the others only alternatives are taken apart further. */
function nested(split: Split, category: Category, groups: Counter): Piece[] {
  if (split.any || split.phrases.length === 1) return pieces(split, category, groups);
  return split.phrases.flatMap((phrase) => {
    const inner = splitList(phrase);
    return pieces(inner.any || split.again ? inner : { phrases: [phrase], any: false }, category, groups);
  });
}

/** Items of a parenthesis or of an "including" list. */
function listed(content: string, isExample: boolean, category: Category, groups: Counter): Piece[] {
  const cleaned = trimEnds(
    content
      .replace(/,?\s*(?:etc|usw|atd|and so on|and more|among others)\.?\s*$/i, "")
      .replace(/,?\s*(?:or|and)\s+(?:similar|equivalent|comparable|others?|related)(?:\s+\S+){0,2}$/i, ""),
  );
  const split = splitList(cleaned.replace(/\s+(?:experience|skills|knowledge)$/i, ""));
  if (isExample) return pieces({ phrases: split.phrases, any: true }, category, groups);
  return nested(split, category, groups);
}

type Parenthesis = { rest: string; inner: Piece[]; examples: boolean };

function openParentheses(clause: string, category: Category, groups: Counter): Parenthesis {
  const inner: Piece[] = [];
  let examples = false;
  const rest = clause.replace(/\s*\(([^()]*)\)/g, (whole: string, content: string, at: number) => {
    const folded = fold(content);
    if (wishInside.test(folded)) {
      inner.push({ text: stripFrame(content, "additional"), category: "additional", any: null });
      return "";
    }
    const intro = introduced.exec(` ${folded}`);
    const isExample = intro?.[1] !== undefined && intro.index <= 1 && example.test(intro[1]);
    const body =
      intro?.[1] !== undefined && intro.index <= 1
        ? content.slice(content.length - (folded.length - (intro.index + intro[0].length - 1)))
        : content;
    const split = splitList(body);
    if (split.phrases.length < 2 && !isExample) return whole;
    // An explanation rather than a list.
    if (split.phrases.some((phrase) => phrase.split(/\s+/).length > 6)) return whole;
    const before = clause.slice(0, at).trim();
    if (audience.test(before)) return "";
    const lastWord = /([\p{L}-]+)$/u.exec(before)?.[1] ?? "";
    const anyWillDo = isExample || /agil|method/i.test(before.slice(-40)) || orSimilar.test(folded);
    examples ||= anyWillDo;
    const made = listed(body, anyWillDo, category, groups);
    // Plain lower-case items mean little without the word they explain.
    for (const piece of made)
      inner.push(
        /^\p{Ll}+$/u.test(piece.text) && lastWord
          ? { ...piece, text: `${topicOf(before)}: ${piece.text}` }
          : piece,
      );
    return "";
  });
  return { rest: rest.replace(/\s+([,.;])/g, "$1").trim(), inner, examples };
}

/** The last words a parenthesis explains. */
function topicOf(before: string): string {
  return (
    before
      .split(/,\s|\s(?:and|or)\s/)
      .at(-1)
      ?.trim() ?? before
  );
}

function introducedAtoms(clause: string, category: Category, groups: Counter): Piece[] | null {
  const hit = introduced.exec(fold(clause));
  if (hit?.[1] === undefined || hit.index < 2) return null;
  const before = trimEnds(clause.slice(0, hit.index));
  const content = clause.slice(hit.index + hit[0].length).replace(/^[\s:]+/, "");
  if (content.length < 2 || before.split("(").length !== before.split(")").length) return null;
  const isExample = example.test(hit[1]);
  const made = listed(content, isExample, category, groups);
  if (emptyHead.test(fold(before))) return made;
  const head = clauseOf(before, category, groups);
  // Any tool of the kind will do, so the kind itself stands among its examples.
  const only = head[0];
  if (isExample && head.length === 1 && only) return [{ ...only, any: made[0]?.any ?? null }, ...made];
  return [...head, ...made];
}

/** "Languages: Python, SQL" asks for the list; "Experience with relational databases: MySQL" for both. */
function labelledAtoms(text: string, category: Category, groups: Counter, depth: number): Piece[] | null {
  const label = /^([^:()]{3,80}):\s+(\S.*)$/.exec(text);
  if (!label?.[1] || !label[2] || depth > 4) return null;
  const [, before, after] = label;
  if (/\s(?:with|for|who|has|have)$/i.test(before)) return clauseOf(after, category, groups, depth + 1);
  const list = splitList(after);
  if (list.phrases.length < 2) return null;
  const made = nested(list, category, groups);
  const isLabel = before.split(/\s+/).length <= 3 || emptyHead.test(fold(before));
  return isLabel ? made : [...clauseOf(before, category, groups, depth + 1), ...made];
}

function clauseOf(clause: string, category: Category, groups: Counter, depth = 0): Piece[] {
  const text = stripFrame(clause, category);
  if (text === "") return [];
  const used = asksLanguage(text) ? usage.exec(fold(text)) : null;
  if (used && used.index > 3)
    return clauseOf(
      text.slice(0, used.index) + text.slice(used.index + used[0].length),
      category,
      groups,
      depth + 1,
    );
  if (/\sOR\s/.test(text) && /\d|degree/i.test(text))
    return pieces({ phrases: text.split(/\s+OR\s+/), any: true }, category, groups);
  if (isDegree(text))
    return degreeAtoms(text).flatMap((part) =>
      part.again && depth < 4
        ? clauseOf(part.text, category, groups, depth + 1)
        : [{ text: trimEnds(part.text), category, any: null }],
    );
  const { rest, inner, examples } = openParentheses(text, category, groups);
  if (rest !== text && rest !== "") {
    const outer = clauseOf(rest, category, groups, depth + 1);
    const only = outer[0];
    // The kind itself stands among its examples: any of them will do.
    if (examples && outer.length === 1 && only) return [{ ...only, any: inner[0]?.any ?? null }, ...inner];
    return [...outer, ...inner];
  }
  const labelled = labelledAtoms(text, category, groups, depth);
  if (labelled) return labelled;
  const cut = depth < 6 ? secondDemand.exec(fold(text)) : null;
  if (cut && cut.index > 8) {
    const tail = text
      .slice(cut.index + cut[0].length)
      .replace(/^(?:with|backed by|and)\s+(?:an?\s+|the\s+)?/i, "");
    return [
      ...clauseOf(text.slice(0, cut.index), category, groups, depth + 1),
      ...clauseOf(tail, category, groups, depth + 1),
    ];
  }
  const byIntro = introducedAtoms(text, category, groups);
  if (byIntro) return byIntro;
  const place = years.test(fold(text)) ? environment.exec(fold(text)) : null;
  if (place) {
    const where = text
      .slice(place.index)
      .trim()
      .replace(/^in an?\s+/i, "");
    return [
      ...clauseOf(text.slice(0, place.index), category, groups, depth + 1),
      { text: where, category, any: null },
    ];
  }
  return nested(splitList(text), category, groups);
}

/** Never empty for a line that holds a letter; linear-ish in its length, which the tagger bounds. */
export function clauseAtoms(line: string, category: Category): Piece[] {
  const groups: Counter = { next: 1 };
  const clauses = sentences(line.slice(0, 4000)).flatMap((sentence) => sentence.split(/;\s+(?![^(]*\))/));
  const made = clauses
    .flatMap((clause) => clauseOf(clause, category, groups))
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece.text));
  return made.length > 0 ? made : [{ text: line.trim() || line, category, any: null }];
}
