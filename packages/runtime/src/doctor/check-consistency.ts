/** Whether the same posting and resume come out the same. */
import type { Consistency, VerdictFigures } from "@leadfit/db";
import { counted, duration, type Finding, ok, percent, warn } from "./finding.ts";

const check = "inconsistent results";
const muchUnverified = 0.1;
const leastClaims = 20;

export function checkConsistency(
  { pairs, differing, differingAlike }: Consistency,
  { matched, unverified }: Pick<VerdictFigures, "matched" | "unverified">,
  experiments: { experimentId: string; runType: string; days: number }[],
  steps: { runType: string; production: number | null; temperature: number | null }[],
): Finding[] {
  const findings: Finding[] = [];
  if (differing > 0)
    findings.push(
      warn(
        check,
        `${differing} of ${pairs} leads assessed again came to another rating, ${differingAlike} of them by the same prompts and models`,
        "By the same: set temperature 0 and pin a provider in the prompt. By others: compare the versions with an experiment before you label one (docs/prompts.md).",
      ),
    );
  const warm = steps.filter(({ production, temperature }) => production !== null && (temperature ?? 0) > 0);
  if (warm.length > 0)
    findings.push(
      warn(
        check,
        `temperature above 0: ${warm.map(({ runType, temperature }) => `${runType} (${temperature})`).join(", ")}`,
        "Save a version with temperature 0 and label it production.",
      ),
    );
  const claims = matched + unverified;
  if (claims >= leastClaims && unverified / claims > muchUnverified)
    findings.push(
      warn(
        check,
        `${percent(unverified / claims)} of the claimed matches had no quote that the resume holds`,
        "The model invents evidence: try another, or look at the resume as it was read (GET /v1/resumes/{resume_id}).",
      ),
    );
  for (const { experimentId, runType, days } of experiments)
    findings.push(
      warn(
        check,
        `experiment ${experimentId} on ${runType} has run for ${duration(days * 86_400)}: jobs are split between two versions`,
        `It is meant to be so. GET /v1/experiments/${experimentId} has its figures; promote or stop it when they suffice.`,
      ),
    );
  if (findings.length > 0) return findings;
  return [ok(check, `${counted(pairs, "lead")} assessed again, none with another rating`)];
}
