/** Step 2.1: the posting's requirements, required or additional. */
import type { Posting, StageOutputs, Tagged } from "@leadfit/contracts";
import { tagByRules } from "@leadfit/rules";
import { byRules } from "../by-rules.ts";
import { complete } from "../complete.ts";
import { outputOf } from "../earlier.ts";
import { readable } from "../match/readable.ts";
import { rulesWhereNoModelCan } from "../model/rules-where-no-model-can.ts";
import type { Handler, Model, Way } from "../ports.ts";
import { tagInOneCall } from "./combined-way.ts";
import { complexity } from "./complexity.ts";
import { tagByModel } from "./model-way.ts";

type TagWay = Way<Posting, StageOutputs["tag"]>;

const rulesWay: TagWay = byRules(tagByRules, ({ description }) => ({
  description_characters: description.length,
}));

export function createTagHandler(model: Model | null): Handler<"tag"> {
  const way = model ? rulesWhereNoModelCan(model.policy, byCalls(model), rulesWay) : rulesWay;
  return async (task, signal) => {
    const { posting } = outputOf(task, "extract");
    return complete<"tag">(await way(posting, task, signal));
  };
}

/**
 * No call where the rules read the posting surely and come first; one for a simple posting; three, of which this is the
 * first, for any other.
 */
function byCalls(model: Model): TagWay {
  const inOneCall = tagInOneCall(model);
  const alone = tagByModel(model);
  return async (posting, task, signal) => {
    const { rulesFirst, oneCall } = model.policy;
    const tagged_list = rulesFirst || oneCall ? tagByRules(posting).tagged_list : [];
    if (rulesFirst && isSurelyRead(posting, tagged_list)) {
      const decision = await rulesWay(posting, task, signal);
      return decision.kind === "decided"
        ? { ...decision, output: { ...decision.output, settled: true } }
        : decision;
    }
    if (!oneCall || complexity(posting, tagged_list) >= 1) return await alone(posting, task, signal);
    const decision = await inOneCall(posting, task, signal);
    // Too much at once for this model or this posting: step by step it may do.
    const tooMuch = decision.kind === "quarantined" && tooMuchAtOnce.has(decision.detail);
    return tooMuch ? await alone(posting, task, signal) : decision;
  };
}

/** Fewer may mean that we have missed most of them. */
const fewestRequirements = 3;

/** In a language that we know, with its requirements in lists, and nothing of the page in doubt. */
function isSurelyRead(posting: Posting, byRules: Tagged[]): boolean {
  return byRules.length >= fewestRequirements && readable(posting) === 1;
}

const tooMuchAtOnce = new Set([
  "invalid_json",
  "schema_invalid",
  "item_mismatch",
  "ungrounded_requirement",
  "output_truncated",
]);
