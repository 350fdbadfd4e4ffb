/**
 * The atoms of one requirement line: clauses, parentheses, "such as" and "including" lists, second demands behind
 * "with", then plain lists. Knows wording; ids and groups are numbered elsewhere.
 */
import type { Category } from "@leadfit/contracts";
import { asksLanguage } from "../lexicon/asked-language.ts";
import { findNames } from "../lexicon/find-names.ts";
import { fold } from "../text/fold.ts";
import { plainText } from "../text/plain-text.ts";
import { clausesOf } from "./clauses.ts";
import { degreeAtoms, isDegree } from "./degree-atoms.ts";
import { emptyHead, exampleWords, fullListWords, withDemands } from "./frames.ts";
import { oneOf } from "./one-of.ts";
import { openParentheses } from "./parentheses.ts";
import { type Counter, introduced, isExampleWord, listed, nested, type Piece, piecesOf } from "./pieces.ts";
import { saysSomething } from "./says-something.ts";
import { namesInARow, splitList } from "./split-list.ts";
import { stripFrame, trimEnds } from "./strip-frame.ts";

const secondDemand = new RegExp(
  `(?:,? (?:and )?(?=${withDemands}))|, (?=(?:and )?with an? )|,? (?=backed by )|, (?=(?:showing|demonstrating) )|,? (?=(?:coupled|combined|together|paired) with )|,? (?=(?:and|plus) \\d+ ?\\+? (?:years?|yrs))|,? (?=plus (?:[\\p{L}-]+ ){1,3})`,
  "u",
);
const environment = /\s+(?=in an? (?:[\p{L}-]+ ){0,3}(?:environment|industry|setting|sector)$)/u;
const years = /\d+ ?\+?(?: ?(?:-|to) ?\d+ ?\+?)? (?:years?|yrs)/;
/** How a language is used is one demand with the language. */
const usage =
  /,?\s*\(?(?:(?:lu|parle|ecrit|oral)(?:,? (?:lu|parle|ecrit|oral))*,? et (?:lu|parle|ecrit|oral)e?(?![\p{L}])|(?:both\s+)?(?:in\s+)?(?:written and (?:spoken|verbal|oral)|(?:spoken|verbal|oral)(?:ly)? and written|wort und schrift|schrift und wort|slovem i pismem|a l'(?:ecrit|oral) (?:et|comme) a l'(?:ecrit|oral)|(?:tanto )?hablado (?:y|como) escrito|(?:tanto )?oral (?:y|como) escrito))\)?/u;
/** ", both written and verbal," says nothing that "communication" does not. */
const bothModes =
  /,? both (?:written and (?:verbal|oral|spoken)|(?:verbal|oral|spoken) and written)(?=,|$)/iu;
/** Recursion ends here whatever a line says. */
const deepest = 6;

function introducedAtoms(clause: string, category: Category, groups: Counter): Piece[] | null {
  const hit = introduced.exec(fold(clause));
  if (hit?.[1] === undefined || hit.index < 2) return null;
  const before = trimEnds(clause.slice(0, hit.index));
  const content = clause.slice(hit.index + hit[0].length).replace(/^[\s:]+/, "");
  if (content.length < 2 || !isBalanced(before)) return null;
  const isExample = isExampleWord(hit[1]);
  const made = listed(content, isExample, category, groups);
  if (emptyHead.test(fold(before))) return made;
  const head = clauseOf(before, category, groups, deepest - 1);
  // Any tool of the kind will do, so the kind itself stands among its examples.
  const only = head[0];
  if (isExample && head.length === 1 && only) return [{ ...only, any: made[0]?.any ?? null }, ...made];
  return [...head, ...made];
}

/** Words that make a label a demand of its own: "Experience with databases: MySQL". */
const demandNoun =
  /(?<![\p{L}])(?:experience|knowledge|expertise|proficien\w+|understanding|familiarity|background|skills?|engineering|kenntnisse|erfahrung\w*|connaissances?|maitrise|experiencia|conocimientos?|znalost\w*|zkusenost\w*|ervaring|kennis|conhecimentos?)(?![\p{L}])/u;

