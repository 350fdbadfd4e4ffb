/** Asks about a list of items until each has come back exactly once; only those still missing are asked again. */
import type { Deferred, Quarantined } from "@leadfit/contracts";
import type { z } from "zod";
import type { Model, Question, StageTask } from "../ports.ts";
import { askChecked, type Checked } from "./ask-checked.ts";

/** Rounds for the missing ones after the first. */
const maxRounds = 2;

type Identified = { id: string };

/**
 * @param questionOf the question about some of the items
 * @param itemsOf the answered items of a reply, each with the id of what it answers
 * @param same whether two answers to one item agree; where they do not, it is asked again
 * @param objection what makes the whole reply unusable, so that all of it is asked again; null: nothing
 */
export async function askItems<
  Item extends { id?: string | undefined },
  S extends z.ZodType,
  Reply extends Identified,
>({
  model,
  task,
  items,
  questionOf,
  schema,
  itemsOf,
  same,
  objection = () => null,
  signal,
}: {
  model: Model;
  task: StageTask;
  items: Item[];
  questionOf: (items: Item[]) => Omit<Question, "issues" | "moreRoom">;
  schema: S;
  itemsOf: (answer: z.output<S>) => Reply[];
  same: (a: Reply, b: Reply) => boolean;
  objection?: (found: Reply[], asked: Item[]) => { detail: string; issues: string[] } | null;
  signal: AbortSignal;
}): Promise<{ kind: "answered"; replies: Map<string, Reply & { runId: string }> } | Quarantined | Deferred> {
  const replies = new Map<string, Reply & { runId: string }>();
  for (let round = 0; round <= maxRounds; round++) {
    const open = items.filter(({ id }) => id !== undefined && !replies.has(id));
    if (open.length === 0) return { kind: "answered", replies };
    const asked = await askChecked(
      model,
      task,
      questionOf(open),
      schema,
      (answer, runId): Checked<{ found: Reply[]; runId: string }> => {
        const found = itemsOf(answer);
        const wrong = objection(found, open);
        return wrong ? { ok: false, ...wrong } : { ok: true, result: { found, runId } };
      },
      signal,
    );
    if (asked.kind !== "checked") return asked;
    const { found, runId } = asked.result;
    for (const { id } of open) {
      const own = found.filter((reply) => reply.id === id);
      const [first] = own;
      // Twice and differing is no answer: it counts as missing.
      if (id !== undefined && first && own.every((reply) => same(first, reply)))
        replies.set(id, { ...first, runId });
    }
  }
  const missing = items.flatMap(({ id }) => (id !== undefined && !replies.has(id) ? [id] : []));
  if (missing.length === 0) return { kind: "answered", replies };
  return {
    kind: "quarantined",
    reason: "failed_generate_assessment",
    detail: "item_mismatch",
    message: `The model did not answer ${missing.length} of ${items.length} items after ${maxRounds + 1} rounds.`,
  };
}
