import type { Posting } from "@leadfit/contracts";
import { postingSchema } from "@leadfit/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPage } from "./read-page.ts";
import { jsonLd, sampleDescription, sampleJobPosting, samplePage } from "./sample-page.ts";

/** Printed in the suite's name; set POSTING_SEED to repeat a run. */
const seed = Number(process.env.POSTING_SEED ?? Date.now() % 1_000_000);
const url = "https://jobs.example/harbour-data-engineer-1";

const pages = [
  samplePage(`<h1>Harbour Data Engineer</h1><div>${sampleDescription}</div>`),
  samplePage("", jsonLd(sampleJobPosting)),
  `<html><body><script id="__NEXT_DATA__" type="application/json">${JSON.stringify({ job: { ...sampleJobPosting, "@type": "", company: "N", location: "R" } }).replaceAll("<", "\\u003c")}</script></body></html>`,
  JSON.stringify({ title: "T", company: "C", location: "L", description: sampleDescription }),
  `<?xml version="1.0"?><rss><item><title>T</title><description><![CDATA[${sampleDescription}]]></description></item></rss>`,
  `Harbour Data Engineer\nNorthwind Tides\n\n${sampleDescription.replace(/<[^>]+>/g, "\n")}`,
];
const fragments = [
  ..."<>\"'{}[]\\,:`&#;",
  "&lt;script&gt;",
  "&amp;lt;b&amp;gt;",
  "<ul><li>",
  "</div>",
  "<script>",
  "<style>.x{display:none}",
  "<!--",
  "]]>",
  "\u0000",
  "\ud800",
  "\u200b\u202e\u{e0041}",
  "• ",
  "**",
  "# ",
  "$1,000 - 2,000 per hour",
  "Location:",
  "<table><tr><td>",
  "<p style='color:#fff;font-size:0'>",
  " itemscope itemtype=JobPosting ",
  "<x-y data-page='{\"a\":1}'>",
  "We are an equal opportunity employer.",
];

/** A page with pieces cut out and others put in: broken the way saved pages are. */
const mutatedPage = fc
  .tuple(
    fc.constantFrom(...pages),
    fc.array(fc.tuple(fc.nat(), fc.nat(200), fc.constantFrom(...fragments)), { minLength: 1, maxLength: 10 }),
  )
  .map(([page, edits]) =>
    edits.reduce((text, [at, cut, insert]) => {
      const start = at % (text.length + 1);
      return text.slice(0, start) + insert + text.slice(start + cut);
    }, page),
  );

const word = fc.constantFrom(
  ...[
    "requirements",
    "experience",
    "apply",
    "we offer",
    "Northwind",
    "Berlin",
    "€50k - 60k",
    "a<b>c",
    "<img src=x>",
  ],
  ...[
    "&lt;i&gt;",
    "2026-01-02",
    "full-time",
    "Job",
    "\u200d",
    "https://a.example/1",
    "R&amp;D",
    "List<String>",
    "😀",
  ],
);
const words = fc.array(word, { maxLength: 12 }).map((list) => list.join(" "));
const attributes = fc.constantFrom(
  "",
  " class=job-title",
  " hidden",
  ' itemprop="title"',
  " style=opacity:0",
  " id=content",
);
const name = fc.constantFrom(
  "div",
  "p",
  "h1",
  "h2",
  "ul",
  "li",
  "span",
  "table",
  "td",
  "a",
  "form",
  "dl",
  "dt",
  "main",
  "b",
);
const value = fc.oneof(
  words,
  fc.integer(),
  fc.constant(null),
  fc.boolean(),
  fc.array(words, { maxLength: 3 }),
);
const facts = fc.dictionary(
  fc.constantFrom(...Object.keys(sampleJobPosting), "name", "company", "salary", "lists", "type"),
  fc.oneof(
    value,
    fc.dictionary(fc.constantFrom("name", "value", "address", "currency", "text", "minValue"), value),
  ),
);
const markup = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    words,
    fc
      .tuple(name, attributes, fc.array(tie("node"), { maxLength: 4 }))
      .map(([tag, set, inner]) => `<${tag}${set}>${inner.join("")}</${tag}>`),
    facts.map((node) => jsonLd({ "@type": "JobPosting", ...node })),
    facts.map(
      (node) =>
        `<script type="application/json">${JSON.stringify({ a: [node], description: sampleDescription }).replaceAll("<", "\\u003c")}</script>`,
    ),
  ),
})).node;
const builtPage = fc
  .array(markup, { minLength: 1, maxLength: 5 })
  .map((nodes) => `<html><body>${nodes.join("")}<p>${sampleDescription}`);

