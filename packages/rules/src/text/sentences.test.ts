import { expect, it } from "vitest";
import { sentences } from "./sentences.ts";

it("cuts at the end of sentences only", () => {
  expect(
    sentences("You know Node.js. You hold a Ph.D. in law, e.g. Roman law. Version 2.5 is fine! Is it? Yes."),
  ).toEqual([
    "You know Node.js.",
    "You hold a Ph.D. in law, e.g. Roman law.",
    "Version 2.5 is fine!",
    "Is it?",
    "Yes.",
  ]);
});

it("keeps a text without an end whole", () => {
  expect(sentences("  one line  ")).toEqual(["one line"]);
  expect(sentences("")).toEqual([]);
});
