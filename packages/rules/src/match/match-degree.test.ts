import { expect, it } from "vitest";
import { assess, matches } from "./assess.testkit.ts";

it.each([
  ["Advanced degree", "BSc Botany, University of Kew", false],
  ["Advanced degree", "MSc Botany, University of Kew", true],
  ["Four-year degree", "BA (Hons) History, University of Kew", true],
  ["Technical degree", "BA (Hons) History, University of Kew", false],
  ["Technical degree", "Bachelor of Mechanical Engineering, Kew College", true],
  ["Bachelor's degree in Computer Science", "Bachelor Informatik, Hochschule Kew", true],
  ["Abgeschlossenes Hochschulstudium der Informatik", "BSc Computer Science, University of Kew", true],
  ["Diplôme en informatique, bac +5", "MSc Computer Science, University of Kew", true],
  ["Licenciatura en Economía", "BSc Economics, University of Kew", true],
  ["Vysokoškolské vzdělání v oboru ekonomie", "Master of Economics, University of Kew", true],
  ["BS/MS Computer Science", "BSc Nursing, University of Kew", false],
  ["Nursing degree", "BSN, University of Kew", true],
  ["Bachelor's degree in Botany or equivalent experience", "BSc Botany, University of Kew", true],
  ["Bachelor's degree in Botany or equivalent experience", "Gardener since 2001", false],
  ["Degree in law with a focus on tax", "LL.B Law, University of Kew", false],
  ["Degree in law with a focus on tax", "LL.B Law (tax), University of Kew", true],
  ["Bachelor's degree", "B.S. in Botany, expected May 2027, State University", false],
  ["Bachelor's degree", "BSc Botany, University of Kew\n2024 - present", false],
  ["Bachelor's degree", "BSc Botany, University of Kew\n2014 - 2018", true],
  ["High school diploma", "2015 maturita, Gymnázium Kew", true],
  ["Graduation from a recognised school of law", "LL.B Law, University of Kew", true],
  ["Graduation from a recognised school of law", "BSc Botany, University of Kew", false],
  ["Experience in the botanical field", "BSc Botanical Sciences, University of Kew", false],
  ["Associate's degree from a community college or institute", "Associate of Science, Kew", true],
  ["Master's degree in law", "LL.M. Law, University of Kew", true],
  ["Teaching experience at the high school level", "MSc Botany, University of Kew", false],
  ["Experience in a high school", "MSc Botany, University of Kew", false],
  ["Law degree", "LL.M., University of Kew", true],
  ["MBA", "MBA, Kew Business School, 2015", true],
  ["Master's degree in Mathematics", "MSc Physics, 2010\nMinor: mathematics", false],
  ["Bachelor's degree", "In the third year of a bachelor's programme, University of Kew", false],
  ["Abgeschlossenes IT-Studium", "Bachelor Informatik, Hochschule Kew, 2015", true],
  ["Abgeschlossenes IT-Studium", "Bachelor Geschichte, Hochschule Kew, 2015", false],
  [
    "Formation supérieure BAC+3 en développement informatique",
    "Master en Informatique, Université de Kew",
    true,
  ],
  ["Master's degree", "Built the master data service of a university", false],
])("%j against %j is %s", (requirement, line, expected) => {
  expect(matches(requirement, `## Education\n${line}`)).toBe(expected);
});

it("says which degree is missing and which was found", () => {
  expect(assess("Master's degree", "## Education\nBSc Botany, University of Kew").missing).toBe(
    "a master's degree; the highest found is a bachelor's degree",
  );
});

it("is less sure where experience may stand in for the degree", () => {
  const resume = "Gardener since 2001";
  const strict = assess("Bachelor's degree in Botany", resume);
  const lenient = assess("Bachelor's degree in Botany or equivalent experience", resume);
  expect(lenient.confidence).toBeLessThan(strict.confidence ?? 0);
});

it("decides nothing where a related field is asked for and none is named", () => {
  const resume = "## Education\nBSc Botany, University of Kew";
  expect(assess("Bachelor's degree in a related field", resume).match).toBe(false);
  expect(assess("Relevant degree", resume).missing).toContain("can be told to be related");
});

it.each([
  ["BSc Botany, Kew, 2012", true],
  ["Diplom-Ingenieur Maschinenbau, Kew, 2009", true],
  ["Sold hats to MBA students", false],
])("reads %j without a heading above it: %s", (line, expected) => {
  expect(matches("Bachelor's degree", line)).toBe(expected);
});
