import { expect, it } from "vitest";
import { assess, matches, today } from "./assess.testkit.ts";
import { matchByRules } from "./match-by-rules.ts";

const nurse = `## Experience
Charge Nurse - Emergency Department
Hill Hospital | March 2019 - Present
- Trains colleagues on glass boilers

Staff Nurse
Harbour Clinic | January 2016 - February 2019
- Wound care`;

it.each([
  ["5+ years of professional experience in software engineering", false],
  ["8+ years of platform engineering", false],
  ["10+ years in professional development", false],
  ["8+ years of professional", false],
  ["10+ years of professional experience", true],
  ["10 years of nursing experience", true],
  ["11 years of nursing experience", false],
  ["5 años de experiencia en enfermería", true],
  ["3 years of experience with glass boilers", false],
])("counts for %j only positions of that line of work: %s", (requirement, expected) => {
  expect(matches(requirement, nurse)).toBe(expected);
});

it("knows a line of work by its titles in another language", () => {
  const resume = "Berufserfahrung\nseit 04/2019 Bilanzbuchhalterin, Krone GmbH\n- Abschlüsse";
  expect(matches("5 years of accounting experience", resume)).toBe(true);
  expect(matches("5 years of sales experience", resume)).toBe(false);
});

it("asks for what a line of work is narrowed to", () => {
  const resume = "Experience\nAccount Executive, Cloud Ltd, 2015-2022\n- Sold subscriptions";
  expect(matches("5 years of sales experience", resume)).toBe(true);
  expect(matches("5 years of pharmaceutical sales experience", resume)).toBe(false);
});

it.each([
  "Internship as a baker\n2015-2020",
  "Lehre als Bäcker\n2015-2020",
  "Stagiaire boulanger\n2015-2020",
])("takes no years of work from %j", (entry) => {
  expect(matches("3 years of work experience", `Experience\n${entry}`)).toBe(false);
});

it("counts the years of a tool only where a position names it", () => {
  const resume = "Experience\nDeveloper, A\n2012-2018\n- Perl\n\nDeveloper, B\n2018-2024\n- Lua";
  expect(matches("6 years of Perl", resume)).toBe(true);
  expect(matches("7 years of Perl", resume)).toBe(false);
  expect(matches("12 years of software development", resume)).toBe(true);
});

it("takes the years that come beside the atom's words", () => {
  const resume = "Experience\nDeveloper, A\n2019-2022\n- Perl";
  expect(matches("Perl", resume, { min_years: 3 })).toBe(true);
  expect(matches("Perl", resume, { min_years: 4 })).toBe(false);
});

it("names the years asked and found", () => {
  const row = assess("5 years of Perl", "Experience\nDeveloper\nJan 2019 - Mar 2022\n- Perl");
  expect(row).toMatchObject({ match: false, missing: "3.2 years found of 5 years asked (Perl)" });
  expect(row.match_reasoning).toContain("shows 3.2 years");
  expect(assess("5 years of Perl", "Perl").missing).toContain("no dated experience");
});

it("quotes the title with the dates", () => {
  expect(assess("3 years of experience", "Experience\nMiller, New Mill\n2015-2020").evidence_quote).toBe(
    "Miller, New Mill\n2015-2020",
  );
});

it("ends a position at the next heading, whatever its name", () => {
  const resume = "## Jobs I had\nTrainer, Town\n2010-2022\n- Courses\n\n## What I use\nPerl";
  expect(matches("5 years of Perl", resume)).toBe(false);
  const capitals = "EXPERIENCE\nTrainer, Town\n2010-2022\n\nODDS AND ENDS\nPerl";
  expect(matches("5 years of Perl", capitals)).toBe(false);
});

it("keeps the headings inside a section in it", () => {
  const resume =
    "# Education\n## University of Kew\n2010 - 2016\nBotany\n# Work\n## Kew Gardens\n2016 - 2018\nGardener";
  expect(matches("2 years of experience", resume)).toBe(true);
  expect(matches("3 years of experience", resume)).toBe(false);
});

it("does not take any work for work of a certain kind", () => {
  const job = "Experience\nGardener, Kew\n2010-2022";
  for (const requirement of ["2 years of experience", "2 years of professional work experience"])
    expect(matches(requirement, job)).toBe(true);
  for (const requirement of ["2 years' experience of working in a library", "2 years in a lab environment"])
    expect(matches(requirement, job)).toBe(false);
});

it("reads years in words", () => {
  expect(matches("5 years of experience", "Printer with more than six years of experience")).toBe(true);
  expect(matches("7 years of experience", "Printer with more than six years of experience")).toBe(false);
});

it("counts years in the field where the posting names it and the resume is of it", () => {
  const verdict = (resume: string, others: string[]) =>
    matchByRules({
      atoms: ["3 years of experience in the field", ...others].map((requirement_string) => ({
        requirement_string,
        classification: "required_qualification",
      })),
      resume,
      today,
    })[0]?.match;
  const clerk = "Six years of experience\nBookkeeper, Old Mill";
  expect(verdict(clerk, ["Knowledge of accounting"])).toBe(true);
  expect(verdict(clerk, ["Knowledge of nursing"])).toBe(false);
  expect(verdict(clerk, ["Neat handwriting"])).toBe(false);
});

it.each([
  ["3+ years of React", "8+ years of experience, the last two with React", false],
  ["8+ years of experience as a Java developer", "Python developer, Ulmo, 2010 - 2020\nWrote Python", false],
  ["8+ years of experience as a Java developer", "Java developer, Ulmo, 2010 - 2020\nWrote services", true],
  ["3+ years of experience with Vue", "Skills: React (2 years), Vue (5 years)", true],
  ["3+ years of experience with React", "Skills: React (2 years), Vue (5 years)", false],
  [
    "At least 3 years of experience as a nurse",
    "Infirmière\nClinique du Lac, février 2018 à aujourd'hui",
    true,
  ],
  ["At least 3 years of experience as a developer", "Vývojář\nUlmo s.r.o., leden 2020 – červen 2023", true],
  ["1+ years of closing experience", "Account executive\nUlmo, March 2023 - present", true],
  ["1+ years of closing experience", "Gardener\nUlmo, March 2023 - present", false],
])("counts for %j of %j only what is meant: %s", (requirement, resume, expected) => {
  expect(matches(requirement, resume)).toBe(expected);
});
