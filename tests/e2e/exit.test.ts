import { join } from "node:path";
import { repositoryRoot, startProcess } from "@leadfit/testkit";
import { expect, test } from "vitest";

test("a process that hangs in its own exit is ended from outside, with the code it left with", async () => {
  const script = join(repositoryRoot, "scripts/run.mjs");
  const started = startProcess("node", [script, "tests/e2e/hanging-exit.ts"]);
  expect(await started.exited).toEqual({ code: 3, signal: null });
  expect(started.output()).toContain("done");
});
