import { describe, expect, it } from "vitest";
import { readPage } from "./read-page.ts";
import { sampleDescription } from "./sample-page.ts";

function posting(job: unknown) {
  const reading = readPage(JSON.stringify(job));
  if (reading.kind !== "posting") throw new Error(`no posting: ${reading.detail}`);
  return reading.posting;
}

/** The shapes of the applicant tracking systems' public APIs, with our own content. */
describe("a job object", () => {
  it("of Greenhouse: escaped content, place and department as objects", () => {
    const content = sampleDescription.replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    const read = posting({
      id: 9,
      title: "Sailor",
      company_name: "Northwind",
      location: { name: "Oslo, Norway" },
      absolute_url: "https://boards.greenhouse.io/northwind/jobs/9",
      updated_at: "2026-01-02",
      content,
      departments: [{ name: "Sea" }],
    });
    expect(read).toMatchObject({
      title: "Sailor",
      company: "Northwind",
      location: "Oslo, Norway",
      external_id: "9",
    });
    expect(read.description).toContain("- Working knowledge of Terraform");
  });

  it("of Lever: text as title, lists as sections, company from the URL", () => {
    const read = posting({
      text: "Sailor",
      categories: { location: "Oslo", commitment: "Full-time", team: "Sea" },
      workplaceType: "remote",
      createdAt: 1_779_223_404_000,
      hostedUrl: "https://jobs.lever.co/northwind/ab",
      description: sampleDescription,
      lists: [{ text: "Requirements", content: "<li>Swims well</li><li>Knows the wind</li>" }],
      additional: "<p>We are an equal opportunity employer, always.</p>",
    });
    expect(read).toMatchObject({
      title: "Sailor",
      company: "Northwind",
      location: "Oslo",
      employment_type: "FULL_TIME",
      remote: true,
    });
    expect(read.posted_at).toBe("2026-05-19T20:43:24.000Z");
    expect(read.sources.company).toBe("url");
    expect(read.description).toMatch(/^#+ Requirements\n\n- Swims well\n- Knows the wind$/m);
  });

  it("of SmartRecruiters: sections of an ad", () => {
    const read = posting({
      id: "7",
      name: "Sailor",
      company: { identifier: "NW", name: "Northwind" },
      location: { city: "Oslo", country: "no", remote: false },
      typeOfEmployment: { label: "Full-time" },
      releasedDate: "2026-01-02T00:00:00.000Z",
      jobAd: {
        sections: {
          companyDescription: { title: "Company", text: sampleDescription },
          qualifications: { title: "What you bring", text: "<ul><li>Swims well in cold water</li></ul>" },
        },
      },
    });
    expect(read).toMatchObject({
      company: "Northwind",
      location: "Oslo, Norway",
      employment_type: "FULL_TIME",
    });
    expect(read.description).toMatch(/^#+ What you bring\n\n- Swims well in cold water$/m);
  });

  it("of Workday: the employer beside the posting", () => {
    const read = posting({
      jobPostingInfo: {
        title: "Sailor",
        jobDescription: sampleDescription,
        location: "Oslo",
        timeType: "Full time",
        jobReqId: "R1",
        startDate: "2026-01-02",
      },
      hiringOrganization: { name: "Northwind" },
    });
    expect(read).toMatchObject({
      title: "Sailor",
      company: "Northwind",
      location: "Oslo",
      external_id: "R1",
    });
  });

  it("with a salary in numbers, in an object and in words", () => {
    const base = { title: "Sailor", company: "Northwind", location: "Oslo", description: sampleDescription };
    const expected = { min: 50_000, max: 60_000, currency: "EUR", period: "YEAR" };
    expect(
      posting({
        ...base,
        salary_min: 50_000,
        salary_max: "60,000",
        salary_currency: "EUR",
        salary_period: "yearly",
      }).salary,
    ).toEqual(expected);
    expect(
      posting({ ...base, salary: { min: 50_000, max: 60_000, currency: "EUR", period: "year" } }).salary,
    ).toEqual(expected);
    expect(posting({ ...base, salary: "€50,000 - €60,000 per year" }).salary).toEqual(expected);
    expect(posting({ ...base, salary_min: null, salary_max: 0 }).salary).toBeNull();
  });

  it("that is closed", () => {
    expect(
      posting({
        title: "Sailor",
        company: "N",
        location: "Oslo",
        state: "closed",
        description: sampleDescription,
      }).expired,
    ).toBe(true);
  });
});
