/**
 * What persons have corrected before, put on the verdicts of a new generation. Pure; packages/db does the same to the rows
 * of the result that a correction is made on.
 */
import {
  type Assessed,
  atomKey,
  type Classified,
  type Correction,
  correctedReasoning,
  type StageOutputs,
} from "@leadfit/contracts";

export type Applied = {
  atoms: Classified[];
  assessed: Assessed[];
  /** By atom id; `engine_match` is what `assessed` said before. */
  corrected: NonNullable<StageOutputs["match"]["corrected"]>;
};

/**
 * Atoms are told by their words. An atom that a person calls evaluated has no verdict. With no verdicts yet, `atoms` are
 * those that are to be judged.
 */
export function applyReviews(
  atoms: readonly Classified[],
  assessed: readonly Assessed[],
  reviews: readonly Correction[],
): Applied {
  const byKey = new Map(reviews.map((review) => [review.atom_key, review]));
  const verdicts = new Map(assessed.map((verdict) => [nameOf(verdict), verdict]));
  const applied: Applied = { atoms: [], assessed: [], corrected: {} };
  for (const atom of atoms) {
    const review = byKey.get(atomKey(atom.requirement_string));
    const verdict = verdicts.get(nameOf(atom));
    const classification = review?.classification ?? atom.classification;
    applied.atoms.push({ ...atom, classification });
    if (review && atom.id !== undefined) {
      applied.corrected[atom.id] = {
        review_id: review.review_id,
        ...(review.classification && { classification }),
        engine_match: verdict?.match ?? null,
      };
    }
    if (!review) applied.assessed.push(...(verdict ? [verdict] : []));
    else if (classification !== "evaluated_qualification")
      applied.assessed.push(...correctedVerdict(atom, verdict, review));
  }
  return applied;
}

function nameOf({ id, requirement_string }: Pick<Assessed, "id" | "requirement_string">): string {
  return id === undefined ? `text:${requirement_string}` : `id:${id}`;
}

/** A person's word needs no quote; one that was found stays. `run_id` stays: it says whose verdict was corrected. */
function correctedVerdict(
  { requirement_string, id, group }: Classified,
  verdict: Assessed | undefined,
  { match, reason }: Correction,
): Assessed[] {
  if (match === null) return verdict ? [{ ...verdict, decided_by: "person" }] : [];
  const { evidence_quote, evidence_span, missing, unverified: _, ...rest } = verdict ?? {};
  return [
    {
      ...rest,
      requirement_string,
      ...(id !== undefined && { id }),
      ...(group !== undefined && { group }),
      match,
      match_reasoning: correctedReasoning(match, reason, {
        match: verdict?.match ?? null,
        match_reasoning: verdict?.match_reasoning ?? null,
        decided_by: verdict?.decided_by,
      }),
      decided_by: "person",
      confidence: 1,
      ...(match && evidence_quote !== undefined && { evidence_quote }),
      ...(match && evidence_span !== undefined && { evidence_span }),
      ...(!match && missing !== undefined && { missing }),
    },
  ];
}
