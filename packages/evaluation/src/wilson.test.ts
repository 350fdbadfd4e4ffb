import { expect, test } from "vitest";
import { wilson } from "./wilson.ts";

test("the interval of few trials is wide, and never leaves 0 to 1", () => {
  const [low, high] = wilson(9, 10);
  expect(low).toBeCloseTo(0.596, 3);
  expect(high).toBeCloseTo(0.982, 3);
  expect(wilson(0, 0)).toEqual([0, 1]);
  expect(wilson(5, 5)[1]).toBe(1);
});
