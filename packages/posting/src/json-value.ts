/** Reads loosely shaped JSON: the same fact as a string, an object or a list. Knows no site. */
import { oneLine } from "./clean-text.ts";

export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** `value` as a list: a list as it is, nothing as none, anything else alone. */
export function asList(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

const nameKeys = [
  "name",
  "Name",
  "text",
  "label",
  "title",
  "value",
  "displayName",
  "display_name",
  "visibleName",
  "nom",
  "libelle",
];

/**
 * The one-line text of a string, a number, an object with a name, a language map (`{"en": …}`) or the first
 * of a list; null where there is none.
 */
export function nameOf(value: unknown): string | null {
  const text = rawNameOf(value, 0);
  return text === null ? null : oneLine(text) || null;
}

/** As `nameOf`, line ends and markup kept: for descriptions. */
export function rawNameOf(value: unknown, depth = 0): string | null {
  if (typeof value === "string") return value.trim() === "" ? null : value;
  if (typeof value === "number") return String(value);
  if (depth > 3) return null;
  if (Array.isArray(value)) return rawNameOf(value[0], depth + 1);
  if (!isObject(value)) return null;
  for (const key of nameKeys) {
    const text = rawNameOf(value[key], depth + 1);
    if (text !== null) return text;
  }
  const entries = Object.entries(value);
  const languageMap =
    entries.length > 0 && entries.every(([key]) => /^[a-z]{2}(?:[-_][A-Za-z]{2})?$/.test(key));
  return languageMap
    ? (entries.map(([, text]) => rawNameOf(text, depth + 1)).find((text) => text !== null) ?? null)
    : null;
}

/** A number from zero on, of a number or of a string like "52,000.00"; null otherwise. */
export function numberOf(value: unknown): number | null {
  if (typeof value === "number") return Number.isFinite(value) && value >= 0 ? value : null;
  if (typeof value !== "string" || !/^\s*[\d.,' ]{1,20}\s*$/.test(value)) return null;
  const number = Number(value.replace(/[,' ]/g, ""));
  return Number.isFinite(number) ? number : null;
}
