/**
 * Step 2.1 without a model: which lines of a posting ask something of the candidate, and how firmly.
 * Knows headings, lists and wording; knows nothing of resumes.
 */
import type { Posting, Span, StageOutputs } from "@leadfit/contracts";
import { fold } from "../text/fold.ts";
import { join, pieces, spanOf, trim } from "../text/located.ts";
import { asks, isNever } from "./asks.ts";
import { type Candidate, candidatesOf, isAlternative } from "./candidates.ts";
import { groupBlocks } from "./group-blocks.ts";
import { mergeDuplicates, type Requirement } from "./merge-duplicates.ts";
import { parseBlocks } from "./parse-blocks.ts";
import { isMust, splitPreference } from "./split-preference.ts";

/** More lines than any honest advert has; keeps what follows bounded. */
const maxRequirements = 120;
/** Before repetitions are merged. */
const maxRows = 400;
const maxLineLength = 1200;

/** "A degree in one of the following": the items below say in what. */
const opensChoice =
  /(?:(?:of|in) the following(?: [\p{L}-]+)?|der folgenden(?: \p{L}+)?|(?:des|de ces) (?:\p{L}+ )?suivant\p{L}*|de l[oa]s siguientes(?: \p{L}+)?)\W*$/u;
const longestChoice = 80;

function belongsTo({ content: { text } }: Candidate, choosing: boolean): boolean {
  return isAlternative(text) || (choosing && text.length <= longestChoice && !asks(text));
}

/** An alternative in the next item belongs to the one above it. */
function joinAlternatives(candidates: readonly Candidate[], description: string): Candidate[] {
  const out: Candidate[] = [];
  let choosing = false;
  for (const candidate of candidates) {
    const last = out.at(-1);
    if (last && last.section === candidate.section && belongsTo(candidate, choosing)) {
      const between = description.slice(spanOf(last.content).end, spanOf(candidate.content).start);
      // Only the neighbour's mark stands between the two.
      if (last.content.text.length <= maxLineLength && !/[\p{L}\p{N}]/u.test(between)) {
        last.content = join(last.content, candidate.content);
        continue;
      }
    }
    choosing = opensChoice.test(fold(candidate.content.text));
    out.push({ ...candidate });
  }
  return out;
}

function requirementsOf({ content, section }: Candidate): Requirement[] {
  if (isNever(content.text) || content.text.length > maxLineLength) return [];
  if (section === "additional")
    return [{ content, category: isMust(content.text) ? "required" : "additional" }];
  const parts = splitPreference(content.text);
  return pieces(
    content,
    parts.map(({ text }) => text),
  ).map((piece, i) => ({ content: piece, category: parts[i]?.category ?? "required" }));
}

/** The span with the marks of Markdown that its first or last word stands in. */
function withMarks(description: string, { start, end }: Span): Span {
  let from = start;
  let to = end;
  while (from > 0 && /[*_`[]/.test(description.charAt(from - 1))) from--;
  while (/[*_`]/.test(description.charAt(to))) to++;
  const link = /^\]\([^()\s]{0,2000}\)[*_`]*/.exec(description.slice(to, to + 2100));
  return { start: from, end: to + (link?.[0].length ?? 0) };
}

/**
 * Requirements of a posting, in its order, with ids `r1`, `r2`, …. `raw_string` is the description from `span.start` to
 * `span.end`. `required` or `additional` comes from the heading above and the wording of the line (spec: step 2.1).
 * Never throws; an empty list means the posting names no requirement.
 */
export function tagByRules(
  posting: Pick<Posting, "title" | "description" | "language">,
): StageOutputs["tag"] {
  const { title, description, language } = posting;
  const rows = groupBlocks(parseBlocks(description), title)
    .flatMap((group) => joinAlternatives(candidatesOf(group), description))
    .flatMap(requirementsOf)
    .map(({ content, category }) => ({ content: trim(content, /[\s,;:]/u), category }))
    .filter(({ content }) => /[\p{L}\p{N}]/u.test(content.text))
    .slice(0, maxRows);
  return {
    tagged_list: mergeDuplicates(rows, language)
      .slice(0, maxRequirements)
      .map(({ content, category }, i) => {
        const span = withMarks(description, spanOf(content));
        return { raw_string: description.slice(span.start, span.end), category, id: `r${i + 1}`, span };
      }),
  };
}
