/** The report as text: every figure with what it was counted on. */
import { atomsPerRequirement, type PageReport, type Report, totals } from "./report.ts";
import { type Fault, faults, type Share, shares } from "./score.ts";
import { wilson } from "./wilson.ts";

type Row = [figure: string, value: string, counted: string, interval: string, on: string];

export function renderTable(report: Report): string {
  const all = totals(report);
  const on = (counts: (page: PageReport) => boolean) => {
    const pages = report.pages.filter(counts).length;
    return `${report.set}, ${pages} ${pages === 1 ? "page" : "pages"}`;
  };
  const rows: Row[] = [["figure", "value", "counted", "95 % interval", "on"]];
  for (const [share, label] of Object.entries(shares) as [Share, string][]) {
    const { hits, of } = all.shares[share] ?? { hits: 0, of: 0 };
    if (of === 0) continue;
    const interval = wilson(hits, of).map(fixed).join("–");
    rows.push([label, fixed(hits / of), `${hits} of ${of}`, interval, on((page) => share in page.shares)]);
  }
  for (const [fault, label] of Object.entries(faults) as [Fault, string][]) {
    const found = all.faults[fault];
    if (found !== undefined) rows.push([label, String(found), "", "", on((page) => fault in page.faults)]);
  }
  if (all.noMatchLabels > 0) {
    const found = all.faults.false_matches ?? 0;
    const interval = wilson(found, all.noMatchLabels).map(fixed).join("–");
    const rate = fixed(found / all.noMatchLabels);
    rows.push([
      "false-positive rate",
      rate,
      `${found} of ${all.noMatchLabels}`,
      interval,
      on((page) => page.noMatchLabels > 0),
    ]);
  }
  const { ours, gold } = atomsPerRequirement(all);
  const broken = on(({ atoms }) => atoms.goldOf > 0);
  if (ours !== null && gold !== null)
    rows.push(["atoms per requirement", ours.toFixed(2), `gold ${gold.toFixed(2)}`, "", broken]);
  const every = on(() => true);
  const { seconds, postingMs } = all;
  rows.push(
    [
      "posting step, median ms",
      postingMs.median.toFixed(1),
      `worst ${postingMs.worst.toFixed(0)}`,
      "",
      every,
    ],
    ["page, median seconds", seconds.median.toFixed(3), `worst ${seconds.worst.toFixed(2)}`, "", every],
    ["tokens in, out", `${all.inputTokens}, ${all.outputTokens}`, "", "", every],
    ["cost, USD", all.costUsd.toFixed(4), "", "", every],
  );
  return [headline(report), "", ...aligned(rows)].join("\n");
}

function headline({ set, engine, pages }: Report): string {
  const labelled = pages.filter((page) => page.labelled).length;
  const verdicts = pages.reduce((sum, page) => sum + page.resumes.length, 0);
  return `${set}: ${pages.length} pages, ${labelled} with gold, ${verdicts} posting × resume; engine ${engine}`;
}

function fixed(value: number): string {
  return value.toFixed(3);
}

function aligned(rows: Row[]): string[] {
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
