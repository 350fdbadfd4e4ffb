import { describe, expect, it } from "vitest";
import { companyFromUrl } from "./company-from-url.ts";
import { detectLanguage } from "./detect-language.ts";
import { employmentType } from "./employment-type.ts";
import { locationText } from "./location-text.ts";
import { titleParts } from "./page-names.ts";
import { parseDate } from "./parse-date.ts";
import { remoteFromText } from "./work-place.ts";

describe("parseDate", () => {
  it.each([
    ["2026-03-02", "2026-03-02"],
    ["2020-10-20 20:28:32 UTC", "2020-10-20T20:28:32Z"],
    ["2026-03-02T10:00:00.123+01:00", "2026-03-02T10:00:00+01:00"],
    ["12/21/2009", "2009-12-21"],
    ["21/12/2009", "2009-12-21"],
    ["21.12.2009", "2009-12-21"],
    ["3 May 2025", "2025-05-03"],
    ["Fri, 12 Apr 2013 05:00:00", "2013-04-12"],
    ["1779223404", "2026-05-19T20:43:24.000Z"],
  ])("reads %s as %s, in any time zone", (text, expected) => {
    expect(parseDate(text)).toBe(expected);
  });

  it.each(["2 days ago", "03/04/2025", "2026-13-40", "", "soon", "31.31.2020"])(
    "is not certain of %j",
    (text) => {
      expect(parseDate(text)).toBeNull();
    },
  );
});

describe("employmentType", () => {
  it.each([
    ["Full-time, Part-time", "FULL_TIME|PART_TIME"],
    ["Unbefristet, Vollzeit", "FULL_TIME"],
    ["Práce na plný úvazek", "FULL_TIME"],
    ["Contract", "CONTRACTOR"],
    ["CDI", null],
  ])("reads %s as %s", (text, expected) => {
    expect(employmentType(text)).toBe(expected);
  });
});

it("tells remote from hybrid and from silence", () => {
  expect([remoteFromText("Fully remote"), remoteFromText("Hybrid remote"), remoteFromText("Oslo")]).toEqual([
    true,
    false,
    null,
  ]);
});

describe("locationText", () => {
  it.each([
    [{ address: { addressLocality: "Leipzig", addressRegion: "-", addressCountry: "DE" } }, "Leipzig, DE"],
    [[{ address: "Oslo" }, { name: "Bergen, Norway" }, { name: "Oslo" }], "Oslo; Bergen, Norway"],
    [
      { city: "Seattle", region: "Washington", country: { name: "United States" } },
      "Seattle, Washington, United States",
    ],
    [{ addressLocality: "Singapore, Singapore", addressCountry: "Singapore" }, "Singapore, Singapore"],
    [{ cs: [{ expanded: "Praha, Česko" }], en: [{ expanded: "Prague" }] }, "Praha, Česko"],
    [{}, null],
    [null, null],
  ])("reads %j", (value, expected) => {
    expect(locationText(value)).toBe(expected);
  });
});

describe("titleParts", () => {
  const known = { title: "Dock Engineer", location: "Oslo" };
  it.each([
    ["Acme hiring Dock Engineer in Oslo, Norway | LinkedIn", "Acme"],
    ["Job Application for Dock Engineer at Acme", "Acme"],
    ["Dock Engineer at Acme - Jobs", "Acme"],
    ["Dock Engineer – Acme", "Acme"],
    ["Acme: Dock Engineer", "Acme"],
    ["Dock Engineer - Oslo - Indeed.com", null],
    ["Dock Engineer | Acme | Ports", null],
  ])("reads the company out of %s", (title, company) => {
    expect(titleParts(title, known).company).toBe(company);
  });
});

describe("companyFromUrl", () => {
  it.each([
    ["https://jobs.lever.co/acme-corp/1234", "Acme Corp"],
    ["https://boards.greenhouse.io/acme/jobs/1", "Acme"],
    ["https://acme.wd3.myworkdayjobs.com/en-US/Careers/job/1", "Acme"],
    ["https://boards.greenhouse.io/embed/job_app?token=1", null],
    ["https://www.linkedin.com/jobs/view/1", null],
    ["no url", null],
  ])("reads %s", (url, company) => {
    expect(companyFromUrl(url)).toBe(company);
  });
});

describe("detectLanguage", () => {
  it.each([
    ["We are looking for a colleague who will work with us on the tides of the harbour.", "en"],
    ["Wir suchen dich für unser Team in Zürich und bieten dir eine Stelle mit Aussicht.", "de"],
    ["Nous recherchons une personne pour notre équipe dans le port et sur les quais de la ville.", "fr"],
    ["Hledáme kolegu, který nám pomůže s údržbou přístavu a bude se starat o lodě.", "cs"],
    ["Wij zoeken een collega die met ons aan het werk gaat in de haven van de stad.", "nl"],
    ["Buscamos una persona para el equipo del puerto que trabaje con nuestros clientes.", "es"],
    ["Szukamy osoby do pracy w porcie, która zna się na statkach i nie boi się wody.", "pl"],
    ["港で働くエンジニアを募集しています。経験は問いません。", "ja"],
    ["Ми шукаємо інженера для роботи в порту, який має досвід з кораблями.", "uk"],
  ])("tells the language of: %s", (text, language) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it("says nothing about a few words", () => {
    expect(detectLanguage("Java, SQL, Docker, Kubernetes, Terraform, React")).toBeNull();
  });
});
