/** Step 3.1: each required or additional atom against the resume, and the rating. */
import type { Assessed, Classified, ResumeText } from "@leadfit/contracts";
import { matchByRules, rate } from "@leadfit/rules";
import { byRules } from "../by-rules.ts";
import type { Handler, StageReader, Way } from "../ports.ts";
import { checkEvidence } from "./check-evidence.ts";

type MatchInput = { atoms: Classified[]; resume: ResumeText };

const matchWay: Way<MatchInput, Assessed[]> = byRules(
  ({ atoms, resume }) => matchByRules({ atoms, resume: resume.text, today: new Date() }),
  ({ atoms, resume }) => ({
    atoms: atoms.length,
    resume_id: resume.resume_id,
    resume_version: resume.version,
  }),
);

export function createMatchHandler(reader: StageReader): Handler<"match"> {
  return async ({ assessmentId }, signal) => {
    const { classified_objects: atoms } = await reader.output(assessmentId, "classify");
    const resume = await reader.resume(assessmentId);
    if (!resume) {
      return {
        kind: "quarantined",
        reason: "missing_resume",
        detail: "no_default_resume",
        message:
          "There is no resume to match against. Add one with POST /v1/resumes; this job then goes on by itself.",
      };
    }
    const decision = await matchWay({ atoms, resume }, signal);
    if (decision.kind === "quarantined") return decision;
    const assessed_objects = decision.output.map((verdict) => checkEvidence(verdict, resume.text));
    return {
      kind: "completed",
      output: { assessed_objects, rating: rate(atoms, assessed_objects) },
      run: decision.run,
    };
  };
}
