/** Whole kinds of tools as requirements ask for them: any tool of the kind will do (spec: "Similar" clauses). */
import { categoryPhrases } from "../lexicon/category-phrases.ts";
import { categoriesOf, findNames } from "../lexicon/find-names.ts";
import { toolsByCategory } from "../lexicon/tools.ts";
import { fold } from "../text/fold.ts";
import { contentStems } from "./stems.ts";

/** Other words for software, wherever a phrase says so. */
const software = "(?:software|packages?|programs?|applications?|suites?)";
const kinds = categoryPhrases.map(([phrase, category]) => ({
  pattern: new RegExp(
    `(?<![\\p{L}\\p{N}-])(?:${phrase.replaceAll("software", software)})(?![\\p{L}\\p{N}])`,
    "u",
  ),
  category,
}));
/** Running a tool is more than having used one of its kind. */
const moreThanUse =
  /(?<![\p{L}])(?:administration|administering|architecture|internals|security|hardening|designing|building|architecting|scaling|developing)(?![\p{L}])/u;

function namesOfCategory(category: string): string[] {
  return (toolsByCategory[category] ?? []).map((spellings) => spellings[0] ?? "");
}

/** The kind that `requirement` asks for and nothing beside it, with the names of that kind; null where it asks for none. */
export function askedKind(requirement: string): { category: string; names: Set<string> } | null {
  const folded = fold(requirement);
  if (moreThanUse.test(folded)) return null;
  for (const { pattern, category } of kinds) {
    const hit = pattern.exec(folded);
    if (!hit) continue;
    const end = hit.index + hit[0].length;
    const named = findNames(requirement);
    // A named tool is asked for by its name.
    if (named.some(({ index, length }) => index < hit.index || index + length > end)) return null;
    const rest = `${requirement.slice(0, hit.index)} ${requirement.slice(end)}`;
    return contentStems(rest).length > 0 ? null : { category, names: new Set(namesOfCategory(category)) };
  }
  return null;
}

/** Names that share a kind with every one of `siblings`, and that kind; null where they share none. */
export function sharedKind(siblings: readonly string[]): { category: string; names: Set<string> } | null {
  const names = siblings.flatMap((sibling) => findNames(sibling).map(({ name }) => name));
  const [first, ...others] = names.map(categoriesOf);
  if (!first) return null;
  const shared = [...first].filter((category) => others.every((each) => each.has(category)));
  const [category] = shared;
  return category === undefined ? null : { category, names: new Set(shared.flatMap(namesOfCategory)) };
}
