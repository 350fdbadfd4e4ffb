/** Tells text that Postgres cannot hold (NUL, half a character) from a fault of ours. */
import { hasCode } from "./has-code.ts";

// character_not_in_repertoire and untranslatable_character: no value of our own making has either.
const sqlStates = new Set(["22021", "22P05"]);

export function isUnstorable(error: unknown): boolean {
  return hasCode(error, sqlStates);
}
