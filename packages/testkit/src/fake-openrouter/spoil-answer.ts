/** Turns an honest answer into a wrong one whose JSON is sound. Knows the steps' keys, nothing of HTTP. */
import type { Fault } from "./fault.ts";

export type Answer = Record<string, unknown>;
type Item = Record<string, unknown>;

const invented = "Ten years as keeper of the Norderney lighthouse";

/** The keys under which items carry words copied from their input. */
const copiedKeys = ["raw_string", "requirement_string", "title", "company", "location", "description"];

/** @param key the answer's top-level key that holds the list, or the posting */
export function spoilAnswer(fault: Fault, answer: Answer, key: string): Answer {
  const value = answer[key];
  if (fault.kind === "schema_invalid") return { [key]: Array.isArray(value) ? { items: value } : [value] };
  if (Array.isArray(value)) {
    const items = fault.kind === "missing_items" ? withoutLast(value, key) : spoilItems(fault, value);
    return { ...answer, [key]: items };
  }
  if (fault.kind === "wrong_strings") return { ...answer, [key]: reworded(value as Item, () => invented) };
  return answer;
}

function spoilItems(fault: Fault, items: Item[]): Item[] {
  switch (fault.kind) {
    case "extra_items":
      return [...items, ...items.slice(-1).map(stranger)];
    case "duplicate_items":
      return [...items, ...items.slice(0, 1)];
    case "wrong_strings":
      return items.map((item) => reworded(item, (text) => `The candidate brings: ${text.toUpperCase()}`));
    case "invented_evidence":
      return items.map((item) => ({
        ...item,
        match: true,
        match_reasoning: `The resume says so: "${invented}".`,
        evidence_quote: invented,
      }));
    default:
      return items;
  }
}

/** An item that nobody asked for, of the same shape. */
function stranger(item: Item): Item {
  return { ...reworded(item, () => invented), ...("id" in item && { id: "r999.1" }) };
}

/** Atoms go by the requirement they were cut from: one atom less of several is no mistake that anyone could see. */
function withoutLast(items: Item[], key: string): Item[] {
  const root = ({ id }: Item) => String(id).replace(/\.\d+$/, "");
  const last = items.at(-1);
  if (key !== "atomic_objects" || !last) return items.slice(0, -1);
  return items.filter((item) => root(item) !== root(last));
}

function reworded(item: Item, reword: (text: string) => string): Item {
  const texts = copiedKeys.filter((key) => typeof item[key] === "string");
  return { ...item, ...Object.fromEntries(texts.map((key) => [key, reword(item[key] as string)])) };
}
