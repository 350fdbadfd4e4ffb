/** The user gave something wrong: one line for them, exit 1, no stack. */
export class UsageError extends Error {
  override name = "UsageError";
}
