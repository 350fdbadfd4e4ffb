import { describe, expect, it } from "vitest";
import { readPage } from "./read-page.ts";
import { sampleDescription } from "./sample-page.ts";

function read(source: unknown, url?: string) {
  const reading = readPage(
    typeof source === "string" ? source : JSON.stringify(source),
    url === undefined ? {} : { url },
  );
  if (reading.kind !== "posting") throw new Error(reading.detail);
  return reading.posting;
}

const text = "<ul><li>A further part of the advert, long enough to be one</li></ul>";
const pay = { min: 60_000, max: 70_000, currency: "EUR", period: "YEAR" };

describe("what applicant tracking systems answer", () => {
  it("Workday: the employer beside the posting", () => {
    const jobPostingInfo = {
      title: "Sailor",
      jobDescription: sampleDescription,
      location: "Rotterdam",
      startDate: "2026-04-01",
      timeType: "Full time",
      jobReqId: "JR12",
    };
    expect(read({ jobPostingInfo, hiringOrganization: { name: "Northwind" } })).toMatchObject({
      title: "Sailor",
      company: "Northwind",
      location: "Rotterdam",
      posted_at: "2026-04-01",
      external_id: "JR12",
      employment_type: "FULL_TIME",
    });
  });

  it("Oracle: a description in four parts", () => {
    const item = {
      Id: "77",
      Title: "Sailor",
      ExternalDescriptionStr: sampleDescription,
      ExternalQualificationsStr: text,
      PrimaryLocation: "Rotterdam, Netherlands",
      JobSchedule: "Full time",
    };
    const posting = read({ items: [item] });
    expect(posting).toMatchObject({ title: "Sailor", location: "Rotterdam, Netherlands", external_id: "77" });
    expect(posting.description).toContain("## Qualifications\n\n- A further part");
  });

  it("USAJOBS: pay with codes, duties in a list one object further in", () => {
    const descriptor = {
      PositionTitle: "Sailor",
      PositionLocationDisplay: "Boston, Massachusetts",
      OrganizationName: "Harbor Office",
      QualificationSummary:
        "Two years at sea and a licence are required, and experience with knots of every kind.",
      PositionRemuneration: [{ MinimumRange: "90000.0", MaximumRange: "120000.0", RateIntervalCode: "PA" }],
      UserArea: {
        Details: {
          JobSummary: "You will sail the boat of the office from one end of the harbour to the other.",
          MajorDuties: ["You scrub the deck of the boat every single morning"],
        },
      },
    };
    const posting = read({ MatchedObjectDescriptor: descriptor });
    expect(posting).toMatchObject({
      company: "Harbor Office",
      salary: { min: 90_000, max: 120_000, period: "YEAR" },
    });
    expect(posting.description).toContain("- You scrub the deck");
  });

  it("Ashby, Greenhouse and Lever: pay in words, in cents, and in an object", () => {
    const job = { title: "Sailor", company: "Northwind", location: "Oslo", description: sampleDescription };
    expect(
      read({ ...job, compensation: { compensationTierSummary: "€60K – €70K • Offers equity" } }).salary,
    ).toEqual(pay);
    const cents = [{ min_cents: 6_000_000, max_cents: 7_000_000, currency_type: "EUR" }];
    expect(read({ ...job, pay_input_ranges: cents }).salary).toEqual(pay);
    expect(
      read({ ...job, pay_ranges: [{ min: "€60,000", max: "€70,000", currency_type: "EUR" }] }).salary,
    ).toEqual(pay);
    const range = { currency: "EUR", interval: "per-year-salary", min: 60_000, max: 70_000 };
    expect(read({ ...job, salaryRange: range }).salary).toEqual(pay);
  });

  it("Personio: XML with parts, of which a plural holds its singular", () => {
    const part = `<jobDescription><name>Dein Profil</name><value><![CDATA[${sampleDescription}]]></value></jobDescription>`;
    const posting = read(
      `<?xml version="1.0"?><workzag-jobs><position><id>5</id><subcompany>Northwind GmbH</subcompany><office>Hamburg</office><name>Matrose (m/w/d)</name>
      <jobDescriptions>${part}</jobDescriptions><jobtypes><jobtype>Full-time</jobtype></jobtypes></position></workzag-jobs>`,
    );
    expect(posting).toMatchObject({
      title: "Matrose (m/w/d)",
      company: "Northwind GmbH",
      location: "Hamburg",
      employment_type: "FULL_TIME",
    });
  });

  it("a career site's rendered page: title, place and employer in marked elements", () => {
    const page = `<html><head><title>Sailor Job Details | Northwind</title></head><body><span data-careersite-propertyid="title"><h1>Sailor</h1></span>
      <span data-careersite-propertyid="location">Rotterdam, NL</span><span data-careersite-propertyid="description">${sampleDescription}</span></body></html>`;
    expect(read(page)).toMatchObject({ title: "Sailor", company: "Northwind", location: "Rotterdam, NL" });
  });

  it("a title that names place and employer: no rating, no word of the site's own", () => {
    const page = (title: string, body: string) =>
      `<html><head><title>${title}</title></head><body><h1>Sailor</h1>${body}<div>${sampleDescription}</div></body></html>`;
    expect(read(page("Sailor in Boston | Careers at Northwind", ""))).toMatchObject({
      company: "Northwind",
      location: "Boston",
    });
    expect(read(page("Sailor", '<div data-test="employer-name">Northwind 4.1★</div>')).company).toBe(
      "Northwind",
    );
  });

  it("a bare dollar is the one of the job's country", () => {
    const job = {
      title: "Sailor",
      company: "Northwind",
      description: `${sampleDescription}<p>Pay: $60,000 - $70,000 per year</p>`,
    };
    for (const [location, currency] of [
      ["Toronto, Canada", "CAD"],
      ["Sydney, Australia", "AUD"],
      ["Boston, MA", "USD"],
    ])
      expect(read({ ...job, location }).salary).toMatchObject({ currency });
  });
});
