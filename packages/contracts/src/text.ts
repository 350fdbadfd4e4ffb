/** Text that every store can hold. Knows nothing of what the text says. */
import { z } from "zod";

/**
 * Well-formed UTF-16 without NUL: Postgres refuses `\u0000` in text and lone surrogates in jsonb.
 */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll("\u0000", "");
}

/** The same of every string in a JSON value. */
export function storableDeep<T>(value: T): T {
  if (typeof value === "string") return storable(value) as T;
  if (Array.isArray(value)) return value.map(storableDeep) as T;
  if (value !== null && typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, storableDeep(item)])) as T;
  }
  return value;
}

/** A string made storable while it is parsed. */
export const textSchema = z.string().transform(storable);
