/** The headline of a hiring thread's post: "Acme | Engineer | Berlin | Full-time", the employer first. */
import { isPlace } from "./place-names.ts";
import { salaryFromText } from "./salary-text.ts";
import { isChip, urlLine } from "./text-header.ts";

const minParts = 3;
const maxHeadChars = 400;
/** So many parts have to be facts of a job, or a line of navigation would pass. */
const minFacts = 2;

/** The parts of such a headline, or null. */
export function pipedHead(line: string): string[] | null {
  if (line.length > maxHeadChars || !line.includes("|")) return null;
  const parts = line
    .split("|")
    .map((part) => part.trim())
    .filter(Boolean);
  const facts = parts.slice(1).filter(isFact).length;
  return parts.length >= minParts && facts >= minFacts ? parts : null;
}

function isFact(part: string): boolean {
  return (
    isChip(part) ||
    isPlace(part) ||
    urlLine.test(part) ||
    salaryFromText(part, true) !== null ||
    /^(?:remote|hybrid|on-?site)\b/i.test(part)
  );
}
