import { describe, expect, it } from "vitest";
import { categoryPhrases } from "./category-phrases.ts";
import { findNames } from "./find-names.ts";
import { impliedNames } from "./implied-names.ts";
import { toolsByCategory } from "./tools.ts";

function names(text: string): string[] {
  return findNames(text).map(({ name }) => name);
}

describe("spellings", () => {
  it.each([
    ["k8s", "Kubernetes"],
    ["node js", "Node.js"],
    ["ReactJS", "React"],
    ["ms sql server", "SQL Server"],
    [".NET Core", ".NET"],
    ["Objective-C", "Objective-C"],
    ["continuous-integration", "CI/CD"],
  ])("reads %j as %j", (text, name) => {
    expect(names(text)).toContain(name);
  });

  it("takes the longest name and gives its place", () => {
    expect(findNames("We use Spring Boot.")).toEqual([{ name: "Spring Boot", index: 7, length: 11 }]);
  });

  it("finds names joined by slashes and commas", () => {
    expect(names("Jira/Trello, Terraform,Helm")).toEqual(["Jira", "Trello", "Terraform", "Helm"]);
  });
});

it("does not read ordinary words as names", () => {
  expect(
    names(
      "Go to the chef, make an express access to the unity of R&D in the spring; word by word, REST in flask.",
    ),
  ).toEqual(["REST"]);
  expect(names("javascripts, Scalable, reactive, postgresqls, Gitter")).toEqual([]);
});

it("implies and categorises only names of the lexicon", () => {
  const known = new Set(
    Object.values(toolsByCategory).flatMap((entries) => entries.map((spellings) => spellings[0])),
  );
  for (const [name, implied] of Object.entries(impliedNames))
    for (const each of [name, ...implied]) expect(known, each).toContain(each);
  for (const [, category] of categoryPhrases) expect(Object.keys(toolsByCategory)).toContain(category);
});
