import { describe, expect, it } from "vitest";
import { readPage } from "./read-page.ts";
import { sampleDescription } from "./sample-page.ts";

function read(source: unknown, url?: string) {
  const text = typeof source === "string" ? source : JSON.stringify(source);
  const reading = readPage(text, url === undefined ? {} : { url });
  if (reading.kind !== "posting") throw new Error(reading.detail);
  return reading.posting;
}

describe("what national boards answer", () => {
  it("German keys, a flag for the hours, pay without a currency", () => {
    const job = {
      stellenangebotsTitel: "Schleusenwärter (m/w/d)",
      stellenangebotsBeschreibung:
        "Sie öffnen und schließen die Schleuse. Kenntnisse in Hydraulik sind erwünscht. ".repeat(2),
      firma: "Kanal Nord GmbH",
      referenznummer: "KN-17-S",
      arbeitszeitVollzeit: true,
      verguetungsangabe: "JAHRESGEHALT",
      gehaltsspanneVon: 42_000,
      gehaltsspanneBis: 48_000,
      datumErsteVeroeffentlichung: "2026-03-02",
      stellenlokationen: [{ adresse: { ort: "Emden", region: "Niedersachsen", land: "Deutschland" } }],
    };
    expect(read(job)).toMatchObject({
      title: "Schleusenwärter (m/w/d)",
      company: "Kanal Nord GmbH",
      location: "Emden, Niedersachsen, Deutschland",
      employment_type: "FULL_TIME",
      external_id: "KN-17-S",
      posted_at: "2026-03-02",
      salary: { min: 42_000, max: 48_000, currency: "EUR", period: "YEAR" },
    });
  });

  it("the rouble's old code, a place called an area", () => {
    const job = {
      name: "Sailor",
      employer: { name: "Northwind" },
      area: { id: "2", name: "Санкт-Петербург" },
      employment: { id: "full", name: "Полная занятость" },
      salary: { from: 90_000, to: 120_000, currency: "RUR" },
      description: sampleDescription,
    };
    expect(read(job)).toMatchObject({
      location: "Санкт-Петербург",
      employment_type: "FULL_TIME",
      salary: { currency: "RUB", period: "MONTH" },
    });
    expect(read({ ...job, area: { id: "2", name: "Engineering" } }).location).toBeNull();
  });

  it("a text in several languages: the fullest", () => {
    const job = {
      position: {
        title: { en: "Sailor" },
        jobDescription: { fi: "Etsimme merimiestä heti.", en: sampleDescription },
      },
      owner: { company: { en: "Northwind" } },
    };
    expect(read(job)).toMatchObject({ title: "Sailor", company: "Northwind", language: "en" });
  });

  it("a feed whose places have names of their own name space", () => {
    const item = `<item><title>Sailor</title><link>https://northwind.teamtailor.com/jobs/17-sailor</link>
      <description>${sampleDescription.replaceAll("<", "&lt;")}</description>
      <tt:locations><tt:location><tt:city>Helsinki</tt:city><tt:country>Finland</tt:country></tt:location></tt:locations></item>`;
    expect(read(`<?xml version="1.0"?><rss xmlns:tt="x"><channel>${item}</channel></rss>`)).toMatchObject({
      location: "Helsinki, Finland",
      company: "Northwind",
    });
  });

  it("the employer in a board's path", () => {
    const { company } = read({
      ...{ title: "Sailor", location: "Faro", type: "Full-time" },
      description: "<p>We need a sailor with experience in storms, and offer a bunk. </p>".repeat(2),
      url: "https://board.example/companies/blue-harbour/jobs/sailor",
    });
    expect(company).toBe("Blue Harbour");
  });

  it("data in a template element", () => {
    const state = {
      view: {
        name: "Sailor",
        company: { visibleName: "Northwind" },
        area: { name: "Минск" },
        compensation: { from: 2_000, to: 3_000, currencyCode: "BYN" },
        description: sampleDescription,
      },
    };
    const text = JSON.stringify(state).replaceAll("&", "&amp;").replaceAll("<", "&lt;");
    expect(read(`<html><body><template id="state">${text}</template></body></html>`)).toMatchObject({
      title: "Sailor",
      company: "Northwind",
      location: "Минск",
    });
  });

  it("the fields of a job in the page's data that says nothing of it", () => {
    const state = JSON.stringify({
      view: { name: "Sailor", company: { name: "Northwind" }, location: "Faro", logo: "x".repeat(300) },
    });
    expect(readPage(`<html><body><template>${state}</template></body></html>`)).toMatchObject({
      kind: "no_posting",
      fields: { title: "Sailor", company: "Northwind", location: "Faro" },
    });
  });

  it("headings that ran into the text", () => {
    const body = "Somos um porto pequeno com barcos grandes.".repeat(8);
    const description = `${body}Responsabilidades e atribuiçõesCuidar das marésRequisitos e qualificaçõesExperiência com barcos`;
    const job = { title: "Marinheiro", company: "Porto Azul", location: "Faro", description };
    expect(read(job).description).toContain("## Requisitos e qualificações\n\nExperiência com barcos");
  });
});

