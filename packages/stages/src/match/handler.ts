/** Step 3.1: each required or additional atom against the resume, the rating, and how far both can be trusted. */
import type { Assessed } from "@leadfit/contracts";
import { matchByRules, rate } from "@leadfit/rules";
import { byRules } from "../by-rules.ts";
import type { Handler, Model, StageReader, Way } from "../ports.ts";
import { createEvidenceCheck } from "./check-evidence.ts";
import { type MatchInput, matchByModel } from "./model-way.ts";
import { qualityOf } from "./quality.ts";

const rulesWay: Way<MatchInput, Assessed[]> = byRules(
  ({ atoms, resume }) => matchByRules({ atoms, resume: resume.text, today: new Date() }),
  ({ atoms, resume }) => ({
    atoms: atoms.length,
    resume_id: resume.resume_id,
    resume_version: resume.version,
  }),
);

export function createMatchHandler(reader: StageReader, model: Model | null): Handler<"match"> {
  const way = model ? matchByModel(model) : rulesWay;
  return async (task, signal) => {
    const { classified_objects: atoms } = await reader.output(task.assessmentId, "classify");
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
    const decision = await way({ atoms, resume }, task, signal);
    if (decision.kind !== "decided") return decision;
    const assessed_objects = decision.output.map(createEvidenceCheck(resume.text));
    const { posting } = await reader.output(task.assessmentId, "extract");
    const tagged = await reader.output(task.assessmentId, "tag");
    const output = {
      assessed_objects,
      rating: rate(atoms, assessed_objects),
      quality: qualityOf(posting, tagged, assessed_objects),
    };
    return { kind: "completed", output, ...(decision.run && { run: decision.run }) };
  };
}
