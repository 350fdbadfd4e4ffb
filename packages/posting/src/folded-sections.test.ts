import { describe, expect, it } from "vitest";
import { readPage } from "./read-page.ts";
import { jsonLd, sampleDescription, sampleJobPosting } from "./sample-page.ts";

const tasks = `<ul><li>Keep the tide model online during storms</li><li>Review the code of four colleagues</li></ul>
  <p>You will be responsible for the forecasts of twelve harbours on two coasts.</p>`;
const profile = `<ul><li>5+ years of experience with PostgreSQL</li><li>Working knowledge of Terraform</li></ul>
  <p>What you bring: a calm head, and the will to explain what a storm surge is.</p>`;
const section = (id: string, title: string, text: string) =>
  `<div><button aria-expanded="false" aria-controls="${id}">${title}</button><div id="${id}" hidden>${text}</div></div>`;
const menu = `<div><button aria-expanded="false" aria-controls="menu">More</button>
  <div id="menu" hidden>${'<a href="/x">Another page of this site about harbours</a>'.repeat(4)}</div></div>`;

function read(html: string) {
  const reading = readPage(html);
  if (reading.kind !== "posting") throw new Error(reading.detail);
  return reading.posting;
}

describe("folded sections of an advert", () => {
  const page = `<html><head><title>Harbour Data Engineer | Northwind</title></head><body>${menu}<main>
    <h1>Harbour Data Engineer</h1>${section("a", "Your tasks", tasks)}${section("b", "Your profile", profile)}
    </main></body></html>`;

  it("are read, with the toggle's text as their heading", () => {
    const { description } = read(page);
    expect(description).toContain("### Your tasks\n\n- Keep the tide model online");
    expect(description).toContain("### Your profile\n\n- 5+ years of experience");
  });

  it("are no menu", () => {
    expect(read(page).description).not.toContain("Another page");
  });

  it("stay hidden where no toggle opens them", () => {
    const hidden = page.replace(
      "</main>",
      `<div id="c" hidden>A paragraph that nobody ever gets to see.</div></main>`,
    );
    expect(read(hidden).description).not.toContain("nobody ever gets to see");
  });
});

describe("data that marks up a job the page recommends", () => {
  const shown = `<h1>Lock Keeper – Utrecht</h1><div>${sampleDescription}</div>`;
  const other = jsonLd({
    ...sampleJobPosting,
    url: "https://jobs.northwind.example/harbour-data-engineer-17",
  });
  const page = (link: string) =>
    `<html><head><title>Lock Keeper – Utrecht | Northwind Tides</title>${other}</head><body><main>${shown}</main>${link}</body></html>`;

  it("is left aside where the page links to it", () => {
    const posting = read(page('<a href="/harbour-data-engineer-17">Harbour Data Engineer</a>'));
    expect(posting).toMatchObject({
      title: "Lock Keeper – Utrecht",
      location: "Utrecht",
      company: "Northwind Tides",
    });
    expect(posting.salary).toBeNull();
  });

  it("is believed where nothing says that it is another's", () => {
    expect(read(page("")).company).toBe("Northwind Tides");
    expect(read(page("")).title).toBe("Harbour Data Engineer");
  });
});
