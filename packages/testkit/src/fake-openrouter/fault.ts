/** What a test may put in place of an honest reply, and which calls a fault fits. Knows nothing of how it is sent. */
import { type ErrorAnswer, isNamedError, type NamedError } from "./named-errors.ts";

export type Fault =
  /** An error response; not billed. */
  | ({ kind: "status" } & ErrorAnswer)
  /** An error response that OpenRouter documents, with all that belongs to it; not billed. */
  | { kind: NamedError }
  /** HTTP 200 with a top-level `error` and no `choices`; not billed. */
  | { kind: "error_in_200" }
  /** HTTP 200 with a partial text and an `error` in its choice; not billed (zero-completion insurance). */
  | { kind: "choice_error" }
  /** HTTP 200 with a page of HTML, as a proxy in between would send; not billed. */
  | { kind: "web_page" }
  /** What the model says is not what was asked for; billed. */
  | { kind: "bad_json" | "fenced_json" | "truncated" | "refusal" | "content_filter" | "schema_invalid" }
  /** A cold start: no content and no finish reason; not billed (zero-completion insurance). */
  | { kind: "empty" }
  /** The transport fails; billed, for the model did its work. `drip` sends a space now and then and never ends. */
  | { kind: "stall" | "drip" | "reset" | "huge" }
  /** Wait for a call whose reply is a list with something in it. */
  | { kind: "missing_items" | "extra_items" | "duplicate_items" }
  /** Every atom matches, by a quote that no resume holds. Waits for a call that matches. */
  | { kind: "invented_evidence" }
  /** Each copied text is a paraphrase; the ids are right. */
  | { kind: "wrong_strings" };

export type FaultKind = Fault["kind"];

/** A call as far as scripts look at it. */
export type FaultTarget = { runType: string | null; key: string | null; items: number };

/** No model did any work. */
export function isUnbilled(fault: Fault | null): boolean {
  switch (fault?.kind) {
    case "status":
    case "error_in_200":
    case "choice_error":
    case "web_page":
      return true;
    default:
      return fault !== null && isNamedError(fault.kind);
  }
}

export function fitsFault(fault: Fault, target: FaultTarget): boolean {
  switch (fault.kind) {
    case "missing_items":
    case "extra_items":
    case "duplicate_items":
      return target.items > 0;
    case "invented_evidence":
      return target.key === "assessed_objects" && target.items > 0;
    case "wrong_strings":
      return target.key === "posting" || target.items > 0;
    case "schema_invalid":
      return target.key !== null;
    default:
      return true;
  }
}
