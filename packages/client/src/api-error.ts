/** What a call that was answered with an error throws. */
import type { ErrorEnvelope } from "@leadfit/contracts";

/** The API's answer was an error; `envelope` is null where it was not the API that answered. */
export class ApiError extends Error {
  override name = "ApiError";
  readonly status: number;
  readonly envelope: ErrorEnvelope | null;

  constructor(status: number, envelope: ErrorEnvelope | null) {
    super(envelope?.error.message ?? `HTTP ${status}`);
    this.status = status;
    this.envelope = envelope;
  }
}
