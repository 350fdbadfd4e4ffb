import { join } from "node:path";
import { expect, test } from "vitest";
import { createEngine, evaluate, fallsBelow, floorOf, readFloor, readSet } from "./index.ts";

const samples = join(import.meta.dirname, "../../../samples");

test("the rules read the sample pages no worse than they ever did", async () => {
  const engine = await createEngine("rules", null);
  const report = await evaluate(await readSet(samples), engine, new AbortController().signal);
  await engine.close();
  const floor = readFloor(samples);
  expect(floor).not.toBeNull();
  // What stands here fell. Once every figure is better or equal again: npx leadfit eval samples --raise-floor
  expect(floor && fallsBelow(floor, floorOf(report))).toEqual([]);
});
