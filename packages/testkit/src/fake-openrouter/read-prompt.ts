/** Reads a rendered prompt as a model would: the quoted text, and the lines that are items. Knows no step. */
import type { Category } from "@leadfit/contracts";

export type PromptItem = { id: string; text: string; category: Category; group?: string };
export type PromptReading = { text: string; items: PromptItem[] };

/** An id at the start of a line, perhaps after a bullet or a number: `r3 …`, `- r3.1 …`, `1. r3.1: …`. */
const itemLine = /^(?:[-*•]\s+|\d+[.)]\s+)?([a-z]{1,8}\d+(?:\.\d+)*)[:)]?\s+(\S.*)$/i;
const label = /^[[(]([^[\]()]*)[\])]\s*/;

/**
 * `text` stands between the first line that comes twice and its next occurrence, or is everything when no line does.
 * Items are looked for around the quoted text, so that a text cannot smuggle some in; inside only when there are none.
 */
export function readPrompt(prompt: string): PromptReading {
  const lines = prompt.split("\n");
  const [open, close] = findDelimiters(lines);
  if (open === undefined || close === undefined) return { text: prompt.trim(), items: readItems(lines) };
  const inside = lines.slice(open + 1, close);
  const outside = readItems([...lines.slice(0, open), ...lines.slice(close + 1)]);
  return { text: inside.join("\n").trim(), items: outside.length > 0 ? outside : readItems(inside) };
}

function findDelimiters(lines: readonly string[]): [number, number] | [] {
  const places = new Map<string, number[]>();
  for (const [place, line] of lines.entries()) {
    const key = line.trim();
    if (key === "") continue;
    const known = places.get(key);
    if (known) known.push(place);
    else places.set(key, [place]);
  }
  // A map keeps its order: the first line that comes again stands before the text it encloses.
  for (const [open, close] of places.values()) {
    if (open !== undefined && close !== undefined) return [open, close];
  }
  return [];
}

function readItems(lines: readonly string[]): PromptItem[] {
  return lines.flatMap((line) => {
    const [, id, words] = itemLine.exec(line.trim()) ?? [];
    return id === undefined || words === undefined ? [] : [readItem(id, words)];
  });
}

/** Takes the labels off that say something of the item; other brackets belong to its words. */
function readItem(id: string, words: string): PromptItem {
  const item: PromptItem = { id, text: words, category: "required" };
  for (;;) {
    const [whole, said = ""] = label.exec(item.text) ?? [];
    const group = /\br\d+\.g\d+\b/.exec(said)?.[0];
    const category = /^(required|additional|evaluated)(?:_qualification)?$/.exec(said.trim())?.[1];
    if (whole === undefined || (group === undefined && category === undefined)) return item;
    if (group !== undefined) item.group = group;
    if (category === "additional") item.category = "additional";
    item.text = item.text.slice(whole.length);
  }
}
