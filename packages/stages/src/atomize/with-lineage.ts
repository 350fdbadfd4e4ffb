/** Ids, categories, groups and demands of atoms are ours: a model only says which requirement an atom belongs to. */
import type { Atom, Tagged } from "@leadfit/contracts";
import { demandsOf, plainText } from "@leadfit/rules";
import type { Checked } from "../model/ask-checked.ts";

/** A requirement is cut into at most this many atoms; the rest of such an answer is noise. */
const atomsAtMost = 20;

type Answered = { id: string; requirement_string: string; group: string | null };

/**
 * @param answered each with its requirement's id, or one that begins with that
 * @returns the atoms in the order of their requirements, each with the answer that it came from
 */
export function withLineage<Item extends Answered>(
  answered: Item[],
  tagged: Tagged[],
): Checked<{ atom: Atom; from: Item }[]> {
  const atoms = tagged.flatMap(({ id = "", category }) => {
    const own = answered
      .filter((atom) => atom.id === id || atom.id.startsWith(`${id}.`))
      .map((from) => ({ from, text: plainText(from.requirement_string).trim() }))
      .filter(({ text }) => text !== "")
      .slice(0, atomsAtMost);
    const groupsNamed = own.flatMap(({ from }) => from.group ?? []);
    const groups = [...new Set(groupsNamed)].filter(
      (group) => groupsNamed.filter((named) => named === group).length > 1,
    );
    return own.map(({ from, text }, n) => {
      const group = groups.indexOf(from.group ?? "");
      const atom: Atom = {
        requirement_string: text,
        category,
        id: `${id}.${n + 1}`,
        ...(group >= 0 && { group: `${id}.g${group + 1}` }),
        ...demandsOf(text),
      };
      return { atom, from };
    });
  });
  const missing = tagged.filter(({ id }) => !atoms.some(({ atom }) => atom.id?.startsWith(`${id}.`)));
  if (missing.length > 0) {
    const issues = [
      `These have no atom: ${missing.map(({ id, raw_string }) => `${id} "${raw_string}"`).join(", ")}. Return atoms for every one.`,
    ];
    return { ok: false, detail: "item_mismatch", issues };
  }
  return { ok: true, result: atoms };
}
