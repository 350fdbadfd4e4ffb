/** Only what stands in the posting is a requirement of it: in its own words, with its place, once. */
import type { Category, Tagged } from "@leadfit/contracts";
import type { Checked } from "../model/ask-checked.ts";
import { createVerbatimFinder } from "../model/fold.ts";
import { createPlaceFinder } from "./own-words.ts";

/** Past this share of ungrounded strings the whole answer is not to be trusted. */
const ungroundedShare = 0.3;

/** @returns those that stand there, numbered, each with the answer that it came from; and how many do not */
export function grounded<Item extends { raw_string: string; category: Category }>(
  items: Item[],
  description: string,
): Checked<{ kept: { tagged: Tagged; from: Item }[]; dropped: number }> {
  const kept = new Map<string, { tagged: Tagged; from: Item }>();
  const findVerbatim = createVerbatimFinder(description);
  const findPlace = createPlaceFinder(description);
  let dropped = 0;
  for (const from of items) {
    const span = findVerbatim(from.raw_string) ?? findPlace(from.raw_string);
    if (!span) {
      dropped++;
      continue;
    }
    const raw_string = description.slice(span.start, span.end);
    const key = raw_string.toLowerCase();
    if (kept.has(key)) continue;
    const id = `r${kept.size + 1}`;
    kept.set(key, { tagged: { raw_string, category: from.category, span, id }, from });
  }
  if (dropped > items.length * ungroundedShare) {
    const issues = [
      `${dropped} of ${items.length} strings do not stand in the posting; copy them word for word.`,
    ];
    return { ok: false, detail: "ungrounded_requirement", issues };
  }
  return { ok: true, result: { kept: [...kept.values()], dropped } };
}
