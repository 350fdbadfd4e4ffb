/**
 * Unfolds the flat JSON in which objects hold the indexes of their values in one list: Nuxt's payloads (the
 * `devalue` format) and React Router's (`turbo-stream`, whose keys are indexes too). Knows the formats only.
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
      const name = keyName(key, table);
      if (name !== "__proto__") object[name] = resolve(item, depth + 1);
    }
    return object;
  };
  return resolve(0, 0);
}

/** `_12` is the twelfth value, elsewhere a key is written out. */
function keyName(key: string, table: unknown[]): string {
  const name = /^_\d{1,7}$/.test(key) ? table[Number(key.slice(1))] : key;
  return typeof name === "string" ? name : key;
}

function isRoot(value: unknown): boolean {
  if (Array.isArray(value)) return typeof value[0] === "string" && typeof value[1] === "number";
  return (
    isObject(value) &&
    Object.values(value).length > 0 &&
    Object.values(value).every((item) => typeof item === "number")
  );
}
