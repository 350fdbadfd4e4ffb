/** Texts as keys: a B-tree takes rows of 2.7 kB at most. */
import { createHash } from "node:crypto";

const longestPlain = 600;

/** SHA-256 in hex. */
export function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** The text itself, or its hash where it is too long for an index. */
export function indexable(text: string): string {
  return text.length <= longestPlain ? text : `sha256:${hash(text)}`;
}
