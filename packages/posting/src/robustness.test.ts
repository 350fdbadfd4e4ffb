import { postingSchema } from "@leadfit/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPage } from "./read-page.ts";
import { jsonLd, sampleDescription, sampleJobPosting, samplePage } from "./sample-page.ts";

/** Printed on failure by fast-check; set POSTING_SEED to repeat a run. */
const seed = Number(process.env.POSTING_SEED ?? Date.now() % 1_000_000);

const pages = [
  samplePage(`<h1>Harbour Data Engineer</h1><div>${sampleDescription}</div>`),
  samplePage("", jsonLd(sampleJobPosting)),
  JSON.stringify({ title: "T", company: "C", location: "L", description: sampleDescription }),
  `Harbour Data Engineer\nNorthwind Tides\n\n${sampleDescription.replace(/<[^>]+>/g, "\n")}`,
];
const fragments = [
  "<",
  ">",
  '"',
  "'",
  "{",
  "}",
  "[",
  "]",
  "&lt;",
  "<ul><li>",
  "</div>",
  "<script>",
  "<!--",
  "\\",
  ",",
  ":",
  "\u0000",
  "\ud800",
  "• ",
  "**",
  "# ",
  "$1,000 - 2,000",
  "<table><tr><td>",
  "itemscope itemtype=JobPosting ",
];

/** A page with pieces cut out and others put in: broken the way saved pages are. */
const mutatedPage = fc
  .tuple(
    fc.constantFrom(...pages),
    fc.array(fc.tuple(fc.nat(), fc.nat(200), fc.constantFrom(...fragments)), { maxLength: 12 }),
  )
  .map(([page, edits]) =>
    edits.reduce((text, [at, cut, insert]) => {
      const start = at % (text.length + 1);
      return text.slice(0, start) + insert + text.slice(start + cut);
    }, page),
  );

function check(source: string): void {
  const reading = readPage(source, { url: "https://jobs.example/1" });
  if (reading.kind === "no_posting") expect(reading.message).not.toBe("");
  else {
    expect(postingSchema.safeParse(reading.posting).error).toBeUndefined();
    expect(reading.posting.description).not.toMatch(/\p{Cf}|(?![\n\t])\p{Cc}/u);
  }
}

describe(`any input (seed ${seed})`, () => {
  it("never throws on random text and keeps the contract", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 400 }), check), { seed, numRuns: 300 });
  });

  it("never throws on random JSON", () => {
    fc.assert(fc.property(fc.json({ maxDepth: 5 }), check), { seed, numRuns: 300 });
  });

  it("never throws on mutated pages", () => {
    fc.assert(fc.property(mutatedPage, check), { seed, numRuns: 400 });
  });
});

/** Each would take a naive reader seconds to minutes; ours stays far below the 5 s of the worker's guard. */
const bombs: Record<string, string> = {
  "nested elements": "<div>".repeat(200_000),
  "nested to just below the cap":
    "<div class=modal>".repeat(500) + "<p>requirements, we offer, apply</p>".repeat(20_000),
  "one long run of spaces": `<p>${" ".repeat(1_000_000)}x</p>`,
  "unclosed tags": "<".repeat(1_000_000),
  "nested JSON": "[".repeat(1_000_000),
  "quotes in JSON-LD": `<script type="application/ld+json">{"@type":"JobPosting","description":"${'" '.repeat(300_000)}</script>`,
  comments: "<!-- a -->".repeat(90_000),
  "Markdown marks": `# ${"# ".repeat(300_000)}${"**a ".repeat(100_000)}${"[".repeat(300_000)}`,
  "digits and dashes": "$1,000 - ".repeat(100_000),
};

describe("bombs", () => {
  it.each(Object.entries(bombs))("answers within 4 s: %s", (_, source) => {
    const start = performance.now();
    expect(readPage(source).kind).toBe("no_posting");
    expect(performance.now() - start).toBeLessThan(4_000);
  });
});
