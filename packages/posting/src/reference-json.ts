/**
 * Unfolds the flat JSON of Nuxt payloads, in which objects hold the indexes of their values in one list
 * (the `devalue` format). Knows the format only.
 */
import { isObject } from "./json-value.ts";

const maxDepth = 60;
const maxValues = 200_000;

/** `json` unfolded where it has that format, else as it is. */
export function decodeReferences(json: unknown): unknown {
  if (!Array.isArray(json) || json.length < 3 || !isRoot(json[0])) return json;
  const table: unknown[] = json;
  let budget = maxValues;
  const resolved = new Map<number, unknown>();
  const resolve = (reference: unknown, depth: number): unknown => {
    if (typeof reference !== "number" || reference < 0 || depth > maxDepth || budget-- <= 0) return undefined;
    if (resolved.has(reference)) return resolved.get(reference);
    const value = table[reference];
    if (Array.isArray(value)) {
      // ["ShallowReactive", 3] and its like wrap one value; ["Date", "…"] carries it itself.
      if (typeof value[0] === "string")
        return typeof value[1] === "number" ? resolve(value[1], depth + 1) : value[1];
      const list: unknown[] = [];
      resolved.set(reference, list);
      for (const item of value) list.push(resolve(item, depth + 1));
      return list;
    }
    if (!isObject(value)) return value;
    const object: Record<string, unknown> = {};
    resolved.set(reference, object);
    for (const [key, item] of Object.entries(value)) {
      if (key !== "__proto__") object[key] = resolve(item, depth + 1);
    }
    return object;
  };
  return resolve(0, 0);
}

function isRoot(value: unknown): boolean {
  if (Array.isArray(value)) return typeof value[0] === "string" && typeof value[1] === "number";
  return (
    isObject(value) &&
    Object.values(value).length > 0 &&
    Object.values(value).every((item) => typeof item === "number")
  );
}
