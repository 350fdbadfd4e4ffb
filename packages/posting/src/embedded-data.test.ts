import { describe, expect, it } from "vitest";
import { readPage } from "./read-page.ts";
import { sampleDescription } from "./sample-page.ts";

const job = {
  id: 17,
  title: "Harbour Data Engineer",
  company: { name: "Northwind Tides" },
  location: "Rotterdam",
  description: sampleDescription,
};

function script(text: string, attributes = ""): string {
  return `<script${attributes}>${text.replaceAll("</", "<\\/")}</script>`;
}

function json(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}

function read(body: string) {
  const reading = readPage(
    `<html><head><title>x</title></head><body><div id="app"></div>${body}</body></html>`,
  );
  if (reading.kind !== "posting") throw new Error(reading.detail);
  return reading.posting;
}

function expectJob(body: string): void {
  const posting = read(body);
  expect(posting).toMatchObject({
    title: "Harbour Data Engineer",
    company: "Northwind Tides",
    location: "Rotterdam",
    sources: { description: "embedded" },
  });
  expect(posting.description).toContain("- 5+ years of experience with PostgreSQL");
}

describe("data left in a page by its framework", () => {
  it("is read from Next's stream, cut anywhere, with the description as a text row", () => {
    const bytes = new TextEncoder().encode(sampleDescription).length.toString(16);
    const stream = `1:I["chunk"]\n2:T${bytes},${sampleDescription}3:["$","div",null,{"job":${JSON.stringify({ ...job, description: "$2" })}}]\n`;
    const chunks = [stream.slice(0, 90), stream.slice(90, 400), stream.slice(400)];
    expectJob(chunks.map((chunk) => script(`self.__next_f.push([1,${json(chunk)}])`)).join(""));
  });

  it("is read from React Router's stream, whose keys are indexes too", () => {
    const flat = [
      { _1: 2 },
      "job",
      { _3: 4, _5: 6, _7: 8, _9: 10 },
      "title",
      job.title,
      "company",
      { _11: 12 },
      "location",
      job.location,
      "description",
      sampleDescription,
      "name",
      job.company.name,
    ];
    expectJob(script(`window.__reactRouterContext.streamController.enqueue(${json(JSON.stringify(flat))});`));
  });

  it("is read from a GraphQL cache whose entities name each other", () => {
    const cache = {
      "Job:17": { __typename: "Job", ...job, company: { __ref: "Company:1" } },
      "Company:1": { __typename: "Company", name: "Northwind Tides" },
    };
    expectJob(script(json({ props: { apolloState: cache } }), ' type="application/json"'));
  });

  it("is read from JSON.parse, a JavaScript literal and an object of an object", () => {
    expectJob(script(`window.__STATE__ = JSON.parse(${json(JSON.stringify({ job }))});`));
    const literal = `{id: 17, title: 'Harbour Data Engineer', company: {name: 'Northwind Tides'}, location: "Rotterdam", extra: undefined, description: ${json(sampleDescription)},}`;
    expectJob(script(`var job = ${literal};`));
    expectJob(script(`var app = app || {}; app.data = ${json({ job })};`));
  });

  it("is read from attributes and from commented code elements", () => {
    const escaped = JSON.stringify({ props: { job } }).replaceAll("&", "&amp;").replaceAll('"', "&quot;");
    expectJob(`<div id="root" data-page="${escaped}"></div>`);
    expectJob(`<code style="display: none"><!--${JSON.stringify({ data: job })}--></code>`);
  });

  it("is read where head and text are objects side by side, and where the text is an editor's document", () => {
    const { description, ...head } = job;
    expectJob(script(json({ view: { head, body: { description } } }), ' type="application/json"'));
    const text = (value: string) => ({ nodeType: "text", value });
    const item = (value: string) => ({
      nodeType: "list-item",
      content: [{ nodeType: "paragraph", content: [text(value)] }],
    });
    const content = [
      { nodeType: "heading-2", content: [text("Requirements")] },
      {
        nodeType: "unordered-list",
        content: [
          item("5+ years of experience with PostgreSQL"),
          item(
            "Working knowledge of Terraform and of the tides, which come twice a day in Rotterdam and are measured there",
          ),
          item("The patience to explain both to a harbour master who has seen many engineers come and go"),
        ],
      },
    ];
    expectJob(
      script(
        json({ job: { ...head, description: { nodeType: "document", content } } }),
        ' type="application/json"',
      ),
    );
  });
});
