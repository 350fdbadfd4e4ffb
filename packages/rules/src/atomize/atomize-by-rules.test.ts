import type { Category } from "@leadfit/contracts";
import { describe, expect, it } from "vitest";
import { atomizeByRules } from "./atomize-by-rules.ts";

function atoms(raw: string, category: Category = "required") {
  return atomizeByRules([{ raw_string: raw, category, id: "r3" }]).atomic_objects;
}
function texts(raw: string, category: Category = "required") {
  return atoms(raw, category).map((atom) => atom.requirement_string);
}

describe("lists", () => {
  it.each([
    ["Knowledge of soils and seeds", ["Knowledge of soils", "Knowledge of seeds"]],
    [
      "Experience planting, pruning and grafting fruit trees",
      [
        "Experience planting fruit trees",
        "Experience pruning fruit trees",
        "Experience grafting fruit trees",
      ],
    ],
    [
      "Good written and oral storytelling skills",
      ["Good written storytelling skills", "Good oral storytelling skills"],
    ],
    ["Strong presentation and drawing skills", ["Strong presentation skills", "Strong drawing skills"]],
    [
      "Ability to lead tours, write reports, and drive buses",
      ["Ability to lead tours", "Ability to write reports", "Ability to drive buses"],
    ],
    [
      "Proficient with Perl and comfortable sailing with Lua",
      ["Proficient with Perl", "comfortable sailing with Lua"],
    ],
    [
      "Comfortable painting from the roof and with ladders",
      ["Comfortable painting from the roof", "Comfortable painting with ladders"],
    ],
    [
      "Erfahrung mit Vue, Svelte und Sass",
      ["Erfahrung mit Vue", "Erfahrung mit Svelte", "Erfahrung mit Sass"],
    ],
    ["Languages: Ruby, Scala and Kotlin", ["Ruby", "Scala", "Kotlin"]],
    [
      "Gute Kenntnisse in Git sowie in Docker und Helm",
      ["Gute Kenntnisse in Git", "Gute Kenntnisse in Docker", "Gute Kenntnisse in Helm"],
    ],
    [
      "Sehr gute Deutsch- und gute Englischkenntnisse in Wort und Schrift",
      ["Sehr gute Deutschkenntnisse", "gute Englischkenntnisse"],
    ],
    ["Fluent English, both written and spoken", ["Fluent English"]],
    ["Git Docker Helm Grafana", ["Git", "Docker", "Helm", "Grafana"]],
  ])("takes %j apart and carries head and tail along", (raw, expected) => {
    expect(texts(raw)).toEqual(expected);
  });

  it.each([
    "Experience with CI/CD",
    "Knowledge of TCP/IP",
    "Experience with Failure Mode and Effects Analysis",
    "Ability to write clean, testable code",
    "Design and maintain heating systems",
    "Experience in a large, growing orchard",
  ])("leaves %j whole", (raw) => {
    expect(texts(raw)).toEqual([raw]);
  });

  it("keeps the years with each part", () => {
    expect(texts("3+ years of experience in farming and forestry")).toEqual([
      "3+ years of experience in farming",
      "3+ years of experience in forestry",
    ]);
  });
});

describe("alternatives", () => {
  it.each([
    "Experience with AWS or Azure",
    "Experience with AWS and/or Azure",
    "Experience with AWS / Azure",
  ])("puts the rows of %j into one group", (raw) => {
    expect(atoms(raw)).toEqual([
      { requirement_string: "Experience with AWS", category: "required", id: "r3.1", group: "r3.g1" },
      { requirement_string: "Experience with Azure", category: "required", id: "r3.2", group: "r3.g1" },
    ]);
  });

  it("gives two sets of alternatives two groups", () => {
    const rows = atoms("Experience running shops on Heroku or Azure (Nomad, Rancher, or OpenShift)");
    expect(rows.map((row) => row.group)).toEqual(["r3.g1", "r3.g1", "r3.g2", "r3.g2", "r3.g2"]);
  });

  it("makes the kind and its examples alternatives of each other", () => {
    const rows = atoms("Experience with cloud platforms such as AWS or Azure");
    expect(rows.map((row) => row.requirement_string)).toEqual([
      "Experience with cloud platforms",
      "AWS",
      "Azure",
    ]);
    expect(new Set(rows.map((row) => row.group))).toEqual(new Set(["r3.g1"]));
  });

  it("shares what follows the alternatives", () => {
    expect(texts("Minimum 2 years using Perl, Lua, or Julia for crop planning and harvest")).toEqual([
      "Minimum 2 years using Perl for crop planning and harvest",
      "Minimum 2 years using Lua for crop planning and harvest",
      "Minimum 2 years using Julia for crop planning and harvest",
    ]);
  });
});

describe("second demands", () => {
  it("takes a parenthesis of names as parts beside its head", () => {
    expect(texts("Strong brewing skills (Maltster, HopTool)")).toEqual([
      "Strong brewing skills",
      "Maltster",
      "HopTool",
    ]);
  });

  it("keeps an abbreviation with its words", () => {
    expect(texts("Knowledge of good brewing practice (GBP)")).toEqual([
      "Knowledge of good brewing practice (GBP)",
    ]);
  });

  it("asks for every item behind including", () => {
    const rows = atoms("Good computer skills including Excel and Outlook");
    expect(rows.map((row) => [row.requirement_string, row.group])).toEqual([
      ["Excel", undefined],
      ["Outlook", undefined],
    ]);
  });

  it("cuts before a second demand behind with", () => {
    expect(texts("5+ years in sales with a track record of growth")).toEqual([
      "5+ years in sales",
      "track record of growth",
    ]);
  });

  it("separates a degree from its field, unless an equivalent will do for both", () => {
    expect(texts("Bachelor's degree in Botany")).toEqual(["Bachelor's degree", "Botany field"]);
    expect(texts("Bachelor's degree in Botany or equivalent experience")).toHaveLength(1);
  });

  it("makes a wish in a parenthesis an additional atom of a required line", () => {
    const rows = atoms("Experience with databases (PostgreSQL preferred)");
    expect(rows.map((row) => [row.category, row.requirement_string])).toEqual([
      ["required", "Experience with databases"],
      ["additional", "PostgreSQL"],
    ]);
  });
});

it("drops the words that only say it is a wish", () => {
  expect(texts("Knowledge of bees is a plus", "additional")).toEqual(["Knowledge of bees"]);
  expect(texts("preferably with hives and smokers", "additional")).toEqual(["hives", "smokers"]);
});

it("keeps the category and the lineage of each requirement, and numbers rows that come without an id", () => {
  const { atomic_objects } = atomizeByRules([
    { raw_string: "Wool", category: "required" },
    { raw_string: "Silk and linen", category: "additional", id: "x" },
  ]);
  expect(atomic_objects.map((atom) => [atom.id, atom.category])).toEqual([
    ["r1.1", "required"],
    ["x.1", "additional"],
    ["x.2", "additional"],
  ]);
});
