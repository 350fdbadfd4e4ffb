import { describe, expect, it } from "vitest";
import { shownIsBetter } from "./choose-description.ts";

const sentence = "The crew keeps the tide model online and answers captains by radio. ";
const items = "- Knows PostgreSQL\n- Knows the wind\n- Swims well\n";

describe("the shown text is taken", () => {
  it.each([
    ["where the data has only a stub", "Join us!", sentence.repeat(10)],
    ["where the data is cut off", `${sentence.repeat(5)}…`, sentence.repeat(9)],
    [
      "where the data lost its paragraphs",
      sentence.repeat(12),
      `${sentence.repeat(6)}\n\n${sentence.repeat(6)}`,
    ],
    [
      "where the data lost its lists",
      `${sentence.repeat(5)}\n${items.replaceAll("- ", "")}`,
      `${sentence.repeat(5)}\n${items}`,
    ],
    [
      "where the data is a summary in other words",
      "A fine role for sailors who like figures. ".repeat(6),
      sentence.repeat(20),
    ],
  ])("%s", (_, data, shown) => {
    expect(shownIsBetter(data, shown)).toBe(true);
  });
});

describe("the data is believed", () => {
  it.each([
    ["where both say the same", `${sentence.repeat(5)}\n${items}`, `${sentence.repeat(5)}\n${items}`],
    ["where nothing is shown", sentence.repeat(5), ""],
    ["where the page shows less", `${sentence.repeat(9)}\n${items}`, sentence.repeat(3)],
    [
      "where the page adds much beside it",
      `${sentence.repeat(5)}\n${items}`,
      `${sentence.repeat(5)}\n${items}${"Other noise here. ".repeat(50)}`,
    ],
  ])("%s", (_, data, shown) => {
    expect(shownIsBetter(data, shown)).toBe(false);
  });
});
