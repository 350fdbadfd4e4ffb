/** Tells a job or resume that was erased while a request was on its way to it from a fault of ours. */
import { hasCode } from "./has-code.ts";

// foreign_key_violation, and Prisma's word for it: every row that we refer to was there when we looked.
const codes = new Set(["23503", "P2003"]);

export function isErased(error: unknown): boolean {
  return hasCode(error, codes);
}
