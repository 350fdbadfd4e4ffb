import { expect, test } from "vitest";
import { grouped } from "./grouped.ts";

test("what is asked for in one go, or while a group is under way, goes together, at most so many", async () => {
  const groups: number[][] = [];
  const double = grouped(async (items: number[]) => {
    groups.push(items);
    return items.map((item) => item * 2);
  }, 3);
  const first = Promise.all([1, 2].map(double));
  expect(await Promise.all([...(await first), ...[3, 4, 5, 6].map(double)])).toEqual([2, 4, 6, 8, 10, 12]);
  expect(groups).toEqual([[1, 2], [3, 4, 5], [6]]);
});

test("one that fails does so alone", async () => {
  const positive = grouped(async (items: number[]) => {
    if (items.some((item) => item < 0)) throw new Error(`not ${items}`);
    return items;
  }, 10);
  const ends = await Promise.allSettled([1, -2, 3].map(positive));
  expect(ends.map((end) => (end.status === "fulfilled" ? end.value : end.reason.message))).toEqual([
    1,
    "not -2",
    3,
  ]);
  expect(await positive(4)).toBe(4);
});
