import { expect, it } from "vitest";
import { matches } from "./assess.testkit.ts";

it.each([
  "Currently studying Docker",
  "Currently learning Docker",
  "I'd love to work with Docker",
  "Have yet to use Docker",
  "Little experience with Docker",
  "Happy to learn Docker",
  "My next goal is Docker",
  "Hoping to pick up Docker soon",
  "Taking an evening course on Docker",
  "Enrolled in a Docker course",
  "Attended a talk on Docker",
  "Docker (theoretical knowledge only)",
  "Docker (interested)",
  "Docker ist mir noch nicht vertraut",
  "Docker-Kenntnisse: keine",
  "Ohne Docker-Kenntnisse",
  "Docker kenne ich nur vom Hören",
  "J'aimerais me former à Docker",
  "S Docker nemám zkušenosti",
  "Chtěla bych se naučit Docker",
  "Me gustaría aprender Docker",
])("takes no evidence from %j", (line) => {
  expect(matches("Docker", line)).toBe(false);
});

it.each([
  "Built machine learning pipelines on Docker",
  "Not only Docker but also Podman",
  "No downtime while moving to Docker",
  "Moved away from Docker to Podman",
])("takes %j for evidence", (line) => {
  expect(matches("Docker", line)).toBe(true);
});

it.each([
  ["PMP certification", "Preparing for the PMP exam"],
  ["CPA", "CPA candidate"],
  ["CPA", "Passed two of four CPA papers"],
  ["Driver's license", "Working on my driver's license"],
])("takes what is not yet held for no %s: %j", (requirement, line) => {
  expect(matches(requirement, line)).toBe(false);
});
