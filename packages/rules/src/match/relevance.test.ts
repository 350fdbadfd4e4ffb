import { expect, it } from "vitest";
import { isUnrelated } from "./relevance.ts";

it.each([
  ["Kubernetes", "2019", "2019"],
  ["Kubernetes", "SKILLS", "SKILLS"],
  ["Kubernetes", "Work Experience", "## Work Experience"],
  ["Strong writing skills", "jo@example.org, +49 170 1234567", "jo@example.org, +49 170 1234567"],
])("a quote for %j of %j says nothing", (requirement, quote, line) => {
  expect(isUnrelated(requirement, quote, line)).toBe(true);
});

it.each([
  ["a tool by its other name", "Kubernetes", "EKS"],
  ["what a suite holds", "Excel", "MS Office"],
  ["a tool of the kind", "Version control systems", "Git"],
  ["a language by its other name", "German", "Deutsch: C1"],
  ["a degree", "Bachelor's degree", "MBA, 2012"],
  ["dates for years", "3 years of experience", "2012-2019"],
  ["a number", "Team of 12", "12 people"],
  ["a statement in other words", "Able to lead people", "Ran a bakery with nine staff"],
])("%s counts as related", (_, requirement, quote) => {
  expect(isUnrelated(requirement, quote, quote)).toBe(false);
});
