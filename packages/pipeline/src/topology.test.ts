import { readFileSync } from "node:fs";
import { join } from "node:path";
import { stages } from "@leadfit/contracts";
import { expect, test } from "vitest";
import { topology, topologyDiagram } from "./topology.ts";

test("docs/state-machine.md shows the topology as it is", () => {
  const page = readFileSync(join(import.meta.dirname, "../../../docs/state-machine.md"), "utf8");
  expect(page).toContain(`\`\`\`mermaid\n${topologyDiagram()}\n\`\`\``);
});

test("every stage is reached from the first one, and the last one ends the assessment", () => {
  const reached: string[] = [];
  for (let stage: keyof typeof topology | null = stages[0]; stage; stage = topology[stage].next) {
    expect(reached).not.toContain(stage);
    reached.push(stage);
  }
  expect(reached).toEqual(stages);
});
