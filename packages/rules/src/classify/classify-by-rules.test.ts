import { describe, expect, it } from "vitest";
import { classifyByRules } from "./classify-by-rules.ts";

function classified(requirement_string: string, category: "required" | "additional" = "required") {
  return classifyByRules([{ requirement_string, category, id: "r1.1", group: "r1.g1" }])
    .classified_objects[0];
}

describe("what only a person can judge", () => {
  it.each([
    "Excellent communication skills",
    "Team player",
    "Passionate about bread",
    "You enjoy explaining your work",
    "You thrive in a small office",
    "Strong analytical skills",
    "Proactive",
    "Teamfähigkeit",
    "Esprit d’équipe",
    "Samostatnost a spolehlivost",
  ])("is evaluated: %j", (text) => {
    expect(classified(text)?.classification).toBe("evaluated_qualification");
  });
});

describe("what a resume can show", () => {
  it.each([
    "5+ years of experience leading teams under pressure",
    "Passion for Kubernetes",
    "Fluent English communication",
    "Certified in conflict resolution",
    "Knowledge of orchids",
  ])("stays a qualification: %j", (text) => {
    expect(classified(text)?.classification).toBe("required_qualification");
    expect(classified(text, "additional")?.classification).toBe("additional_qualification");
  });
});

it("keeps id and group and drops the category", () => {
  expect(classified("Knowledge of orchids")).toEqual({
    requirement_string: "Knowledge of orchids",
    classification: "required_qualification",
    id: "r1.1",
    group: "r1.g1",
  });
});
