import { describe, expect, it } from "vitest";
import { classifyByRules } from "./classify-by-rules.ts";

function classified(requirement_string: string, category: "required" | "additional" = "required") {
  return classifyByRules([{ requirement_string, category, id: "r1.1", group: "r1.g1" }])
    .classified_objects[0];
}

describe("what only a person can judge", () => {
  it.each([
    "Excellent communication skills",
    "Strong results orientation",
    "Process improver",
    "Innovative",
    "Good personality",
    "Demonstrated drive",
    "Able to balance speed with care",
    "Able to work without supervision",
    "Responsive to quick changes",
    "Works well in agile teams",
    "Débrouillard(e)",
    "Perfil analítico muy marcado",
    "Team player",
    "Passionate about bread",
    "You enjoy explaining your work",
    "You thrive in a small office",
    "Strong analytical skills",
    "Proactive",
    "Teamfähigkeit",
    "Esprit d’équipe",
    "Samostatnost a spolehlivost",
    "Coaching skills",
    "Detail-oriented",
    "Works well under pressure",
    "Strong leadership",
    "Einfühlungsvermögen",
    "Freude am Umgang mit Menschen",
    "Sens du service",
    "Příjemné vystupování",
    "Trabajo en equipo",
    "Flexibiliteit",
    "Experience in a fast-paced kitchen",
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
    "Patient care on a night ward",
    "Social media management",
    "Data integrity",
    "Reliability engineering",
    "Test-driven development",
    "Customer engagement",
    "Autonomous vehicles",
    "Leadership experience",
    "Customer service experience",
    "Stress analysis of hulls",
    "Communication protocols",
    "Reliable transportation",
    "Able to work in high places",
    "Kenntnisse in serviceorientierter Architektur",
    "Hands-on machining",
  ])("stays a qualification: %j", (text) => {
    expect(classified(text)?.classification).toBe("required_qualification");
    expect(classified(text, "additional")?.classification).toBe("additional_qualification");
  });
});

it("keeps id, group and demands and drops the category", () => {
  const [row] = classifyByRules([
    { requirement_string: "3 years of fluent Latin", category: "required", min_years: 3, level: "fluent" },
  ]).classified_objects;
  expect(row).toMatchObject({ min_years: 3, level: "fluent" });
  expect(classified("Knowledge of orchids")).toEqual({
    requirement_string: "Knowledge of orchids",
    classification: "required_qualification",
    id: "r1.1",
    group: "r1.g1",
  });
});
