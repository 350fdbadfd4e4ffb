import type { Classified } from "@leadfit/contracts";
import { stageOutputSchemas } from "@leadfit/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { atomizeByRules, classifyByRules, matchByRules, rate, tagByRules } from "./index.ts";
import { fold } from "./text/fold.ts";

// fast-check prints seed and path of a failure; put them into these parameters to run it again.
const parameters: fc.Parameters<unknown> = { numRuns: 300 };
const today = new Date("2026-06-15T00:00:00Z");

const words = fc.constantFrom(
  "## Requirements",
  "**Nice to have**",
  "- ",
  "* ",
  "\n",
  "\n\n",
  "Experience with ",
  "Python",
  "R",
  "and ",
  "or ",
  ", ",
  "/",
  "(",
  ")",
  "such as ",
  "including ",
  "5+ years ",
  "2019-2022 ",
  "Bachelor's degree in ",
  "a plus",
  "; ",
  ": ",
  "ability to ",
  "writing ",
  "fluent English ",
  "no ",
  "\u0000",
  "\ud800",
  "İ",
  "ß",
  "ﬁ",
  "𝔘",
  "مرحبا ",
  "to ",
  "with ",
  "Requirements: ",
  "and/or ",
  "…",
  ". ",
);
const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.string({ unit: words, maxLength: 60 }),
  fc.string({ unit: "grapheme", maxLength: 200 }),
);

function pipeline(description: string, resume: string) {
  const tag = tagByRules({ title: description.slice(0, 20), description, language: null });
  const atomize = atomizeByRules(tag.tagged_list);
  const classify = classifyByRules(atomize.atomic_objects);
  const assessed = matchByRules({ atoms: classify.classified_objects, resume, today });
  return {
    tag,
    atomize,
    classify,
    match: { assessed_objects: assessed, rating: rate(classify.classified_objects, assessed) },
  };
}

describe("on any text", () => {
  it("never throws and puts out what the contracts ask for", () => {
    fc.assert(
      fc.property(text, text, (description, resume) => {
        const out = pipeline(description, resume);
        for (const stage of ["tag", "atomize", "classify", "match"] as const)
          stageOutputSchemas[stage].parse(out[stage]);
      }),
      parameters,
    );
  });

  it("takes each requirement from the description, word for word, at its span", () => {
    fc.assert(
      fc.property(text, (description) => {
        for (const { raw_string, span } of tagByRules({ title: null, description, language: null })
          .tagged_list) {
          expect(raw_string).not.toBe("");
          expect(description.slice(span?.start, span?.end)).toBe(raw_string);
        }
      }),
      parameters,
    );
  });

  it("gives each requirement at least one atom with its lineage, and every id once", () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), (lines) => {
        const atoms = atomizeByRules(
          lines.map((raw_string, i) => ({ raw_string, category: "required", id: `r${i + 1}` })),
        ).atomic_objects;
        for (const i of lines.keys())
          expect(atoms.some((atom) => atom.id?.startsWith(`r${i + 1}.`))).toBe(true);
        expect(new Set(atoms.map((atom) => atom.id)).size).toBe(atoms.length);
      }),
      parameters,
    );
  });

  it("matches only with a quote that stands in the resume", () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), text, (requirements, resume) => {
        const atoms = requirements.map(
          (requirement_string): Classified => ({
            requirement_string,
            classification: "required_qualification",
          }),
        );
        for (const row of matchByRules({ atoms, resume, today })) {
          if (row.match) expect(resume).toContain(row.evidence_quote);
          expect(row.match).toBe(row.evidence_quote !== undefined && row.evidence_quote !== "");
          expect(row.match_reasoning).not.toBe("");
        }
      }),
      parameters,
    );
  });

  it("matches nothing against an empty resume", () => {
    fc.assert(
      fc.property(text, (requirement_string) => {
        expect(
          matchByRules({
            atoms: [{ requirement_string, classification: "required_qualification" }],
            resume: "",
            today,
          })[0]?.match,
        ).toBe(false);
      }),
      parameters,
    );
  });

  it("folds without moving a character", () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(fold(value)).toHaveLength(value.length);
      }),
      parameters,
    );
  });
});

describe("on 100 kB that invite backtracking", () => {
  it.each([
    " ",
    ".",
    "*",
    "_a",
    "[",
    "(",
    "a-",
    "A/",
    "a, b and ",
    "strong ",
    "writing ",
    "5 + - ",
    "2019-2022 ",
    "a:",
    "d'",
    "Nice to have\n",
    "- x ",
    "# Requirements\n- Experience with Java and SQL\n",
    "You must have a degree and ",
    "We are looking for ",
    "Requirements: ",
    "x\n",
    "; or ",
    "- Nice to have\n  - x\n",
    "one of the following: a, b ",
    "[a](b) ",
    "• ",
    "a boat.You sail ",
    "- or x\n",
    "- one of the following\n- x\n",
    "5 a.m. - 9 p.m. ",
  ])(
    "comes to an end on %j repeated",
    (piece) => {
      const long = piece.repeat(Math.ceil(100_000 / piece.length));
      // The time limit is the guarantee: a quadratic expression takes far longer.
      const out = pipeline(`## Requirements\n- ${long}`, long);
      expect(
        atomizeByRules([{ raw_string: long, category: "required" }]).atomic_objects.length +
          out.tag.tagged_list.length,
      ).toBeGreaterThan(0);
    },
    5_000,
  );
});
