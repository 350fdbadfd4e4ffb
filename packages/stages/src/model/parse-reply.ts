/** A model's text as JSON: what it wraps around it is taken off, its meaning is not touched. */

/** @returns undefined where there is no JSON object in it */
export function parseReply(text: string): unknown {
  const candidates = [text, unfenced(text), outermost(text)];
  for (const candidate of candidates) {
    for (const repaired of [candidate, candidate.replaceAll(/,(\s*[}\]])/g, "$1")]) {
      try {
        const value: unknown = JSON.parse(repaired);
        if (value !== null && typeof value === "object") return value;
      } catch {
        // The next candidate.
      }
    }
  }
  return undefined;
}

const unfenced = (text: string): string => text.replace(/^\s*```[a-z]*\s*/i, "").replace(/\s*```\s*$/, "");

const outermost = (text: string): string => text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1);
