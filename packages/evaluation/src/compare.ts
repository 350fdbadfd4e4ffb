/** What got better and what got worse from one report to the next, page by page. */
import { type Report, shareOf, totals } from "./report.ts";
import { faults, type Miss, type Share, shares } from "./score.ts";

const labels: Record<string, string> = { ...shares, ...faults };

/** Of the pages that both reports have. */
export function compareReports(before: Report, after: Report): string {
  const old = new Map(before.pages.map((page) => [page.id, page]));
  const pages = after.pages.filter(({ id }) => old.has(id));
  const both = {
    before: totals({ ...before, pages: pages.flatMap(({ id }) => old.get(id) ?? []) }),
    after: totals({ ...after, pages }),
  };
  const many = pages.length === 1 ? "1 page" : `${pages.length} pages`;
  const lines = [`${after.set}, ${many} in both: ${before.engine} → ${after.engine}`];
  for (const [share, label] of Object.entries(shares) as [Share, string][]) {
    const [was, is] = [shareOf(both.before, share), shareOf(both.after, share)];
    if (was !== is) lines.push(`  ${label}: ${fixed(was)} → ${fixed(is)}`);
  }
  for (const { id, file, outcome, misses } of pages) {
    const was = old.get(id);
    if (!was) continue;
    const changes = [
      ...without(was.misses, misses).map((miss) => `  + ${labels[miss.score]}: ${miss.text}`),
      ...without(misses, was.misses).map((miss) => `  - ${labels[miss.score]}: ${miss.text}`),
      ...(was.outcome === outcome ? [] : [`    ${was.outcome} → ${outcome}`]),
    ];
    if (changes.length > 0) lines.push("", `${id}  ${file}`, ...changes.map((line) => line.trimEnd()));
  }
  return [...lines, "", "+ no longer missed, - newly missed"].join("\n");
}

function without(misses: Miss[], others: Miss[]): Miss[] {
  return misses.filter(
    (miss) => !others.some(({ score, text }) => score === miss.score && text === miss.text),
  );
}

function fixed(value: number | null): string {
  return value === null ? "not counted" : value.toFixed(3);
}
