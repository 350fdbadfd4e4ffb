import { describe, expect, it } from "vitest";
import { parseResume } from "./parse-resume.ts";

describe("sections", () => {
  it.each([
    ["PROFESSIONAL SUMMARY", "summary"],
    ["Work Experience:", "experience"],
    ["## Employment history", "experience"],
    ["Berufserfahrung", "experience"],
    ["Aus- und Weiterbildung", "education"],
    ["Fähigkeiten und Kenntnisse", "skills"],
    ["Sprachkenntnisse", "languages"],
    ["EXPÉRIENCES PROFESSIONNELLES", "experience"],
    ["Formation", "education"],
    ["Compétences techniques", "skills"],
    ["Langues", "languages"],
    ["Pracovní zkušenosti", "experience"],
    ["Vzdělání", "education"],
    ["Jazykové znalosti", "languages"],
    ["Experiencia laboral", "experience"],
    ["Formación académica", "education"],
    ["Idiomas", "languages"],
    ["**Certifications & Courses**", "certificates"],
    ["Skills and Languages", "skills"],
    ["Hobbys", "other"],
    ["Projects", "projects"],
  ])("%s opens %s", (heading, kind) => {
    const text = `Mara\n\n${heading}\nwords below`;
    const { sections } = parseResume(text);
    expect(sections.map((section) => section.kind)).toEqual(["other", kind]);
    expect(text.slice(sections[1]?.span.start, sections[1]?.span.end)).toBe(`${heading}\nwords below`);
  });

  it.each(["- Education", "I have experience", "languages", "Experience with Kubernetes in production"])(
    "%s opens none",
    (line) => {
      expect(parseResume(`Mara\n${line}\nwords`).sections).toHaveLength(1);
    },
  );

  it("lie side by side, unknown ones of the same rank too", () => {
    const text = "# Mara\n\n## Experience\nWelder\n\n## Boats\nSome\n\n## Skills\nRust";
    const { sections } = parseResume(text);
    expect(sections.map(({ kind, heading }) => [kind, heading])).toEqual([
      ["other", null],
      ["experience", "Experience"],
      ["other", "Boats"],
      ["skills", "Skills"],
    ]);
    expect(sections.map(({ span }) => text.slice(span.start, span.end)).join("")).toBe(text);
  });
});

describe("experience", () => {
  const first = (body: string) => parseResume(`Experience\n${body}`).experience[0];

  it.each([
    ["Senior Developer, Nordwind GmbH\tMarch 2019 – present", "2019-03", "present"],
    ["Senior Developer at Nordwind GmbH\n01/2019 - 02/2021", "2019-01", "2021-02"],
    ["### Senior Developer, Nordwind GmbH\n\n2019-01 – 2021-02\n- did things", "2019-01", "2021-02"],
    ["Nordwind GmbH\tLeipzig\nSenior Developer\tJan 2019 - Mar 2021", "2019-01", "2021-03"],
    ["2019 – 2021\nSenior Developer\nNordwind GmbH\n- did things", "2019", "2021"],
    ["**Senior Developer** | Nordwind GmbH | 2019 to date", "2019", "present"],
    ["Senior Developer, Nordwind GmbH\nMar – Jun 2020", "2020-03", "2020-06"],
    ["Senior Developer, Nordwind GmbH, seit 04/2022", "2022-04", "present"],
    ["Senior Developer, Nordwind GmbH, Oktober 2019 bis heute", "2019-10", "present"],
    ["Senior Developer, Nordwind GmbH, février 2019 à août 2020", "2019-02", "2020-08"],
    ["Senior Developer, Nordwind GmbH, září 2019 – současnost", "2019-09", "present"],
    ["Senior Developer, Nordwind GmbH, enero de 2019 - actualidad", "2019-01", "present"],
    ["Senior Developer, Nordwind GmbH (Feb '19 – Mar '20)", "2019-02", "2020-03"],
  ])("%j", (body, start, end) => {
    expect(first(body)).toMatchObject({
      title: "Senior Developer",
      organisation: "Nordwind GmbH",
      start,
      end,
    });
  });

  it.each([
    ["Softwareentwicklerin, Nordwind\t2019 – 2021", "Softwareentwicklerin", "Nordwind"],
    ["Ingénieur logiciel chez Aubépine\n2019 – 2021", "Ingénieur logiciel", "Aubépine"],
    ["Vedoucí výroby, Dubová s.r.o.\t2019 – 2021", "Vedoucí výroby", "Dubová s.r.o."],
    ["Desarrolladora web, Almendro S.L.\t2019 – 2021", "Desarrolladora web", "Almendro S.L."],
  ])("in other languages: %j", (body, title, organisation) => {
    expect(first(body)).toMatchObject({ title, organisation });
  });

  it("keeps positions apart, each with its own lines", () => {
    const text =
      "Experience\n\nWelder, Northern Yard\t2019 – 2021\n- Hulls\n- Masts\n\nApprentice, Old Mill\t2016 – 2019\n- Wheels";
    const { experience } = parseResume(text);
    expect(experience.map(({ span }) => text.slice(span.start, span.end))).toEqual([
      "Welder, Northern Yard\t2019 – 2021\n- Hulls\n- Masts",
      "Apprentice, Old Mill\t2016 – 2019\n- Wheels",
    ]);
  });

  it("says nothing of what the resume does not say", () => {
    expect(parseResume("Experience\nBy the sea\n2019 – 2021").experience).toEqual([
      { start: "2019", end: "2021", span: { start: 11, end: 33 } },
    ]);
    expect(
      parseResume("Experience\nRan 2019 pipelines, phone 030 2019-20210, 2021 – 2019").experience,
    ).toEqual([]);
  });
});

describe("education", () => {
  it.each([
    [
      "MSc Computer Science, Masaryk University\t2014 – 2016",
      "MSc Computer Science",
      "Masaryk University",
      "2016",
    ],
    ["- Bachelor of Arts, Trinity College (2012)", "Bachelor of Arts", "Trinity College", "2012"],
    [
      "Technische Universität Dresden\nDiplom Maschinenbau\n10/2008 – 03/2013",
      "Diplom Maschinenbau",
      "Technische Universität Dresden",
      "2013-03",
    ],
  ])("%j", (body, degree, institution, end) => {
    expect(parseResume(`Education\n${body}`).education).toMatchObject([{ degree, institution, end }]);
  });
});

describe("lists", () => {
  it("skills without their labels, each once", () => {
    const text =
      "Skills\nBackend: Rust, PostgreSQL; AWS (EC2, S3)\n- Rust\n- Docker • Kubernetes\nA long sentence about what I like to do is no skill.";
    expect(parseResume(text).skills).toEqual(["Rust", "PostgreSQL", "AWS (EC2, S3)", "Docker", "Kubernetes"]);
  });

  it.each([
    ["Languages\nEnglish (C1), German – native\n- Czech: B2", ["English C1", "German native", "Czech B2"]],
    ["Sprachen\nDeutsch\tMuttersprache\nEnglisch, fließend", ["Deutsch Muttersprache", "Englisch fließend"]],
    ["Skills\nLanguages: English, Spanish", ["English", "Spanish"]],
    ["Skills\nLanguages: Java, Python", []],
    ["Jazyky\nAngličtina - C1\nJava", ["Angličtina C1"]],
  ])("languages of %j", (text, expected) => {
    const { languages } = parseResume(text);
    expect(languages.map(({ language, level }) => [language, level].filter(Boolean).join(" "))).toEqual(
      expected,
    );
  });
});
