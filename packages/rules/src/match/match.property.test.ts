import { assessedSchema, type Classified } from "@leadfit/contracts";
import fc from "fast-check";
import { expect, it } from "vitest";
import { today } from "./assess.testkit.ts";
import { matchByRules } from "./match-by-rules.ts";

// fast-check prints seed and path of a failure; put them into these parameters to run it again.
const parameters: fc.Parameters<unknown> = { numRuns: 300 };

const words = fc.constantFrom(
  ..."Docker|Kubernetes|R|C|5+ years of |experience with |accounting |Bachelor's degree in |Informatik |English B2|fluent |driver's license|sk. B, C|no |certified |similar |and |or |, |; |: |. |\n|\n## Skills\n|Interests: |- |Jan 2019 – |2019-2022|seit |současnost|present|University of |expected |~|•|(|)|10|’|—|\u00ad|\u0000|\ud800|İ|𝔘|é".split(
    "|",
  ),
);
const text = fc.oneof(
  fc.string({ unit: words, maxLength: 50 }),
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.string({ unit: "grapheme", maxLength: 200 }),
);
const atom = fc.record(
  {
    requirement_string: text,
    classification: fc.constant("required_qualification" as const),
    min_years: fc.integer({ min: 0, max: 60 }),
    level: fc.constantFrom("B2", "fluent", "expert"),
  },
  { requiredKeys: ["requirement_string", "classification"] },
);

function assess(atoms: readonly Classified[], resume: string) {
  return matchByRules({ atoms, resume, today });
}

it("quotes what stands in the resume at the place it names, and else says what is missing", () => {
  fc.assert(
    fc.property(fc.array(atom, { maxLength: 4 }), text, (atoms, resume) => {
      for (const row of assess(atoms, resume)) {
        expect(row.match_reasoning).not.toBe("");
        expect(row.decided_by).toBe("rules");
        expect(row.confidence).toBeGreaterThan(0);
        if (!row.match) {
          expect(row.missing).toBeTruthy();
          expect(row).not.toHaveProperty("evidence_quote");
          continue;
        }
        const { evidence_quote = "", evidence_span: span } = row;
        expect(evidence_quote.trim()).not.toBe("");
        expect(evidence_quote.length).toBeLessThanOrEqual(300);
        expect(resume.slice(span?.start, span?.end)).toBe(evidence_quote);
        assessedSchema.parse(row);
      }
    }),
    parameters,
  );
});

it("matches nothing against a resume without words", () => {
  fc.assert(
    fc.property(atom, fc.constantFrom("", " \n\t", "•••", "---"), (one, resume) => {
      expect(assess([one], resume)[0]?.match).toBe(false);
    }),
    parameters,
  );
});

it("never takes back a match when an unrelated line is added at the end", () => {
  fc.assert(
    fc.property(atom, text, (one, resume) => {
      const before = assess([one], resume)[0]?.match;
      const after = assess([one], `${resume}\n\nWatered the tulips every morning.`)[0]?.match;
      if (before) expect(after).toBe(true);
    }),
    parameters,
  );
});

it("reads 200 kB of resume for 100 atoms within two seconds", () => {
  const asked = [
    "Docker",
    "5 years of accounting",
    "Bachelor's degree in Informatik",
    "Fluent English",
    "Bakery ovens",
  ];
  const atoms = Array.from(
    { length: 100 },
    (_, i): Classified => ({
      requirement_string: asked[i % asked.length] ?? "",
      classification: "required_qualification",
    }),
  );
  const entry =
    "## Experience\nMiller, New Mill\n06/2015 – 12/2018\n- Grinding wheat for 12 bakeries of the town\n";
  for (const piece of [entry, "2019-2022 ", "5 years ", "a ", "B.Sc. \n", "English B2, ", ". A"]) {
    const resume = piece.repeat(Math.ceil(200_000 / piece.length));
    const started = performance.now();
    assess(atoms, resume);
    expect(performance.now() - started).toBeLessThan(2_000);
  }
});