const outputs = ["title", "company", "location", "employment_type", "external_id", "description"] as const;

function checkPosting(posting: Posting): void {
  for (const field of outputs) {
    const text = posting[field] ?? "";
    if (/<[\p{L}/!?]/u.test(text)) throw new Error(`a tag in ${field}: ${text.slice(0, 200)}`);
    if (/\p{Cf}|(?![\n\t])\p{Cc}|\p{Cs}/u.test(text)) throw new Error(`unseen characters in ${field}`);
  }
  const { error } = postingSchema.safeParse(posting);
  if (error) throw error;
}

function check(source: string): void {
  const reading = readPage(source, { url });
  if (reading.kind === "posting") checkPosting(reading.posting);
  else if (reading.message === "") throw new Error("no posting without a message");
}

describe(`any input (seed ${seed})`, () => {
  it("10,000 built and broken pages: no crash, no tag, nothing unseen in any field", {
    timeout: 120_000,
  }, () => {
    fc.assert(fc.property(builtPage, check), { seed, numRuns: 5_000 });
    fc.assert(fc.property(mutatedPage, check), { seed, numRuns: 5_000 });
  });

  it("random text and random JSON: no crash", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 400 }), check), { seed, numRuns: 300 });
    fc.assert(fc.property(fc.json({ maxDepth: 5 }), check), { seed, numRuns: 300 });
  });

  it("the same page reads the same twice", () => {
    const readTwice = (page: string): void => {
      expect(readPage(page, { url })).toEqual(readPage(page, { url }));
    };
    fc.assert(fc.property(fc.oneof(mutatedPage, builtPage), readTwice), { seed, numRuns: 200 });
  });
});

/** Each would take a naive reader seconds to minutes; ours stays far below the 5 s of the worker's guard. */
const bombs: Record<string, string> = {
  "nested to just below the cap":
    "<div class=modal>".repeat(500) + "<p>requirements, we offer, apply</p>".repeat(20_000),
  "one long run of spaces": `<p>${" ".repeat(1_000_000)}x</p>`,
  "nested JSON": "[".repeat(1_000_000),
  "quotes in JSON-LD": `<script type="application/ld+json">{"@type":"JobPosting","description":"${'" '.repeat(300_000)}</script>`,
  "a script of assignments": `<script>${"window.a={".repeat(100_000)}</script>`,
  comments: "<!-- a -->".repeat(90_000),
  "Markdown marks": `# ${"# ".repeat(300_000)}${"**a ".repeat(100_000)}${"[".repeat(300_000)}`,
  "digits and dashes": "$1,000 - ".repeat(100_000),
  "style rules for every element": `<style>${".a{display:none}".repeat(60_000)}</style>${"<p class=a>x</p>".repeat(15_000)}`,
  "hidden siblings":
    "<p style='left:-999px'>a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e</p>".repeat(15_000),
  "feed items": `<?xml version="1.0"?><rss>${"<item><a>1</a><b>2</b></item>".repeat(12_000)}</rss>`,
  "short lines": "a\n".repeat(700_000),
};

describe("bombs", () => {
  it.each(Object.entries(bombs))("answers within 4 s: %s", (_, source) => {
    const start = performance.now();
    expect(readPage(source).kind).toBe("no_posting");
    expect(performance.now() - start).toBeLessThan(4_000);
  });
});
