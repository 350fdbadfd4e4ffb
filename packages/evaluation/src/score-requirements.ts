/** Requirements, their atoms and the atoms' kinds against the gold. */
import type { GoldPage, GoldRequirement } from "./gold.ts";
import { bestSimilarity, goldAtomTexts, likeness, type OurRequirement, sameFrom } from "./pair.ts";
import { count, type PageScore } from "./score.ts";

export function scoreRequirements(score: PageScore, gold: GoldPage, ours: OurRequirement[]): void {
  const wanted = gold.requirements.filter(({ optional }) => !optional);
  for (const requirement of wanted) {
    const own = mostLike(ours, (candidate) => likeness(requirement, candidate));
    count(score, "requirement_recall", own !== null, () => requirement.text);
    if (own) {
      const right = own.category === requirement.category;
      count(score, "category", right, () => `${requirement.text} is ${requirement.category}`);
    }
    scoreAtoms(score, requirement, ours);
  }
  for (const own of ours) {
    const known = mostLike(gold.requirements, (candidate) => likeness(candidate, own));
    // One that may be there or not counts neither way.
    if (known?.optional) continue;
    count(score, "requirement_precision", known !== null, () => own.text);
  }
  const broken = wanted.filter(({ atoms }) => atoms.length > 0);
  score.atoms = {
    ours: ours.reduce((sum, { atoms }) => sum + atoms.length, 0),
    oursOf: ours.length,
    gold: broken.reduce((sum, { atoms }) => sum + atoms.length, 0),
    goldOf: broken.length,
  };
}

function scoreAtoms(score: PageScore, requirement: GoldRequirement, ours: OurRequirement[]): void {
  // An atom may come back from a neighbouring line; one from the requirement's own counterpart is its likeliest.
  const candidates = ours.flatMap((own) =>
    own.atoms.map((atom) => ({ atom, bonus: likeness(requirement, own) })),
  );
  for (const [index, wanted] of requirement.atoms.entries()) {
    const texts = goldAtomTexts(requirement, wanted);
    const found = mostLike(candidates, ({ atom, bonus }) => {
      const alike = bestSimilarity(texts, atom.texts);
      return alike >= sameFrom ? alike + bonus : 0;
    });
    count(score, "atom_recall", found !== null, () => wanted);
    const kind = Array.isArray(requirement.classification)
      ? requirement.classification[index]
      : requirement.classification;
    if (found && kind) {
      const own = found.atom.classification;
      count(score, "classification", own === kind, () => `${wanted} is ${kind}, not ${own}`);
    }
  }
}

/** Null where none is alike at all. */
function mostLike<T>(candidates: T[], likenessOf: (candidate: T) => number): T | null {
  let best: T | null = null;
  let most = 0;
  for (const candidate of candidates) {
    const alike = likenessOf(candidate);
    if (alike > most) [best, most] = [candidate, alike];
  }
  return best;
}
