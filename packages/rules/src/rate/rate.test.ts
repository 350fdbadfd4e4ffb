import type { Assessed, Classified } from "@leadfit/contracts";
import { describe, expect, it } from "vitest";
import { rate } from "./rate.ts";

function atom(
  id: string,
  classification: Classified["classification"] = "required_qualification",
  group?: string,
): Classified {
  return { requirement_string: `atom ${id}`, classification, id, ...(group === undefined ? {} : { group }) };
}
function verdict(id: string, match: boolean): Assessed {
  return { requirement_string: `atom ${id}`, match_reasoning: "", match, id };
}
function rated(matched: number, total: number) {
  const ids = Array.from({ length: total }, (_, i) => `r${i}`);
  return rate(
    ids.map((id) => atom(id)),
    ids.map((id, i) => verdict(id, i < matched)),
  );
}

describe("thresholds of the spec", () => {
  it.each([
    [5, 5, "high"],
    [9, 10, "high"],
    [8, 10, "medium"],
    [1, 2, "medium"],
    [49, 100, "low"],
    [0, 3, "low"],
  ])("rates %i of %i matched as %s", (matched, total, level) => {
    const rating = rated(matched, total);
    expect(rating.rating).toBe(level);
    expect(rating.match_percentage).toBe(matched / total);
  });

  it("says the spec's sentences", () => {
    expect(rated(1, 1).rating_description).toBe(
      "Your profile seems to match well with this job. You may be ready to apply.",
    );
    expect(rated(1, 2).rating_description).toBe(
      "Your profile matches several required qualifications. Consider updating your profile or exploring better matches.",
    );
    expect(rated(0, 1).rating_description).toBe(
      "Your profile is missing some required qualifications. Look for jobs with stronger matches.",
    );
  });
});

it("counts a group once and as matched when any of its atoms is", () => {
  const rating = rate(
    [atom("a", "required_qualification", "g"), atom("b", "required_qualification", "g"), atom("c")],
    [verdict("a", false), verdict("b", true), verdict("c", false)],
  );
  expect(rating).toMatchObject({
    required_qualifications_count: 2,
    required_matched_count: 1,
    match_percentage: 0.5,
  });
});

it("takes neither additional nor evaluated atoms into the percentage", () => {
  const rating = rate(
    [atom("a"), atom("b", "additional_qualification"), atom("c", "evaluated_qualification")],
    [verdict("a", true), verdict("b", false)],
  );
  expect(rating).toMatchObject({ rating: "high", match_percentage: 1, additional_qualifications_count: 1 });
});

it("counts an atom without a verdict as not matched", () => {
  expect(rate([atom("a"), atom("b")], [verdict("a", true)]).required_matched_count).toBe(1);
});

it("gives no rating, and says why, when nothing is required", () => {
  expect(rate([atom("a", "additional_qualification")], [])).toMatchObject({
    rating: null,
    match_percentage: null,
    rating_description: expect.stringContaining("no required qualifications that can be checked"),
  });
});
