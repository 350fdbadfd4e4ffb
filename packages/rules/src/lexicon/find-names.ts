/**
 * Finds known tool names in any text, on word boundaries ("Java" is not in "JavaScript"). Knows the lexicon; knows
 * nothing of postings or resumes.
 */
import { fold } from "../text/fold.ts";
import { exactCaseNames, listOnlyNames } from "./ambiguous-names.ts";
import { toolsByCategory } from "./tools.ts";

/** `name` is the canonical name; `index` and `length` say where its spelling stands in the text. */
export type FoundName = { name: string; index: number; length: number };

export type Token = { text: string; index: number; before: string };

const tokenPattern = /\.?[\p{L}\p{N}]+(?:[.'’][\p{L}\p{N}]+)*(?:\+\+|#|\+(?![\p{L}\p{N}]))?/gu;

/** Words with where they stand and what stands before them. */
export function tokens(text: string): Token[] {
  const out: Token[] = [];
  let end = 0;
  for (const hit of text.matchAll(tokenPattern)) {
    out.push({ text: hit[0], index: hit.index, before: text.slice(end, hit.index) });
    end = hit.index + hit[0].length;
  }
  return out;
}

/** A gap inside a name: a blank, a hyphen or a slash; null where a name cannot go on. */
function joint(gap: string): string | null {
  if (/^[ \t\u00a0_-]{1,3}$/.test(gap)) return " ";
  if (/^ ?\/ ?$/.test(gap)) return "/";
  return null;
}

function keyOf(words: Token[]): string | null {
  let key = "";
  for (const [i, word] of words.entries()) {
    const link = i === 0 ? "" : joint(word.before);
    if (link === null) return null;
    key += link + fold(word.text);
  }
  return key;
}

const canonicalByKey = new Map<string, Set<string>>();
const categoriesByName = new Map<string, Set<string>>();
for (const [category, entries] of Object.entries(toolsByCategory)) {
  for (const spellings of entries) {
    const name = spellings[0] ?? "";
    categoriesByName.set(name, (categoriesByName.get(name) ?? new Set()).add(category));
    for (const spelling of spellings) {
      const key = keyOf(tokens(spelling));
      if (key) canonicalByKey.set(key, (canonicalByKey.get(key) ?? new Set()).add(name));
    }
  }
}
const longestName = 6;

/** Categories of a canonical name ("Ansible" → "configuration management"); empty when unknown. */
export function categoriesOf(name: string): ReadonlySet<string> {
  return categoriesByName.get(name) ?? new Set();
}

const connective = /^(?:and|or|in|with|using|like|e\.g|und|oder|et|ou|mit|language|languages|programming)$/i;
const follower =
  /^(?:and|or|und|oder|et|ou|programming|language|developer|development|code|boot|framework|scripts?|skills?|experience)$/i;

function standsInList(text: string, all: Token[], first: number, count: number): boolean {
  const start = all[first];
  const last = all[first + count - 1];
  if (!start || !last) return false;
  const gapBefore = start.before;
  const next = all[first + count];
  const gapAfter = next ? next.before : text.slice(last.index + last.text.length);
  // "R&D", "C-level", "Go-to-market"
  if (/[&'’-]$/.test(gapBefore) || /^[&'’-]/.test(gapAfter)) return false;
  // "R. Berg" is a person.
  if (first === 0 && start.text.length === 1 && /^\. $/.test(gapAfter) && /^\p{Lu}/u.test(next?.text ?? ""))
    return false;
  const leftOpen = first === 0 || /[^\s]/.test(gapBefore) || connective.test(all[first - 1]?.text ?? "");
  const rightOpen = next === undefined || /[^\s]/.test(gapAfter) || follower.test(next.text);
  // A sentence that opens with the word ("Go to …", "Excel at …") has an open left side only.
  return leftOpen && rightOpen;
}

/** "Quick to react to change": a name in small letters that is a verb here. */
const verbs: ReadonlyMap<string, RegExp> = new Map([
  ["react", /^(?:to|quickly|fast|promptly|swiftly|calmly|well|in|under|on|appropriately)$/],
]);

function counts(text: string, all: Token[], first: number, count: number): boolean {
  if (count > 1) return true;
  const spelled = all[first]?.text ?? "";
  const next = all[first + 1];
  if (next && /^\s+$/.test(next.before) && verbs.get(spelled)?.test(next.text)) return false;
  const folded = fold(spelled);
  for (const name of listOnlyNames)
    if (fold(name) === folded) return name === spelled && standsInList(text, all, first, 1);
  for (const name of exactCaseNames)
    if (fold(name) === folded) {
      const opensSentence = first === 0 || /[.!?\n]\s*$/.test(all[first]?.before ?? "");
      return (
        name === spelled &&
        !(
          opensSentence &&
          /^\s+$/.test(all[first + 1]?.before ?? "") &&
          /^(?:at|in|as)$/.test(all[first + 1]?.text ?? "")
        )
      );
    }
  return true;
}

/** Czech and German endings a name takes in a sentence ("TypeScriptem", "Dockeru"). */
function bare(key: string): string {
  return key.length >= 6 ? key.replace(/(?:em|ovi|ech|u)$/, "") : key;
}

/**
 * Known names in `text`, longest first at each place, not overlapping. Names that are ordinary words count only where
 * they stand like names. Linear in the length of `text`.
 */
export function findNames(text: string): FoundName[] {
  const all = tokens(text);
  const out: FoundName[] = [];
  for (let i = 0; i < all.length; i++) {
    for (let count = Math.min(longestName, all.length - i); count > 0; count--) {
      const words = all.slice(i, i + count);
      const key = keyOf(words);
      if (key === null) continue;
      const names = canonicalByKey.get(key) ?? (count === 1 ? canonicalByKey.get(bare(key)) : undefined);
      const first = words[0];
      const last = words.at(-1);
      if (!names || !first || !last || !counts(text, all, i, count)) continue;
      const length = last.index + last.text.length - first.index;
      for (const name of names) out.push({ name, index: first.index, length });
      i += count - 1;
      break;
    }
  }
  return out;
}
