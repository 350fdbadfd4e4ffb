/** What was missed on each page, in words. */
import type { Report } from "./report.ts";
import { faults, shares } from "./score.ts";

const labels: Record<string, string> = { ...shares, ...faults };

export function explainMisses({ pages }: Report): string {
  const lines: string[] = [];
  for (const { id, file, outcome, misses, unlabelledMatches } of pages) {
    lines.push("", `${id}  ${file}: ${outcome}`);
    for (const { score, text } of misses) lines.push(`  ${labels[score]}: ${oneLine(text)}`);
    for (const text of unlabelledMatches) lines.push(`  (match without a label: ${oneLine(text)})`);
  }
  return lines.slice(1).join("\n");
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
