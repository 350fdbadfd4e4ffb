/** Step 2.1 by a model. What it names as a requirement must stand in the posting. */
import {
  type ModelResponses,
  modelResponseSchemas,
  type StageOutputs,
  type Tagged,
} from "@leadfit/contracts";
import { askChecked, type Checked } from "../model/ask-checked.ts";
import { delimiter } from "../model/delimiter.ts";
import { findVerbatim } from "../model/fold.ts";
import type { Model, Way } from "../ports.ts";
import { placeOfWords } from "./own-words.ts";

type Posting = StageOutputs["extract"]["posting"];

const maxOutputTokens = 6_000;
/** Past this share of ungrounded strings the whole answer is not to be trusted. */
const ungroundedShare = 0.3;

export function tagByModel(model: Model): Way<Posting, StageOutputs["tag"]> {
  return async ({ description }, task, signal) => {
    const question = {
      stage: "tag" as const,
      data: { job_description: description, delimiter: delimiter(task, description) },
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
    return { kind: "decided", output: asked.result };
  };
}

function grounded(
  items: ModelResponses["tag"]["tagged_list"],
  description: string,
): Checked<StageOutputs["tag"]> {
  const kept = new Map<string, Tagged>();
  let ungrounded = 0;
  for (const { raw_string, category } of items) {
    const span = findVerbatim(description, raw_string) ?? placeOfWords(description, raw_string);
    if (!span) {
      ungrounded++;
      continue;
    }
    const text = description.slice(span.start, span.end);
    if (!kept.has(text.toLowerCase())) kept.set(text.toLowerCase(), { raw_string: text, category, span });
  }
  if (ungrounded > items.length * ungroundedShare) {
    const issues = [
      `${ungrounded} of ${items.length} strings do not stand in the posting; copy them word for word.`,
    ];
    return { ok: false, detail: "ungrounded_requirement", issues };
  }
  const tagged_list = [...kept.values()].map((item, n) => ({ ...item, id: `r${n + 1}` }));
  return { ok: true, result: { tagged_list, dropped: ungrounded } };
}
