/** Step 2.1: the posting's requirements, required or additional. */
import type { StageOutputs } from "@leadfit/contracts";
import { tagByRules } from "@leadfit/rules";
import { byRules } from "../by-rules.ts";
import { complete } from "../complete.ts";
import type { Handler, Model, StageReader, Way } from "../ports.ts";
import { tagByModel } from "./model-way.ts";

type Posting = StageOutputs["extract"]["posting"];

const rulesWay: Way<Posting, StageOutputs["tag"]> = byRules(tagByRules, ({ description }) => ({
  description_characters: description.length,
}));

export function createTagHandler(reader: StageReader, model: Model | null): Handler<"tag"> {
  const way = model ? tagByModel(model) : rulesWay;
  return async (task, signal) => {
    const { posting } = await reader.output(task.assessmentId, "extract");
    return complete<"tag">(await way(posting, task, signal));
  };
}
