/** Text that every store can hold. Knows nothing of what the text says. */
import { z } from "zod";

/**
 * Well-formed UTF-16 without NUL: Postgres refuses `\u0000` in text and lone surrogates in jsonb.
 */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll("\u0000", "");
}

/** A string made storable while it is parsed. */
export const textSchema = z.string().transform(storable);
