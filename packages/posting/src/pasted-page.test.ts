import { describe, expect, it } from "vitest";
import { readPage } from "./read-page.ts";

const body = `Northwind Tides
builds forecasting software for small harbours, and everybody in the office can row a boat when the mail is late
.
What you'll do
Keep the tide model online during storms
Requirements
5+ years of experience with PostgreSQL
We offer
30 days of leave`;

function read(source: string, url?: string) {
  const reading = readPage(source, url === undefined ? {} : { url });
  if (reading.kind !== "posting") throw new Error(reading.detail);
  return reading.posting;
}

describe("the text of a whole page, copied", () => {
  const page = (title: string) => `${title}
We and our partners use essential and non-essential cookies, and analyze how they improve your experience of the site.
Skip to main content
Sign in
Harbour Data Engineer
Northwind Tides
Rotterdam
,
Netherlands
Full-time
Apply
${body}
Apply for this job
First name
*
Last name
*
Upload your CV
or drag and drop here
Afghanistan
Similar jobs
Crane Operator`;

  it.each([
    "Harbour Data Engineer - Northwind Tides",
    "Northwind Tides hiring Harbour Data Engineer in Rotterdam, Netherlands | LinkedIn",
    "Harbour Data Engineer | Jobs at",
  ])("gives the fields under its title, and no navigation, form or other job: %s", (title) => {
    const posting = read(page(title));
    expect(posting).toMatchObject({
      title: "Harbour Data Engineer",
      company: "Northwind Tides",
      location: "Rotterdam, Netherlands",
      employment_type: "FULL_TIME",
    });
    expect(posting.description).toContain("when the mail is late.");
    expect(posting.description).toContain("30 days of leave");
    expect(posting.description).not.toMatch(
      /cookies|Sign in|First name|drag and drop|Afghanistan|Crane Operator/,
    );
  });

  it("names title and company by its URL where the text does not, spelled as in the text", () => {
    const posting = read(
      `**URL:** https://northwindtides.recruitee.com/o/harbour-data-engineer-1\n\n${body}`,
    );
    expect(posting).toMatchObject({
      title: "Harbour Data Engineer",
      company: "Northwind Tides",
      canonical_url: "https://northwindtides.recruitee.com/o/harbour-data-engineer-1",
      sources: { title: "url", company: "url" },
    });
  });
});

describe("a company named only by the advert's sentences", () => {
  const advert = (sentence: string) =>
    `# Lock Keeper\n\n${sentence}\n\n## Requirements\n\n- Experience with locks and skills in knots\n\nWe offer a house by the river and a boat to reach it with. Apply to Northwind Tides by letter, which the harbour master reads.`;

  it.each([
    "At Northwind Tides, we build tide tables for small harbours and know every one of them by name.",
    "Northwind Tides is a maker of tide tables for harbours of every size, and has been for long.",
    "Northwind Tides ist ein Hersteller von Gezeitentafeln für kleine und große Häfen im Norden.",
    "About Northwind Tides",
  ])("is found: %s", (sentence) => {
    expect(read(advert(sentence)).company).toBe("Northwind Tides");
  });

  it("is not made up", () => {
    const sentence =
      "The role is a good one, our team is a calm one, and you will be at home in it within the month.";
    expect(read(advert(sentence)).company).toBeNull();
  });
});
