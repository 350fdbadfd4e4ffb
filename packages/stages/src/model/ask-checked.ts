/**
 * Asks a model until its answer passes our checks: what it answers is untrusted. A bad answer is asked again with
 * what was wrong with it, a bounded number of times.
 */
import { type Deferred, type Quarantined, storable, storableDeep } from "@leadfit/contracts";
import type { z } from "zod";
import type { Model, Question, StageTask } from "../ports.ts";
import { parseReply } from "./parse-reply.ts";

/** Further calls for one question after its first answer was bad. */
const maxReasks = 2;
/** What is said of an answer in another schema: enough to mend it. */
const maxIssues = 10;
const issueLimit = 300;

/** The provider could not be reached or failed: the stage is tried again by policy. */
export class ModelTransportError extends Error {
  override name = "ModelTransportError";
  /** The quarantine's detail, once the tries are used up. */
  readonly detail: string;
  constructor(detail: string, message: string) {
    super(message);
    this.detail = detail;
  }
}

/** What a check makes of an answer: a result, or what is wrong with it. */
export type Checked<T> = { ok: true; result: T } | { ok: false; detail: string; issues: string[] };

export type Asked<T> = { kind: "checked"; result: T } | Quarantined | Deferred;

/**
 * @param question asked first with no issues, then with those of the last answer
 * @throws ModelTransportError
 */
export async function askChecked<S extends z.ZodType, T>(
  model: Model,
  task: StageTask,
  question: Omit<Question, "issues" | "moreRoom">,
  schema: S,
  check: (answer: z.output<S>, runId: string) => Checked<T>,
  signal: AbortSignal,
): Promise<Asked<T>> {
  let moreRoom = false;
  let last: { detail: string; issues: string[] } = { detail: "", issues: [] };
  for (let ask = 0; ask <= maxReasks; ask++) {
    const answer = await model.ask(task, { ...question, moreRoom, issues: last.issues }, signal);
    switch (answer.kind) {
      case "wait":
        return { kind: "deferred", until: answer.until, reason: answer.reason };
      case "transport":
        throw new ModelTransportError(answer.detail, answer.message);
      case "configuration":
        return {
          kind: "quarantined",
          reason: "prompt_configuration_error",
          detail: answer.detail,
          message: answer.message,
        };
      case "truncated":
        // The same call would be cut again: once with twice the room, then no more.
        if (moreRoom) return failed(answer.detail, answer.message);
        moreRoom = true;
        continue;
      case "refused":
        return failed(answer.detail, answer.message);
    }
    const checked = checkAnswer(answer.text, schema, (value) => check(value, answer.runId));
    if (checked.ok) return { kind: "checked", result: checked.result };
    await model.reject(answer.runId, checked.detail);
    last = checked;
  }
  return failed(
    last.detail,
    `The model's answer was not usable after ${maxReasks + 1} tries: ${last.issues[0]}`,
  );
}

function checkAnswer<S extends z.ZodType, T>(
  text: string,
  schema: S,
  check: (value: z.output<S>) => Checked<T>,
): Checked<T> {
  const value = parseReply(text);
  if (value === undefined)
    return { ok: false, detail: "invalid_json", issues: ["The answer is not a JSON object."] };
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    // A key that we do not know stands in the message, as the model wrote it.
    const issues = parsed.error.issues
      .slice(0, maxIssues)
      .map(({ path, message }) => storable(`${path.join(".")}: ${message}`.slice(0, issueLimit)));
    return { ok: false, detail: "schema_invalid", issues };
  }
  // Made storable before it is looked at: what would be nothing once it is stored is nothing now.
  return check(storableDeep(parsed.data));
}

function failed(detail: string, message: string): Quarantined {
  return { kind: "quarantined", reason: "failed_generate_assessment", detail, message };
}
