/** Tells text that Postgres cannot hold (NUL, half a character) from a fault of ours, by SQLSTATE along the cause chain. */

// character_not_in_repertoire and untranslatable_character: no value of our own making has either.
const sqlStates = new Set(["22021", "22P05"]);

export function isUnstorable(error: unknown): boolean {
  for (let depth = 0, at = error; depth < 8 && at !== null && typeof at === "object"; depth++) {
    const { code, originalCode, cause, meta } = at as Record<string, unknown>;
    if ([code, originalCode].some((value) => typeof value === "string" && sqlStates.has(value))) return true;
    at = cause ?? (meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError;
  }
  return false;
}
