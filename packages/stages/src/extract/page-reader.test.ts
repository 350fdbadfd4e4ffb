import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startPageReader } from "./page-reader.ts";

let reader: ReturnType<typeof startPageReader>;

beforeAll(() => {
  reader = startPageReader();
});

afterAll(async () => {
  await reader.close();
});

const advert =
  "<h1>Lock Keeper</h1><h2>Requirements</h2><ul><li>Experience with locks</li><li>Skills in knots</li></ul><p>We offer a house by the river, a boat and time to fish. Apply by letter to the harbour master, who reads every one of them twice.</p>";

/** Inputs that took parsers and DOM libraries from seconds to minutes. */
const bombs: Record<string, string> = {
  "10,000 nested elements": "<div>".repeat(10_000),
  "200,000 nested elements": "<div>".repeat(200_000),
  "50,000 attributes": `<p>x</p><p ${Array.from({ length: 50_000 }, (_, index) => `a${index}=1`).join(" ")}>x</p>`,
  "20,000 nested tables": "<table><tr><td>".repeat(20_000),
  "a megabyte of <": `<p>x</p>${"<".repeat(1_000_000)}`,
  "an ordinary megabyte": `<main>${advert.repeat(4_000)}</main>`,
  "two megabytes of text": "Requirements: experience. ".repeat(80_000),
};

describe("the page reader", () => {
  it.each(Object.entries(bombs))("answers within 5 s and lives on after %s", async (_, page) => {
    const start = performance.now();
    await reader.readPage(page, null, new AbortController().signal);
    expect(performance.now() - start).toBeLessThan(5_000);
    const next = await reader.readPage(
      `<html><body>${advert}</body></html>`,
      null,
      new AbortController().signal,
    );
    expect(next).toMatchObject({ kind: "posting", posting: { title: "Lock Keeper" } });
  });

  it("calls a page that takes more of the core than it may too complex, and lives on", async () => {
    const strict = startPageReader(300);
    const never = new AbortController().signal;
    const slow = await strict.readPage(bombs["an ordinary megabyte"] ?? "", null, never);
    expect(slow).toMatchObject({ kind: "no_posting", detail: "html_too_complex" });
    expect(await strict.readPage(`<html><body>${advert}</body></html>`, null, never)).toMatchObject({
      kind: "posting",
    });
    await strict.close();
  });

  it("gives up when it is told to", async () => {
    const stop = new AbortController();
    const reading = reader.readPage(bombs["an ordinary megabyte"] ?? "", null, stop.signal);
    stop.abort();
    await expect(reading).rejects.toThrow();
  });
});