const endsIntroducing = new RegExp(`[\\s,(](?:${[...exampleWords, ...fullListWords].join("|")})$`, "u");

/** "Steady Hand - Skilled in …": a title before the demand, in capitals. */
function titled(text: string): RegExpExecArray | null {
  const hit = /^(\p{Lu}[^:(),.]{3,50}?)\s+[-–]\s+(\p{Lu}\p{Ll}.*)$/u.exec(text);
  const words = hit?.[1]?.match(/\p{L}{4,}/gu) ?? [];
  return hit?.[2] && words.every((word) => /^\p{Lu}/u.test(word)) && hit[2].split(" ").length >= 5
    ? hit
    : null;
}

/** "Languages: Python, SQL" asks for the list; "Experience with relational databases: MySQL" for both. */
function labelledAtoms(text: string, category: Category, groups: Counter, depth: number): Piece[] | null {
  const label = /^([^:()]{3,80}?)\s?:\s+(\S.*)$/.exec(text) ?? titled(text);
  if (!label?.[1] || !label[2] || depth >= deepest) return null;
  const [, before, after] = label;
  if (endsIntroducing.test(fold(before))) return null;
  if (/\s(?:with|for|who|has|have)$/i.test(before)) return clauseOf(after, category, groups, depth + 1);
  const brief = before.split(/\s+/).length <= 3 || emptyHead.test(fold(before));
  const list = splitList(after);
  if (list.phrases.length < 2)
    return brief || before.split(/\s+/).length <= 5 ? clauseOf(after, category, groups, depth + 1) : null;
  if (brief) return clauseOf(after, category, groups, depth + 1);
  const head = clauseOf(before, category, groups, depth + 1);
  // Plain words behind a full demand only spell it out; names are asked for.
  const named = list.phrases.some((phrase) => /^[\p{Lu}\d]/u.test(phrase));
  return demandNoun.test(fold(before)) && !named ? head : [...head, ...nested(list, category, groups)];
}

/** What stood in parentheses, put to the parts of what stood around them. */
function withParenthesis(outer: Piece[], inner: Piece[], examples: boolean): Piece[] {
  const last = outer.at(-1);
  if (!examples || !last || last.any !== null) return [...outer, ...inner];
  // The kind itself stands among its examples: any of them will do.
  const any = inner.find((piece) => piece.any !== null)?.any ?? null;
  const named = outer.length === 1 || inner.some(({ text }) => findNames(text).length > 0);
  return named ? [...outer.slice(0, -1), { ...last, any }, ...inner] : outer;
}

function isBalanced(text: string): boolean {
  return text.split("(").length === text.split(")").length;
}

