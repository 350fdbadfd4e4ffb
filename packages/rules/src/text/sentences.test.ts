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

it("cuts sentences that lost the blank between them, and no name with a dot in it", () => {
  expect(sentences("Vous aimez la mer.Vous savez nager.Merci")).toEqual([
    "Vous aimez la mer.",
    "Vous savez nager.Merci",
  ]);
  expect(sentences("You know Vue.Js and ASP.Net well")).toEqual(["You know Vue.Js and ASP.Net well"]);
});

it("keeps hours of the day together", () => {
  const hours = "Open from 6 a.m. 7 days a week";
  expect(sentences(hours)).toEqual([hours]);
});
