/** Step 3.1: each required or additional atom against the resume, the rating, and how far both can be trusted. */
import { matchByRules, rate } from "@leadfit/rules";
import { byRules } from "../by-rules.ts";
import { outputOf } from "../earlier.ts";
import type { Handler, Model, StageReader, Way } from "../ports.ts";
import { applyReviews } from "./apply-reviews.ts";
import { createEvidenceCheck } from "./check-evidence.ts";
import { type Matched, type MatchInput, matchByModel } from "./model-way.ts";
import { qualityOf } from "./quality.ts";

const rulesWay: Way<MatchInput, Matched> = byRules(
  ({ atoms, resume }) => ({
    assessed_objects: matchByRules({ atoms, resume: resume.text, today: new Date() }),
  }),
  ({ atoms, resume }) => ({
    atoms: atoms.length,
    resume_id: resume.resume_id,
    resume_version: resume.version,
  }),
);

export function createMatchHandler(reader: StageReader, model: Model | null): Handler<"match"> {
  const way = model ? matchByModel(model) : rulesWay;
  return async (task, signal) => {
    const { classified_objects } = outputOf(task, "classify");
    const resume = await reader.resume(task.assessmentId);
    if (!resume) {
      return {
        kind: "quarantined",
        reason: "missing_resume",
        detail: "no_default_resume",
        message:
          "There is no resume to match against. Add one with POST /v1/resumes; this job then goes on by itself.",
      };
    }
    const reviews = await reader.corrections(task.assessmentId);
    const { atoms } = applyReviews(classified_objects, [], reviews);
    const decision = await way({ atoms, resume }, task, signal);
    if (decision.kind !== "decided") return decision;
    const { degraded } = decision.output;
    const checked = decision.output.assessed_objects.map(createEvidenceCheck(resume.text));
    const { assessed: assessed_objects, corrected } = applyReviews(classified_objects, checked, reviews);
    const output = {
      assessed_objects,
      rating: rate(atoms, assessed_objects),
      quality: qualityOf(outputOf(task, "extract").posting, outputOf(task, "tag"), assessed_objects),
      ...(degraded && { degraded }),
      ...(reviews.length > 0 && { corrected }),
    };
    return { kind: "completed", output, ...(decision.run && { run: decision.run }) };
  };
}
