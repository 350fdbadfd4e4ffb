/** Step 2.1 by a model. What it names as a requirement must stand in the posting. */
import { modelResponseSchemas, type StageOutputs } from "@leadfit/contracts";
import { askChecked } from "../model/ask-checked.ts";
import { delimiter } from "../model/delimiter.ts";
import type { Model, Way } from "../ports.ts";
import { grounded } from "./grounded.ts";

type Posting = StageOutputs["extract"]["posting"];

const maxOutputTokens = 6_000;

export function tagByModel(model: Model): Way<Posting, StageOutputs["tag"]> {
  return async ({ description }, task, signal) => {
    const question = {
      step: "tag" as const,
      data: { job_description: description, delimiter: delimiter(description) },
      maxOutputTokens,
    };
    const asked = await askChecked(
      model,
      task,
      question,
      modelResponseSchemas.tag,
      ({ tagged_list }) => grounded(tagged_list, description),
      signal,
    );
    if (asked.kind !== "checked") return asked;
    const { kept, dropped } = asked.result;
    return { kind: "decided", output: { tagged_list: kept.map(({ tagged }) => tagged), dropped } };
  };
}
