import { expect, test } from "vitest";
import { type Floor, fallsBelow, raiseFloor } from "./floor.ts";

const floor: Floor = {
  at_least: { all: { title: 0.9 }, "01": { title: 1, salary: 0.5 } },
  at_most: { all: { false_matches: 1 }, "01": { false_matches: 1 } },
};

test("a fall names the page, the figure and the floor; a rise is none", () => {
  const reached: Floor = {
    at_least: { all: { title: 0.95 }, "01": { title: 0.5 }, "02": { title: 1 } },
    at_most: { all: { false_matches: 0 }, "01": { false_matches: 2 } },
  };
  expect(fallsBelow(floor, reached)).toEqual([
    "page 01, title: 0.5, must be at least 1",
    "page 01, salary: no longer counted; the floor is 0.5",
    "page 02, title: not in the floor yet",
    "page 01, false_matches: 2, must be at most 1",
  ]);
});

test("raising takes the better of each figure, and never lowers one", () => {
  const reached: Floor = {
    at_least: { all: { title: 0.95 }, "01": { title: 0.5, salary: 1 } },
    at_most: { all: { false_matches: 2 }, "01": { false_matches: 0 } },
  };
  const raised = raiseFloor(floor, reached);
  expect(raised).toEqual({
    at_least: { all: { title: 0.95 }, "01": { title: 1, salary: 1 } },
    at_most: { all: { false_matches: 1 }, "01": { false_matches: 0 } },
  });
  expect(fallsBelow(raised, raised)).toEqual([]);
});
