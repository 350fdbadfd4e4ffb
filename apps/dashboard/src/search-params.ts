/** Single values out of an address, for `validateSearch`; anything that is none of it is undefined. Without zod: router.tsx is
 * needed before anything is drawn. */

/** Also numbers and booleans: the router reads `?q=42` as one. */
export function word(value: unknown): string | undefined {
  const isPlain = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
  return isPlain && String(value).length <= 300 ? String(value) : undefined;
}

export function oneOf<const T extends string>(names: readonly T[], value: unknown): T | undefined {
  return names.find((name) => name === value);
}

export function numberIn(from: number, to: number, value: unknown): number | undefined {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && number >= from && number <= to ? number : undefined;
}

export function wholeNumberIn(from: number, to: number, value: unknown): number | undefined {
  const number = numberIn(from, to, value);
  return Number.isInteger(number) ? number : undefined;
}

export function flag(value: unknown): boolean | undefined {
  return typeof value === "boolean" ? value : undefined;
}
