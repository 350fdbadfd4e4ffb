import { expect, it } from "vitest";
import { assess, matches } from "./assess.testkit.ts";

it.each([
  ["Active and valid driver's license", "Führerschein Klasse B", true],
  ["Führerschein Klasse B", "Driving licence: class B", true],
  ["Permis B", "Řidičský průkaz sk. B, C", true],
  ["Permis de conduire C", "Carnet de conducir B", false],
  ["Driver's license", "No driver's license", false],
  ["Driver's license and own van", "Driver's license", false],
  ["RN license", "Registered Nurse License, State of Oregon", true],
  ["Valid nursing licence", "Registered Nurse License, State of Oregon", true],
  ["RN license", "Nursing license, State of Oregon", false],
  ["BLS certification", "Certificates\nBasic Life Support (2025)", true],
  ["ACLS certification", "Certificates\nBasic Life Support (2025)", false],
  ["Forklift certification", "Staplerschein", true],
  ["PMP or PRINCE2", "PRINCE2 Practitioner", true],
  ["PMP and PRINCE2", "PRINCE2 Practitioner", false],
  ["Google Cloud certification", "## Certifications\n- Google Cloud Architect, 2023", true],
  ["Google Cloud certification", "## Skills\n- Google Cloud", false],
  ["AWS Professional certification", "## Certifications\n- AWS Certified Developer – Associate", false],
])("%j against %j is %s", (requirement, resume, expected) => {
  expect(matches(requirement, resume)).toBe(expected);
});

it("takes the class of a driving licence for no programming language", () => {
  expect(matches("C", "Řidičský průkaz sk. B, C")).toBe(false);
});

it("names the paper that is missing", () => {
  expect(assess("Führerschein Klasse B", "Bicycle").missing).toBe(
    "no mention of a driving licence of class B",
  );
});

it("reads past what decides which paper is needed", () => {
  expect(matches("PALS certification per unit requirements", "Pediatric Advanced Life Support")).toBe(true);
});
