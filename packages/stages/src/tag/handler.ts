/** Step 2.1: the posting's requirements, required or additional. */
import type { StageOutputs } from "@leadfit/contracts";
import { tagByRules } from "@leadfit/rules";
import { byRules } from "../by-rules.ts";
import type { Handler, StageReader, Way } from "../ports.ts";

type Posting = StageOutputs["extract"]["posting"];

const tagWay: Way<Posting, StageOutputs["tag"]> = byRules(tagByRules, ({ description }) => ({
  description_characters: description.length,
}));

export function createTagHandler(reader: StageReader): Handler<"tag"> {
  return async ({ assessmentId }, signal) => {
    const { posting } = await reader.output(assessmentId, "extract");
    const decision = await tagWay(posting, signal);
    if (decision.kind === "quarantined") return decision;
    return { kind: "completed", output: decision.output, run: decision.run };
  };
}
