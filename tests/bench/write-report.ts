/** docs/benchmarks.md: ratios first, for they travel from machine to machine; absolutes and the machine after. */
import { cpus, loadavg, release, totalmem } from "node:os";
import { type Measured, meetsTarget, type Ratio, type Scenario } from "./scenario.ts";

export type Result = { scenario: Scenario; measured: Measured };

/** Of others: ours has not begun. */
const load = loadavg();

/** @param facts what was measured on, beside the machine, e.g. "PostgreSQL 18.4" */
export function reportText(results: Result[], command: string, facts: string[]): string {
  const machine = [
    `${cpus().length} × ${cpus()[0]?.model.trim()}`,
    `${(totalmem() / 2 ** 30).toFixed(0)} GiB`,
    `${process.platform} ${release()}`,
    `Node ${process.version}`,
    ...facts,
    `load ${load.map((value) => value.toFixed(1)).join(" ")} before the first scenario`,
    new Date().toISOString().slice(0, 10),
  ];
  return `# Benchmarks

Written by \`${command}\`; do not edit. Everything, the load and the fake model too, ran on one machine:
${machine.join(", ")}.

## Ratios

${ratioTable(results.flatMap(({ measured }) => measured.ratios))}

## Absolutes

${table(
  ["what", "measured"],
  results.flatMap(({ measured }) => measured.absolutes.map(({ what, value }) => [what, value])),
)}

## How it is measured

${results.map(({ scenario }) => `- **${scenario.name}**: ${scenario.how}`).join("\n")}
`;
}

export function ratioTable(ratios: Ratio[]): string {
  return table(
    ["ratio", "measured", "target", "met"],
    ratios.map((ratio) => [
      ratio.what,
      ratio.value.toFixed(2),
      targetText(ratio),
      ratio.target ? (meetsTarget(ratio) ? "yes" : "**no**") : "",
    ]),
  );
}

function targetText({ target }: Ratio): string {
  if (!target) return "";
  return "atLeast" in target ? `≥ ${target.atLeast}` : `≤ ${target.atMost}`;
}

function table(head: string[], rows: string[][]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