/** A degree asked for behind another demand: "three years at sea and a degree in navigation or law". */
const laterDegree =
  /(?:,(?: and| plus)?| and| plus) (?=(?:an? |the )?(?:(?:bachelor|master|associate)(?:'?s)? (?:degree|of )|(?:(?:university|college|relevant|completed|technical|advanced|four-year|4-year) )?(?:degree|diploma) (?:in|from) ))/u;

/** "Good communication skills to reach all levels": what a manner is for asks nothing more. */
const purpose =
  /^(.*(?:communications?|interpersonal|presentation|organi[sz]ational|analytical|problem[- ]solving|leadership|verbal|written|oral|negotiation)[^,;()]* skills?),? (?:in order )?to (?:\p{L}+ly )?\p{L}+ .*$/iu;

function clauseOf(clause: string, category: Category, groups: Counter, depth = 0): Piece[] {
  const text = stripFrame(clause, category).replace(purpose, "$1").replace(bothModes, "");
  if (text === "") return [];
  const used = asksLanguage(text) ? usage.exec(fold(text)) : null;
  if (used && used.index > 3)
    return clauseOf(
      text.slice(0, used.index) + text.slice(used.index + used[0].length),
      category,
      groups,
      depth + 1,
    );
  if (/;\s+or\s/i.test(text))
    return piecesOf({ phrases: text.split(/;\s+(?:or\s+)?/i), any: true }, category, groups);
  if (/\sOR\s/.test(text) && /\d|degree/i.test(text))
    return piecesOf({ phrases: text.split(/\s+OR\s+/), any: true }, category, groups);
  if (isDegree(text))
    return degreeAtoms(text).flatMap((part) =>
      part.again && depth < deepest
        ? clauseOf(part.text, category, groups, depth + 1)
        : [{ text: trimEnds(part.text), category, any: null }],
    );
  const degreeAt = depth < deepest ? laterDegree.exec(fold(text)) : null;
  if (degreeAt && degreeAt.index > 8 && isBalanced(text.slice(0, degreeAt.index)))
    return [text.slice(0, degreeAt.index), text.slice(degreeAt.index + degreeAt[0].length)].flatMap((part) =>
      clauseOf(part, category, groups, depth + 1),
    );
  const row = namesInARow(text);
  if (row) return piecesOf(row, category, groups);
  // "one of: A, B, or C, plus some D": the choice ends before D.
  const more = depth < deepest ? /,\s+(?:plus|as well as|sowie|ainsi que|así como)\s+/i.exec(text) : null;
  if (more && oneOf(text.slice(0, more.index)))
    return [text.slice(0, more.index), text.slice(more.index + more[0].length)].flatMap((part) =>
      clauseOf(part, category, groups, depth + 1),
    );
  const choice = oneOf(text);
  if (choice) return piecesOf({ phrases: choice, any: true }, category, groups);
  // A parenthesis explains the part of the list that it stands in.
  const around = depth < deepest && /\(.*\).*\S/.test(text) ? splitList(text) : null;
  if (around && !around.any && around.phrases.length > 1 && around.phrases.every(isBalanced))
    return around.phrases.flatMap((phrase) => clauseOf(phrase, category, groups, depth + 1));
  const { rest, inner, examples } = openParentheses(text, category, groups);
  if (rest !== text && rest !== "") {
    return withParenthesis(clauseOf(rest, category, groups, depth + 1), inner, examples);
  }
  const labelled = labelledAtoms(text, category, groups, depth);
  if (labelled) return labelled;
  const cut = depth < deepest ? secondDemand.exec(fold(text)) : null;
  if (cut && cut.index > 8) {
    const tail = text
      .slice(cut.index + cut[0].length)
      .replace(
        /^(?:and\s+)?(?:with|backed by|showing|demonstrating|(?:coupled|combined|together|paired) with|and|plus)\s+(?:an?\s+|the\s+)?/i,
        "",
      );
    return [
      ...clauseOf(text.slice(0, cut.index), category, groups, depth + 1),
      ...clauseOf(tail, category, groups, depth + 1),
    ];
  }
  const byIntro = depth < deepest ? introducedAtoms(text, category, groups) : null;
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
  const split = splitList(text);
  // A part that stands alone may be a degree with its field.
  if (!split.any && depth < deepest && split.phrases.slice(1).some(isDegree))
    return split.phrases.flatMap((phrase) => clauseOf(phrase, category, groups, depth + 1));
  return nested(split, category, groups);
}

/** "Proficiency in Figma for design": what a tool is for says nothing that could be checked; years of it stay whole. */
function withoutUse(text: string): string {
  const use = /\s(?:for|pour|für|para)\s/iu.exec(text);
  if (!use || /\d/.test(text)) return text;
  const tool = findNames(text).some(({ index, length }) => index + length === use.index);
  return tool ? text.slice(0, use.index) : text;
}

/** Never empty for a line that holds a letter; linear-ish in its length, which the tagger bounds. */
export function clauseAtoms(line: string, category: Category): Piece[] {
  const groups: Counter = { next: 1 };
  const text = plainText(line.slice(0, 4000));
  const pieces = clausesOf(text)
    .flatMap((clause) => clauseOf(clause, category, groups))
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece.text));
  const checkable = pieces
    .filter((piece) => saysSomething(piece.text))
    .map((piece) => ({ ...piece, text: withoutUse(piece.text) }));
  const made = checkable.length > 0 ? checkable : pieces.slice(0, 1);
  return made.length > 0 ? made : [{ text: text || line.trim() || line, category, any: null }];
}
