import { describe, expect, it } from "vitest";
import { takePosting } from "./given-posting.ts";
import { readPage } from "./read-page.ts";

/** As the door stores it and the extract stage reads it. */
function posting(given: unknown) {
  const taken = takePosting(given);
  if (taken.kind !== "taken") throw new Error(`${taken.path}: ${taken.message}`);
  const reading = readPage(taken.content, taken.url === null ? {} : { url: taken.url });
  if (reading.kind !== "posting") throw new Error(`no posting: ${reading.detail}`);
  return { ...reading.posting, url: taken.url };
}

/** A row of JobSpy's table as pandas writes it: every column, most of them empty. */
const row = {
  id: "in-8f3c1d2e4b5a6978",
  site: "indeed",
  job_url: "https://www.indeed.com/viewjob?jk=8f3c1d2e4b5a6978&utm_source=x",
  job_url_direct: "https://careers.northwind.example/jobs/77",
  title: "Backend Engineer at Northwind",
  company: "Northwind",
  location: "Oslo, Norway",
  date_posted: "2026-10-02",
  job_type: "fulltime, contract",
  salary_source: "direct_data",
  interval: "yearly",
  min_amount: 90_000.0,
  max_amount: 120_000.0,
  currency: "NOK",
  is_remote: true,
  job_level: "",
  job_function: null,
  listing_type: "NaN",
  emails: "jobs@northwind.example",
  description:
    "**About the role**\n\nYou build the services behind our ferries.\n\n**Requirements**\n\n* 5\\+ years of Python\n* C\\+\\+ and PostgreSQL\n* Fluent Norwegian",
  company_industry: "Shipping",
  company_url: "https://www.indeed.com/cmp/Northwind",
  company_description:
    "Northwind has sailed the seven seas since 1911, and asks of its crew 40 years of sailing.",
  company_rating: 4.1,
  skills: null,
};

describe("a posting given as data", () => {
  it("of JobSpy: its columns stand as they are, its empty cells say nothing, the company's text stays out", () => {
    const read = posting(row);
    expect(read).toMatchObject({
      title: "Backend Engineer at Northwind",
      company: "Northwind",
      location: "Oslo, Norway",
      remote: true,
      employment_type: "FULL_TIME|CONTRACTOR",
      salary: { min: 90_000, max: 120_000, currency: "NOK", period: "YEAR" },
      posted_at: "2026-10-02",
      external_id: "8f3c1d2e4b5a6978",
      url: "https://www.indeed.com/viewjob?jk=8f3c1d2e4b5a6978",
    });
    for (const field of ["title", "company", "location", "salary", "description"] as const)
      expect(read.sources[field]).toBe("given");
    expect(read.description).toContain("## Requirements");
    expect(read.description).toContain("- 5+ years of Python");
    expect(read.description).toContain("- C++ and PostgreSQL");
    expect(read.description).not.toContain("seven seas");
  });

  it("of JobSpy by way of CSV or epoch dates: words are numbers, flags and days all the same", () => {
    const texts = { min_amount: "45.5", max_amount: "nan", interval: "hourly", is_remote: "False" };
    const read = posting({ ...row, ...texts, date_posted: 1_790_899_200_000, company: "NaN" });
    expect(read.salary).toEqual({ min: 45.5, max: null, currency: "NOK", period: "HOUR" });
    expect(read.remote).toBe(false);
    expect(read.posted_at).toMatch(/^2026-10-0/);
    expect(read.company).not.toBe("NaN");
  });

  it("of schema.org, alone or in a graph", () => {
    const node = {
      "@type": "JobPosting",
      title: "Sailor",
      hiringOrganization: { "@type": "Organization", name: "Northwind" },
      jobLocation: { "@type": "Place", address: { addressLocality: "Oslo", addressCountry: "NO" } },
      description: "<p>Sails.</p><h3>Requirements</h3><ul><li>Knows the wind</li><li>Swims well</li></ul>",
      url: "https://northwind.example/jobs/1",
    };
    for (const given of [
      node,
      { "@context": "https://schema.org", "@graph": [{ "@type": "WebPage" }, node] },
    ]) {
      const read = posting(given);
      expect(read).toMatchObject({ title: "Sailor", company: "Northwind", url: node.url });
      expect(read.sources.company).toBe("given");
      expect(read.description).toContain("- Knows the wind");
    }
  });

  it("that others name otherwise is read like a job system's object", () => {
    const read = posting({
      jobTitle: "Sailor",
      companyName: "Northwind",
      jobDescription: "You sail.\n\nRequirements:\n- Knows the wind\n- Swims well",
      link: "https://northwind.example/jobs/1",
    });
    expect(read).toMatchObject({
      title: "Sailor",
      company: "Northwind",
      url: "https://northwind.example/jobs/1",
    });
  });

  it("keeps a short description, which of a page would be none", () => {
    expect(posting({ title: "Sailor", description: "Must swim, and know the wind." }).description).toContain(
      "Must swim",
    );
  });

  it.each([
    [[row], ""],
    ["a text", ""],
    [{ ...row, title: "NaN" }, "title"],
    [{ ...row, description: "" }, "description"],
    [
      {
        "@graph": [1, 2].map((n) => ({ "@type": "JobPosting", title: `Sailor ${n}`, description: "Sails." })),
      },
      "",
    ],
  ])("is refused without a title, without a text, and where it is several: %#", (given, path) => {
    expect(takePosting(given)).toMatchObject({ kind: "refused", path });
  });
});
