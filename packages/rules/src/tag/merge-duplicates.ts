/**
 * Requirements that a posting names twice: repeated sections, a site's list of tags, a second language. Knows texts only.
 */
import type { Category } from "@leadfit/contracts";
import { findNames } from "../lexicon/find-names.ts";
import { fold } from "../text/fold.ts";
import { guessLanguage } from "../text/guess-language.ts";
import type { Located } from "../text/located.ts";

export type Requirement = { content: Located; category: Category };

/** Two texts with this share of words in common say the same, unless a number differs. */
const sameShare = 0.85;

type Digest = { words: ReadonlySet<string>; numbers: string; names: ReadonlySet<string>; text: string };

function digest({ content }: Requirement): Digest {
  const all = fold(content.text).match(/[\p{L}\p{N}+#]+/gu) ?? [];
  const words = new Set(all.filter((word) => word.length > 2 || /[+#\d]/.test(word)));
  return {
    words: words.size > 0 ? words : new Set(all),
    numbers: all.filter((word) => /\d/.test(word)).join(" "),
    names: new Set(findNames(content.text).map(({ name }) => name)),
    text: all.join(" "),
  };
}

function same(a: Digest, b: Digest): boolean {
  if (a.text === b.text) return true;
  if (a.numbers !== b.numbers) return false;
  let shared = 0;
  for (const word of a.words) if (b.words.has(word)) shared++;
  return shared >= 3 && (2 * shared) / (a.words.size + b.words.size) >= sameShare;
}

/** A tag or a list of tags ("Java, SQL") whose every entry stands in some fuller requirement. */
function isSummary(digestOf: Digest, text: string, others: readonly Digest[]): boolean {
  const entries = text
    .replace(/^[^:]{2,40}:\s+/, "")
    .split(/[,;/|·•]\s*/)
    .map((entry) => (fold(entry).match(/[\p{L}\p{N}+#]+/gu) ?? []).join(" "))
    .filter((entry) => entry !== "");
  if (entries.some((entry) => entry.split(" ").length > 3)) return false;
  const fuller = others.filter((other) => other.words.size > digestOf.words.size || other.words.size > 3);
  return entries.every((entry) => {
    // Only where the names are all there is: "AWS certificate" is more than AWS.
    const found = findNames(entry);
    const covered = found.reduce((sum, { length }) => sum + length, 0) >= entry.replace(/ /g, "").length;
    const names = covered ? found.map(({ name }) => name) : [];
    return fuller.some(
      (other) =>
        ` ${other.text} `.includes(` ${entry} `) ||
        (names.length > 0 && names.every((name) => other.names.has(name))),
    );
  });
}

/**
 * Where two languages both have their own list, the posting's own language stays. Only names that both lists hold make
 * it sure that they are the same list.
 */
function withoutTranslation(
  rows: readonly Requirement[],
  digests: readonly Digest[],
  language: string | null,
): boolean[] {
  const languages = rows.map(({ content }) => guessLanguage(content.text));
  const own = language ?? languages.find((guess) => guess !== null) ?? null;
  const ownNames = new Set(digests.flatMap(({ names }, i) => (languages[i] === own ? [...names] : [])));
  const foreign = digests.filter((_, i) => languages[i] !== null && languages[i] !== own);
  const foreignNames = new Set(foreign.flatMap(({ names }) => [...names]));
  const shared = [...foreignNames].filter((name) => ownNames.has(name)).length;
  const translated = shared >= 2 && shared * 4 >= foreignNames.size * 3 && foreign.length * 2 <= rows.length;
  return rows.map((_, i) => !translated || languages[i] === null || languages[i] === own);
}

/** The rows in their order, each demand once; a demand named as required and as additional is required. */
export function mergeDuplicates(rows: readonly Requirement[], language: string | null): Requirement[] {
  const digests = rows.map(digest);
  const kept = withoutTranslation(rows, digests, language);
  const out: Requirement[] = [];
  const outDigests: Digest[] = [];
  for (const [i, row] of rows.entries()) {
    const own = digests[i];
    if (!own || !kept[i]) continue;
    const known = outDigests.findIndex((other) => same(own, other));
    if (known >= 0) {
      const first = out[known];
      if (first && row.category === "required") out[known] = { ...first, category: "required" };
      continue;
    }
    const others = digests.filter((_, j) => j !== i && kept[j]);
    if (own.words.size <= 12 && isSummary(own, row.content.text, others)) continue;
    out.push(row);
    outDigests.push(own);
  }
  return out;
}
