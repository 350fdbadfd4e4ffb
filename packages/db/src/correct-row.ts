/** What a correction makes of a row of job_skills. Pure; packages/stages does the same to verdicts that are new. */
import { type Correction, correctedReasoning, type Decider } from "@leadfit/contracts";
import type { JobSkill, Prisma } from "./generated/client.ts";

/**
 * The first correction keeps what the engine said in engine_match and engine_type. llm_run_id stays: it says whose
 * verdict was corrected.
 */
export function correctRow(row: JobSkill, correction: Correction) {
  const isFirst = row.engineType === null;
  const engineMatch = isFirst ? row.jobSkillsMatch : row.engineMatch;
  const type = correction.classification ?? row.jobSkillsType;
  return {
    engineMatch,
    engineType: isFirst ? row.jobSkillsType : row.engineType,
    reviewId: correction.review_id,
    decidedBy: "person",
    jobSkillsType: type,
    ...verdictOf(row, correction, type, engineMatch),
  } satisfies Prisma.JobSkillUpdateInput;
}

function verdictOf(row: JobSkill, { match, reason }: Correction, type: string, engineMatch: boolean | null) {
  // Its reasoning and quote stay in the row, so that it can be moved back.
  if (type === "evaluated_qualification") return { jobSkillsMatch: null };
  if (match === null) return { jobSkillsMatch: engineMatch };
  return {
    jobSkillsMatch: match,
    jobSkillsMatchReasoning: correctedReasoning(match, reason, {
      match: engineMatch,
      match_reasoning: row.jobSkillsMatchReasoning,
      decided_by: row.decidedBy as Decider | null,
    }),
    confidence: 1,
    unverified: false,
    // A person's word needs no quote; one that was found stays.
    ...(match ? { missing: null } : { evidenceQuote: null, evidenceStart: null, evidenceEnd: null }),
  };
}
