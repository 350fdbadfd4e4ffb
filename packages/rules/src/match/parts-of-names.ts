/**
 * Which alternatives are no more than parts of a named thing: "Gridsheet Pro (notebooks, storage)" asks for the product,
 * which notebooks alone do not show. Knows wording; knows no resume.
 */
import { findNames, tokens } from "../lexicon/find-names.ts";
import { contentStems } from "./stems.ts";

/** German writes every noun with a capital. */
const german = /(?<![\p{L}])(?:mit|und|oder|von|der|die|das|den|dem|im|für|sowie)(?![\p{L}])/iu;
/** "Rev21", "OneLake", "K12" */
const marked = /\p{L}\d|\p{Ll}\p{Lu}/u;

/** Whether `phrase` says more than a name and holds a proper name, known or not. */
function holdsName(phrase: string): boolean {
  const words = tokens(phrase);
  return words.some(
    ({ text }, at) =>
      marked.test(text) ||
      (at > 0 && /^\p{Lu}\p{Ll}/u.test(text) && contentStems(text).length > 0 && !german.test(phrase)),
  );
}

/** The alternative that names a thing of which `requirement`, a bare word, is a part; null where there is none. */
export function wholeOf(requirement: string, siblings: readonly string[]): string | null {
  if (tokens(requirement).length > 1 || findNames(requirement).length > 0) return null;
  return siblings.find((sibling) => tokens(sibling).length > 2 && holdsName(sibling)) ?? null;
}
