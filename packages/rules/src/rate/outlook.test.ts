import { expect, test } from "vitest";
import { outlook } from "./outlook.ts";
import { rate } from "./rate.ts";

const atom = (requirement_string: string, match: boolean | null, group?: string) => ({
  requirement_string,
  match,
  ...(group && { group }),
});

test("each better rating is the nearest that the rule of rating gives, for every number of requirements", () => {
  for (let of = 1; of <= 12; of++) {
    for (let met = 0; met <= of; met++) {
      const required = Array.from({ length: of }, (_, n) => atom(`r${n}`, n < met));
      const rated = (matched: number) =>
        rate(
          required.map((_, n) => ({
            id: `${n}`,
            requirement_string: "",
            classification: "required_qualification",
          })),
          required.map((_, n) => ({
            id: `${n}`,
            requirement_string: "",
            match: n < matched,
            match_reasoning: "",
          })),
        ).rating;
      const { rating, next } = outlook(required);
      expect(rating).toBe(rated(met));
      for (const step of next) {
        expect(rated(met + step.needed)).toBe(step.rating);
        expect(rated(met + step.needed - 1)).not.toBe(step.rating);
        expect(step.atoms).toHaveLength(of - met);
      }
      const further = Array.from({ length: of - met }, (_, n) => rated(met + n + 1));
      const better = [...new Set(further)].filter((level) => level !== rating);
      expect(next.map((step) => step.rating)).toEqual(better);
    }
  }
});

test("alternatives count once, and each of an open group is named", () => {
  const required = [
    atom("AWS", false, "r1.g1"),
    atom("Azure", null, "r1.g1"),
    atom("Rust", false, "r2.g1"),
    atom("Go", true, "r2.g1"),
  ];
  const { rating, next } = outlook(required);
  expect(rating).toBe("medium");
  expect(next).toMatchObject([{ rating: "high", needed: 1 }]);
  expect(next[0]?.atoms.map(({ requirement_string }) => requirement_string)).toEqual(["AWS", "Azure"]);
});

test("there is nothing to gain where all is matched, and where nothing is required", () => {
  expect(outlook([atom("Rust", true)])).toEqual({ rating: "high", next: [] });
  expect(outlook([])).toEqual({ rating: null, next: [] });
});
