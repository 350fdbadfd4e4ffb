import { describe, expect, it } from "vitest";
import { readPage } from "./read-page.ts";

const body = `About the role
You will keep the harbour's forecasts running and talk to the captains who use them every day.

Requirements
- 5+ years of experience with PostgreSQL
- Knowledge of tides

Benefits
A boat, and a salary between €4.200 and €5.200 per month.`;

function posting(text: string) {
  const reading = readPage(text);
  if (reading.kind !== "posting") throw new Error(`no posting: ${reading.detail}`);
  return reading.posting;
}

describe("plain text", () => {
  it("with the lines of a copied page: title, company, place, how one works", () => {
    const read = posting(`Harbour Data Engineer\nNorthwind Tides\nRotterdam\nOn-site\nFull time\n\n${body}`);
    expect(read).toMatchObject({
      title: "Harbour Data Engineer",
      company: "Northwind Tides",
      location: "Rotterdam",
      remote: false,
      employment_type: "FULL_TIME",
      salary: { min: 4200, max: 5200, currency: "EUR", period: "MONTH" },
      language: "en",
    });
    expect(read.description).toMatch(/^## About the role\n\nYou will keep/);
    expect(read.description).toContain(
      "## Requirements\n\n- 5+ years of experience with PostgreSQL\n- Knowledge of tides",
    );
  });

  it("with labels and Markdown", () => {
    const read = posting(
      `# Harbour Data Engineer\n\n**URL:** https://a.example/17\n**Company:** Northwind Tides\n**Location:** Rotterdam\n\n${body}`,
    );
    expect(read).toMatchObject({
      title: "Harbour Data Engineer",
      company: "Northwind Tides",
      location: "Rotterdam",
      canonical_url: "https://a.example/17",
    });
  });

  it("with title and company in one line", () => {
    expect(posting(`Harbour Data Engineer at Northwind Tides\n\n${body}`)).toMatchObject({
      title: "Harbour Data Engineer",
      company: "Northwind Tides",
    });
  });

  it("without a head has no title rather than a wrong one", () => {
    expect(posting(body).title).toBeNull();
  });
});
