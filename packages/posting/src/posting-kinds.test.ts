/** Adverts of kinds that carry no data of their own: what they say in words and labels is read all the same. */
import { describe, expect, it } from "vitest";
import { readPage } from "./read-page.ts";

function read(source: string, url?: string) {
  const reading = readPage(source, url === undefined ? {} : { url });
  if (reading.kind !== "posting") throw new Error(`no posting: ${reading.detail}`);
  return reading.posting;
}

describe("adverts without data", () => {
  it("reads a comment of a hiring thread", () => {
    const posting = read(`Tidewater Labs | Senior Backend Engineer | Lisbon, Portugal | Full-time | ONSITE

We build tide tables for harbour pilots. You will own the ingestion service from end to end.
Requirements: 4+ years of Go, experience with PostgreSQL. We offer 28 days of leave. Apply by mail: jobs@tidewaterlabs.example`);
    expect(posting).toMatchObject({
      title: "Senior Backend Engineer",
      company: "Tidewater Labs",
      location: "Lisbon, Portugal",
      employment_type: "FULL_TIME",
    });
  });

  it("reads a classified with labels and no employer's page", () => {
    const posting = read(`<html><head><title>Line Cook - food/bev - craigslist</title></head><body>
<h2><span id="titletextonly">Line Cook</span></h2>
<div class="attrgroup"><p>compensation: <b>$21 per hour</b></p><p>employment type: <b>part-time</b></p><p>job title: <b>Line Cook</b></p></div>
<section id="postingbody">At Rook Diner, we are looking for a cook for the evening shift. You will prep, grill and keep the line clean.
<ul><li>Two years of experience in a kitchen</li><li>Food handler card</li></ul>We offer shift meals and health insurance.
Located in Portland, OR. Apply in person after three.</section></body></html>`);
    expect(posting).toMatchObject({
      title: "Line Cook",
      company: "Rook Diner",
      location: "Portland, OR",
      employment_type: "PART_TIME",
      salary: { min: 21, currency: "USD", period: "HOUR" },
    });
  });

  it("reads a German agency page from its label list", () => {
    const posting =
      read(`<html><head><title>Stellenangebot</title></head><body><main><h1>Elektroniker/in - Betriebstechnik</h1>
<dl><dt>Arbeitgeber</dt><dd>Mühlbach Technik GmbH</dd><dt>Arbeitsort</dt><dd>38100 Braunschweig</dd>
<dt>Arbeitszeit</dt><dd>Vollzeit, Schicht</dd><dt>Veröffentlicht am</dt><dd>03.02.2026</dd></dl>
<h2>Stellenbeschreibung</h2><p>Sie warten die Anlagen unserer Abfüllung und beheben Störungen in der Spätschicht, gemeinsam mit vier Kolleginnen.</p>
<p>Wir erwarten eine abgeschlossene Ausbildung und Freude an alten Maschinen. Wir bieten 30 Tage Urlaub. Bewerbung per Post genügt.</p></main></body></html>`);
    expect(posting).toMatchObject({
      title: "Elektroniker/in - Betriebstechnik",
      company: "Mühlbach Technik GmbH",
      location: "38100 Braunschweig",
      employment_type: "FULL_TIME",
      posted_at: "2026-02-03",
    });
  });

  it("reads a Markdown page with front matter whose title is the site's", () => {
    const posting = read(`---
title: "Jobs"
draft: false
location: "Rostock"
---

## Stellenausschreibung Hafenlotse (m/w/d)

Wir, die Lotsengenossenschaft Nordwind eG, suchen Verstärkung für die kalte Jahreszeit.

### Das bieten wir

- Teilzeitstelle mit 20 Stunden
- 30 Tage Urlaub und eine warme Jacke

### Bewerbung

Bitte senden Sie Ihre Bewerbungsunterlagen an das Büro am Kai, gern auch per Mail. Wir freuen uns auf Sie.`);
    expect(posting).toMatchObject({
      title: "Hafenlotse (m/w/d)",
      company: "Lotsengenossenschaft Nordwind eG",
      location: "Rostock",
      employment_type: "PART_TIME",
    });
    expect(posting.description).not.toContain("draft");
  });

  it("names the job of a fragment by its own sentence, and the employer by its legal form", () => {
    const posting = read(
      `<p><b>Summary:</b> The Survey Technician will produce maps of quarries for Stonebridge Aggregates, Inc. and its landowners.</p>
<p><b>Qualifications:</b> Two years of related experience and proficiency in GIS software. This is a full-time position.</p>
<p><b>Work Environment:</b> Mostly outdoors, in dust and rain, with a truck that the company provides for every crew.</p>`,
    );
    expect(posting).toMatchObject({
      title: "Survey Technician",
      company: "Stonebridge Aggregates, Inc.",
      employment_type: "FULL_TIME",
    });
  });

  it("takes no host of a recruiting system for an employer", () => {
    const posting =
      read(`<html><body><b>Night Auditor</b><p>The Night Auditor is responsible for the desk from eleven to seven.</p>
<p>Requirements: one year of experience with hotel software. We offer paid breaks and health insurance to all of the staff.</p>
<p>Apply with a letter and the names of two people who have worked with you at night before.</p>
<a href="https://tbe.taleo.net/NA9/ats/careers/apply.jsp?org=X">Apply for this position</a></body></html>`);
    expect(posting.company).toBeNull();
  });

  it("takes an advert that asks for nothing, where the page names one job and lets apply for it", () => {
    const advert = (
      links: string,
    ) => `<html><head><title>Vývojář her – Lesní skřítek s.r.o.</title></head><body>
<div class="JobHeading"><h1>Vývojář her</h1><div><a href="https://mapy.cz/?q=1">Dlouhá 7, Tábor</a></div></div>${links}
<p class="intro">Děláme hry, které se dají hrát i bez elektřiny, a baví nás to už od roku 2009, kdy jsme začínali v garáži za nádražím.</p>
<div class="text"><p>U nás v lese se pracuje v klidu. Každý tým má svůj stůl, svého psa a svou kávu, a nikdo nepočítá hodiny, které stráví přemýšlením u okna. Naše benefity se vejdou do batohu a kolegové ti rádi ukážou, kde rostou hříbky.</p>
<p>Hry kreslíme ručně, programujeme v C++ a zkoušíme je s dětmi ze školy za rohem. Kdo chce, může s námi jezdit na veletrhy po celé Evropě, kdo nechce, může zůstat doma a dodělat další úroveň. Těšíme se na tebe i na tvé nápady.</p></div></body></html>`;
    const posting = read(advert('<a href="/reply/1">Odpovědět</a>'));
    expect(posting).toMatchObject({ title: "Vývojář her", location: "Dlouhá 7, Tábor" });
    expect(posting.description).toMatch(/^Děláme hry/);
    expect(readPage(advert("")).kind).toBe("no_posting");
  });

  it("reads contract and hours on two lines under one label, and drops the button beside them", () => {
    const posting = read(`MOZO DE ALMACÉN- job post
Frutas Lindero
46001 Valencia
Tipo de empleo
Contrato temporal
Jornada completa
+ Mostrar más
Descripción completa del empleo
Buscamos una persona para preparar pedidos de fruta. Tus funciones serán cargar, contar y etiquetar cajas durante la mañana.
Requisitos: experiencia en almacén y carnet de carretilla.
Ofrecemos salario fijo y fruta gratis todos los días.`);
    expect(posting.employment_type).toBe("FULL_TIME|TEMPORARY");
    expect(posting.description).not.toContain("Mostrar");
  });

  it("reads a public hospital's table of labels", () => {
    const posting = read(`<html><head><title>Job Advert</title></head><body><table>
<tr><th>Job title</th><td>Community Podiatrist</td></tr><tr><th>Employer</th><td>Greenmoor Health Trust</td></tr>
<tr><th>Location</th><td>Kettlewell Clinic, Skipton</td></tr><tr><th>Working pattern</th><td>Part time</td></tr>
<tr><th>Salary</th><td>£31,000 - £37,000 a year</td></tr><tr><th>Closing date</th><td>14 March 2026</td></tr></table>
<h2>Main duties</h2><p>You will see patients in the clinic and at home, and teach two students each spring term.</p>
<h2>Person specification</h2><h3>Essential criteria</h3><ul><li>Registered podiatrist</li><li>Full driving licence</li></ul></body></html>`);
    expect(posting).toMatchObject({
      title: "Community Podiatrist",
      company: "Greenmoor Health Trust",
      location: "Kettlewell Clinic, Skipton",
      employment_type: "PART_TIME",
      valid_through: "2026-03-14",
      salary: { min: 31000, max: 37000, currency: "GBP", period: "YEAR" },
    });
  });

  it("reads a French cadre's notice: the employer by what it is, hours by its sentence", () => {
    const posting = read(`Contrôleur de gestion industriel H/F
Lieu : Annecy - 74

Descriptif du poste
Vous préparez les clôtures, suivez les stocks et expliquez les écarts aux ateliers. Le poste est à temps plein.

Profil recherché
Formation comptable et trois ans d'expérience dans l'industrie.

Entreprise
Horlogerie Montclair est une entreprise familiale de cent vingt personnes.`);
    expect(posting).toMatchObject({
      title: "Contrôleur de gestion industriel H/F",
      company: "Horlogerie Montclair",
      location: "Annecy - 74",
      employment_type: "FULL_TIME",
    });
  });

  it("keeps a page about jobs that names none out", () => {
    const article = `<html><head><title>How to write a resume</title></head><body><h1>How to write a resume</h1>
<p>A resume shows your skills and your experience. Keep it short, list your degrees and say what you want next.</p>
<p>Recruiters read a page in ten seconds, and candidates who apply early are seen first. Leave out the photo and the hobbies.</p></body></html>`;
    expect(readPage(article).kind).toBe("no_posting");
  });
});