describe("what boards show without data", () => {
  it("a Japanese advert: double labels, pay by the hour, the employer by its legal form", () => {
    const html = `<html lang="ja"><head><title>駐車場スタッフの求人詳細情報</title></head><body><main><h1>駐車場スタッフの求人詳細情報</h1>
      <section><h2>仕事内容</h2><p>北風港湾株式会社で駐車場の仕事です。未経験の方も歓迎します。駐車券の補充、機器の操作、日報の作成をお願いします。長期で働ける方を募集しています。先輩が教えますので安心してご応募ください。</p></section>
      <section><h2>応募資格</h2><p>資格は必要ありません。日本語での会話ができる方。社会保険完備、交通費支給。</p></section>
      <dl><dt>勤務地・交通</dt><dd><p>東京都港区</p><h3>最寄り駅</h3><p>海駅 徒歩2分</p></dd></dl>
      <dl><dt>給与・報酬</dt><dd><p>時給1,350円〜1,500円</p></dd></dl></main></body></html>`;
    expect(read(html)).toMatchObject({
      title: "駐車場スタッフ",
      company: "北風港湾株式会社",
      location: "東京都港区",
      salary: { min: 1350, max: 1500, currency: "JPY", period: "HOUR" },
    });
  });

  it("the place beside a map pin, the employer in a link to its page", () => {
    const html = `<html><body><div><h1>Sailor</h1><ul><li><i class="fa fa-map-marker"></i> <a href="/jobs-in-faro">Faro</a></li>
      <li><a href="/empresa/17/barcos-azuis/">Barcos Azuis</a></li></ul></div><div>${sampleDescription}</div></body></html>`;
    expect(read(html)).toMatchObject({ location: "Faro", company: "Barcos Azuis" });
    expect(read(html.replace("/empresa/17/barcos-azuis/", "/empresa/news")).company).not.toBe("Barcos Azuis");
  });

  it("employer and place in a board's page title", () => {
    const html = `<html><head><title>Sailor - Blue Harbour FZ-LLC - Dubai | Boats.com</title></head>
      <body><main><h1>Sailor</h1>${sampleDescription}</main></body></html>`;
    expect(read(html)).toMatchObject({ company: "Blue Harbour FZ-LLC", location: "Dubai" });
  });

  it("the kind of employment and the place in the job's title", () => {
    const page = (title: string) =>
      `<html><head><title>${title}</title></head><body><main><h1>${title}</h1>${sampleDescription.replace("Full-time candidates only.", "")}</main></body></html>`;
    expect(read(page("Harbour Intern (Lisbon)"))).toMatchObject({
      employment_type: "INTERN",
      location: "Lisbon",
    });
    expect(read(page("Internal Auditor")).employment_type).toBeNull();
    expect(read(page("Stage Manager")).employment_type).toBeNull();
    expect(read(page("Contract Manager")).employment_type).toBeNull();
  });

  it("no consent banner, whoever made it", () => {
    for (const marks of ['id="usercentrics-root"', 'id="didomi-host"', 'class="CybotCookiebotDialog"']) {
      const html = `<html><body><div ${marks}><h2>Your privacy</h2><p>We value it, and have nine hundred partners.</p></div>
        <main><h1>Sailor</h1>${sampleDescription}</main></body></html>`;
      expect(read(html).description).not.toContain("nine hundred partners");
    }
  });
});
