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

// Blanks by trim(): a pattern for those before an end takes the square of their number, and models do go on in blanks.
const unfenced = (text: string): string =>
  text
    .trim()
    .replace(/^```[a-z]*/i, "")
    .replace(/```$/, "");

const outermost = (text: string): string => text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1);
