/** Puts the entities of a normalised GraphQL cache back into each other, one step deep. Knows the format only. */
import { isObject, type JsonObject } from "./json-value.ts";

const maxDepth = 5;

/** `json` with the `{"__ref": "Company:7"}` of a cache in it replaced by what they name, in place. */
export function resolveCache(json: unknown): unknown {
  const cache = findCache(json, 0);
  if (cache) {
    for (const entity of Object.values(cache)) {
      if (!isObject(entity)) continue;
      for (const [key, value] of Object.entries(entity)) entity[key] = resolved(value, cache);
    }
  }
  return json;
}

function resolved(value: unknown, cache: JsonObject): unknown {
  if (Array.isArray(value)) return value.map((item) => (isObject(item) ? resolved(item, cache) : item));
  const name = isObject(value) ? value.__ref : undefined;
  return typeof name === "string" && Object.hasOwn(cache, name) ? cache[name] : value;
}

/** The object whose keys name entities ("Job:1") that say their type. */
function findCache(value: unknown, depth: number): JsonObject | null {
  if (!isObject(value) || depth > maxDepth) return null;
  const isCache = Object.entries(value).some(
    ([key, item]) => /^\w+:./.test(key) && isObject(item) && typeof item.__typename === "string",
  );
  if (isCache) return value;
  for (const item of Object.values(value)) {
    const found = findCache(item, depth + 1);
    if (found) return found;
  }
  return null;
}
