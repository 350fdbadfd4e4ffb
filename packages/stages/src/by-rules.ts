/** Makes a way out of a rule: times it and writes its audit row. */
import type { Run } from "@leadfit/contracts";
import type { Way } from "./ports.ts";

/** What the runs of rules carry as their model. */
const rulesModelId = "rules";

/**
 * @param describe what the rule read, by ids and sizes: the audit row copies no document
 */
export function byRules<Input, Output>(
  rule: (input: Input) => Output,
  describe: (input: Input) => Record<string, unknown>,
): Way<Input, Output> {
  return async (input) => {
    const startedAt = new Date();
    const output = rule(input);
    return { kind: "decided", output, run: rulesRun(startedAt, describe(input), output) };
  };
}

/** The audit row of a rule: no tokens, ends now. */
export function rulesRun(startedAt: Date, input: Record<string, unknown>, output: unknown): Run {
  return {
    model_id: rulesModelId,
    input: JSON.stringify(input),
    output: JSON.stringify(output),
    input_tokens: 0,
    output_tokens: 0,
    thinking_tokens: 0,
    started_at: startedAt,
    ended_at: new Date(),
  };
}
