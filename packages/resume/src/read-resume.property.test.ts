import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildDocx, buildPdf, heading, item, linesAt, paragraph, table } from "../test/index.ts";
import { readResume } from "./index.ts";

// fast-check prints seed and path of a failure; put them into these parameters to run it again.
const runs = (numRuns: number) => ({ numRuns });

const lines = [
  "Experience",
  "Welder, Northern Yard\t2019 – present",
  "Education",
  "BSc, Trinity College 2012",
  "Skills",
  "Rust, SQL",
];
const valid = {
  pdf: buildPdf([linesAt(50, 800, lines), [{ x: 50, y: 700, text: "čeština", font: "unicode" }]]),
  docx: buildDocx(
    `${lines.map((line) => paragraph(line)).join("")}${heading("Languages")}${item("Czech – B2")}${table([[paragraph("a"), paragraph("b")]])}`,
  ),
  json: Buffer.from(
    JSON.stringify({
      basics: { name: "Mara", summary: "<p>Welds.</p>" },
      work: [{ name: "Yard", position: "Welder", startDate: "2019" }],
      skills: [{ name: "Rust", keywords: ["a"] }],
    }),
  ),
  text: Buffer.from(lines.join("\n")),
};

type Change = { at: number; kind: "set" | "insert" | "cut" | "double"; bytes: Uint8Array; length: number };
const change: fc.Arbitrary<Change> = fc.record({
  at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  kind: fc.constantFrom("set", "insert", "cut", "double"),
  bytes: fc.oneof(
    fc.uint8Array({ minLength: 1, maxLength: 8 }),
    fc.constantFrom(
      ...["<", "</w:t>", "<w:p>", "endobj", "0 R", "<<", ">>", '"', "&#0;", "\0"].map((s) => Buffer.from(s)),
    ),
  ),
  length: fc.integer({ min: 1, max: 200 }),
});

function changed(bytes: Buffer, { at, kind, bytes: more, length }: Change): Buffer {
  const start = Math.floor(at * bytes.length);
  const piece = bytes.subarray(start, start + length);
  if (kind === "set")
    return Buffer.concat([bytes.subarray(0, start), more, bytes.subarray(start + more.length)]);
  if (kind === "insert") return Buffer.concat([bytes.subarray(0, start), more, bytes.subarray(start)]);
  if (kind === "cut") return Buffer.concat([bytes.subarray(0, start), bytes.subarray(start + length)]);
  return Buffer.concat([bytes.subarray(0, start + length), piece, bytes.subarray(start + length)]);
}

async function endsWell(bytes: Uint8Array, fileName: string): Promise<void> {
  const reading = await readResume({ bytes, fileName });
  if (reading.kind === "refused") {
    expect(reading.message).toMatch(/\. |; /);
    return;
  }
  const { text, parsed } = reading;
  expect(text).not.toMatch(/<\/?(?:w:[a-z]|mc:[a-z]|p\b|b\b|script|div)[^<>]*>/);
  expect(text.isWellFormed() && /[\p{L}\p{N}]/u.test(text)).toBe(true);
  const said = [
    ...parsed.skills,
    ...parsed.languages.flatMap(({ language, level = "" }) => [language, level]),
    ...parsed.experience.flatMap(({ title = "", organisation = "" }) => [title, organisation]),
    ...parsed.education.flatMap(({ degree = "", institution = "" }) => [degree, institution]),
  ];
  const words = text.replace(/[*_`]+/g, "");
  for (const each of said) expect(words).toContain(each.replace(/[*_`]+/g, ""));
  let end = 0;
  for (const { span } of parsed.sections) {
    expect(span.start).toBeGreaterThanOrEqual(end);
    end = span.end;
  }
  expect(end).toBeLessThanOrEqual(text.length);
}

describe("2,000 broken files end in text or in a refusal", () => {
  it.each([
    ["pdf", 600],
    ["docx", 600],
    ["json", 300],
    ["text", 100],
  ] as const)("%s with changed bytes", async (kind, count) => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        await endsWell(changes.reduce(changed, valid[kind]), `x.${kind}`);
      }),
      runs(count),
    );
  });

  it("cut off anywhere", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.values(valid)),
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (bytes, share) => {
          await endsWell(bytes.subarray(0, Math.floor(share * bytes.length)), "x");
        },
      ),
      runs(200),
    );
  });

  it("garbage behind any beginning", async () => {
    const start = fc.constantFrom("%PDF-1.7\n", "PK\x03\x04", "{", "", "Experience\n");
    await fc.assert(
      fc.asyncProperty(
        start,
        fc.oneof(
          fc.uint8Array({ maxLength: 400 }),
          fc.string({ unit: "binary" }).map((s) => new TextEncoder().encode(s)),
        ),
        async (head, rest) => {
          await endsWell(Buffer.concat([Buffer.from(head, "latin1"), rest]), "x.md");
        },
      ),
      runs(200),
    );
  });
});
