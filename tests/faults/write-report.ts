/** The measured part of docs/reliability.md: between two marks, a row for each command and backend; the newest replaces. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "@leadfit/testkit";
import type { Scenario } from "./scenario.ts";

export type Row = {
  name: string;
  backend: string;
  command: string;
  how: string;
  seed: number;
  date: string;
  met: boolean;
  /** Figures, each with its limit; or what went wrong. */
  measured: string[];
  seconds: number;
};

const file = join(repositoryRoot, "docs/reliability.md");
const marks = ["<!-- measured: written by npm run faults -->", "<!-- end of what was measured -->"] as const;
const head = ["command", "backend", "holds", "measured (what it must be)", "date, seed", "took"];

export function writeReport(rows: readonly Row[], scenarios: readonly Scenario[], machine: string): void {
  const text = readFileSync(file, "utf8");
  const [from, to] = [text.indexOf(marks[0]), text.indexOf(marks[1])];
  if (from < 0 || to < from) throw new Error(`${file} lacks the line ${marks[0]} or ${marks[1]}`);
  const kept = new Map<string, string>();
  for (const line of text.slice(from, to).split("\n"))
    if (line.startsWith("| `npm")) kept.set(keyOf(line), line);
  for (const row of rows) {
    const line = lineOf(row, machine);
    kept.set(keyOf(line), line);
  }
  const place = (line: string) =>
    scenarios.findIndex(({ name }) => line.includes(` ${name}\``) || line.includes(` ${name} `));
  const lines = [...kept.values()].toSorted((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
  const table = [`| ${head.join(" | ")} |`, `|${" --- |".repeat(head.length)}`, ...lines].join("\n");
  const guarantees = scenarios.map(
    ({ name, guarantee, long, how }) => `- **${name}**: ${guarantee}. ${how(long)}.`,
  );
  writeFileSync(
    file,
    `${text.slice(0, from)}${marks[0]}\n\n${table}\n\n${guarantees.join("\n")}\n\n${text.slice(to)}`,
  );
}

/** Command and backend. */
function keyOf(line: string): string {
  return line.split("|").slice(1, 3).join("|");
}

function lineOf(row: Row, machine: string): string {
  const cells = [
    `\`${row.command}\``,
    row.backend,
    row.met ? "yes" : "**no**",
    row.measured.join("; "),
    `${row.date}, ${row.seed}`,
    `${row.seconds} s on ${machine}`,
  ];
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
}
