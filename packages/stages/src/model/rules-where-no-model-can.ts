/** The rules finish what no call of a model can (spec: Fallback Processing), and say so in their result. */
import type { Quarantined } from "@leadfit/contracts";
import type { ModelPolicy, Way } from "../ports.ts";

/**
 * Asking again would not help, or not soon: no money left, refused, too long, the route gone. A bad answer is none of
 * these: whoever asked for a model's judgement sees that there was none.
 */
const finishable = new Set([
  "over_budget",
  "model_refused",
  "content_blocked",
  "input_too_large",
  "model_unavailable",
]);

export function canFinishByRules({ fallBack }: ModelPolicy, { detail }: Quarantined): boolean {
  return fallBack && finishable.has(detail);
}

export function rulesWhereNoModelCan<Input, Output extends object>(
  policy: ModelPolicy,
  byModel: Way<Input, Output>,
  byRules: Way<Input, Output>,
): Way<Input, Output & { degraded?: string }> {
  return async (input, task, signal) => {
    const decision = await byModel(input, task, signal);
    if (decision.kind !== "quarantined" || !canFinishByRules(policy, decision)) return decision;
    const instead = await byRules(input, task, signal);
    if (instead.kind !== "decided") return instead;
    return { ...instead, output: { ...instead.output, degraded: decision.detail } };
  };
}
