/** One page's run against all that people said of it. */
import type { EngineRun } from "./engine.ts";
import { ourRequirements } from "./pair.ts";
import type { SetPage } from "./read-set.ts";
import { addFaults, count, emptyScore, type PageScore } from "./score.ts";
import { scoreDescription, scoreFields } from "./score-fields.ts";
import { scoreRequirements } from "./score-requirements.ts";
import { scoreVerdicts } from "./score-verdicts.ts";

export function scorePage({ gold, resumes }: SetPage, run: EngineRun): PageScore {
  const score = emptyScore();
  addFaults(score, "failures", []);
  if (!gold) return score;
  const { reading, tagged, atoms, classified, verdicts } = run;
  const fields = reading.kind === "posting" ? reading.posting : reading.fields;
  const description = reading.kind === "posting" ? reading.posting.description : "";

  if (gold.expect !== "posting") {
    const right =
      reading.kind === "no_posting" && (gold.detail === undefined || gold.detail === reading.detail);
    count(score, "no_posting", right, () =>
      reading.kind === "posting" ? "read as a posting" : `${gold.detail} ≠ ${reading.detail}`,
    );
  }
  // A page without a posting has no fields to be right about.
  if (gold.expect !== "no_posting") scoreFields(score, gold, fields);
  scoreDescription(score, gold, description);
  if (gold.expect === "posting") {
    const ours = ourRequirements(tagged, atoms, classified);
    scoreRequirements(score, gold, ours);
  }
  for (const { id, verdicts: labels } of resumes) {
    const { requirements } = gold;
    scoreVerdicts(score, id, { verdicts: labels, requirements }, verdicts.get(id) ?? [], tagged);
  }
  return score;
}

/** A page on which a stage threw: everything asked of it is missed. */
export function scoreFailure(page: SetPage, message: string): PageScore {
  const run: EngineRun = {
    reading: { kind: "no_posting", detail: "failed", message, fields: {} },
    tagged: [],
    atoms: [],
    classified: [],
    verdicts: new Map(),
    usage: { inputTokens: 0, outputTokens: 0, costUsd: 0 },
    seconds: 0,
    postingMs: 0,
  };
  const score = scorePage(page, run);
  if (page.gold && page.gold.expect !== "posting") {
    score.shares.no_posting = { hits: 0, of: 1 };
    score.misses.push({ score: "no_posting", text: "failed" });
  }
  addFaults(score, "failures", [message]);
  return score;
}
