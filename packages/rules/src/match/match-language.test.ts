import { expect, it } from "vitest";
import { assess, matches } from "./assess.testkit.ts";

it.each([
  ["German", "Sprachen\nDeutsch: Muttersprache", true],
  ["Deutsch (mind. B2)", "Languages: German (B1)", false],
  ["Deutsch (mind. B2)", "Languages: German (C1)", true],
  ["Anglais courant", "Langues\nAnglais : notions", false],
  ["Angličtina na úrovni B2", "Languages\nEnglish – fluent", true],
  ["Inglés nivel C1", "Idiomas\nInglés B2", false],
  ["Fluent English", "## Languages\nEnglish: Professional working proficiency", false],
  ["Fluent English", "## Languages\nEnglish: Full professional proficiency", true],
  ["Fluent English and German", "Languages: English (C2), German (A2)", false],
  ["Fluent English or German", "Languages: English (C2), German (A2)", true],
  ["Fluent English", "Fluent in Dutch and English", true],
  ["Superior written English", "Languages: English (B1)", false],
  ["Superior written English", "Languages: English (C1)", true],
  ["Fluent French", "BA French, very good marks", false],
  ["English at B2 level", "Languages: English B1/B2", false],
  ["Sicher auf Englisch", "Sprachen\nEnglisch: B1", false],
  ["Sicher auf Englisch", "Sprachen\nEnglisch: B2", true],
  ["Dutch", "## Interests\nDutch painting, learning Dutch", false],
])("%j against %j is %s", (requirement, resume, expected) => {
  expect(matches(requirement, resume)).toBe(expected);
});

it("takes the level that comes beside the atom's words", () => {
  expect(matches("English", "Languages: English (B2)", { level: "B2" })).toBe(true);
  expect(matches("English", "Languages: English (B2)", { level: "C1" })).toBe(false);
});

it("says which level is missing and which was found", () => {
  expect(assess("Fluent German", "Languages: German (A2)").missing).toBe(
    "fluent (C1) German; found basic (A2)",
  );
});

it("takes communicating in a language for speaking it", () => {
  expect(matches("Ability to communicate through English", "Fluent in English and Spanish")).toBe(true);
  expect(matches("Ability to communicate through English", "Fluent in Spanish")).toBe(false);
});
