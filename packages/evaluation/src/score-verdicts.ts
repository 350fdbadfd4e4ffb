/**
 * Verdicts against the gold's. Precision is counted over our matches, recall over the gold's; a match whose atom is not
 * in the gold is left to requirement precision.
 */
import type { Assessed, Tagged } from "@leadfit/contracts";
import type { GoldRequirement, GoldVerdict } from "./gold.ts";
import { bestSimilarity, goldAtomTexts, sameFrom, textsOf } from "./pair.ts";
import { addFaults, count, type PageScore } from "./score.ts";
import { similarity } from "./words.ts";

/** A verdict on an atom, or on a group of alternatives: true where one of them is met. */
type OurVerdict = { texts: string[]; requirement: string; match: boolean; evidence: string };

/** A verdict of the gold; `texts` say its atom in its own words and in those of its alternatives. */
type Label = GoldVerdict & { texts: string[] };

export function scoreVerdicts(
  score: PageScore,
  resumeId: string,
  gold: { verdicts: GoldVerdict[]; requirements: GoldRequirement[] },
  assessed: Assessed[],
  tagged: Tagged[],
): void {
  const labels = gold.verdicts.map((verdict): Label => {
    const of = gold.requirements.find(({ text }) => text === verdict.from_requirement);
    return { ...verdict, texts: of ? goldAtomTexts(of, verdict.requirement) : [verdict.requirement] };
  });
  const ours = ourVerdicts(assessed, tagged);
  const falseMatches: string[] = [];
  for (const own of ours.filter(({ match }) => match)) {
    const label = bestLabel(labels, own);
    if (!label) score.unlabelledMatches.push(`${resumeId}: ${own.texts.at(-1)} (by “${own.evidence}”)`);
    if (!label || !scored(label)) continue;
    const text = `${resumeId}: ${label.requirement} (by “${own.evidence}”)`;
    count(score, "verdict_precision", label.match, () => text);
    if (!label.match) falseMatches.push(text);
  }
  addFaults(score, "false_matches", falseMatches);
  for (const label of labels.filter(scored)) {
    if (!label.match) {
      score.noMatchLabels++;
      continue;
    }
    const met = ours.some((own) => own.match && alikeness(label, own) > 0);
    count(score, "verdict_recall", met, () => `${resumeId}: ${label.requirement} (by “${label.evidence}”)`);
  }
}

function scored({ borderline, optional }: GoldVerdict): boolean {
  return !borderline && !optional;
}

function ourVerdicts(assessed: Assessed[], tagged: Tagged[]): OurVerdict[] {
  const lines = new Map(tagged.map(({ id, raw_string }) => [id, raw_string]));
  const groups = Map.groupBy(
    assessed,
    ({ id, group, requirement_string }) => group ?? id ?? requirement_string,
  );
  return [...groups.values()].map((group) => {
    const met = group.find(({ match }) => match);
    return {
      texts: textsOf(group),
      requirement: lines.get(group[0]?.id?.split(".")[0]) ?? "",
      match: met !== undefined,
      evidence: met?.evidence_quote ?? "",
    };
  });
}

/** The atom decides; the requirement it comes from tells "AWS" of one line from "AWS" of another. */
function alikeness({ texts, requirement, from_requirement }: Label, own: OurVerdict): number {
  const atom = bestSimilarity(texts, own.texts);
  return atom >= sameFrom ? atom + similarity(from_requirement ?? requirement, own.requirement) : 0;
}

function bestLabel(labels: Label[], own: OurVerdict): Label | null {
  let best: Label | null = null;
  let most = 0;
  for (const label of labels) {
    const alike = alikeness(label, own);
    if (alike > most) [best, most] = [label, alike];
  }
  return best;
}
