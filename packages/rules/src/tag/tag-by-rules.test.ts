import { describe, expect, it } from "vitest";
import { tagByRules } from "./tag-by-rules.ts";

function tagged(description: string, title: string | null = null) {
  return tagByRules({ title, description, language: null }).tagged_list.map((row) => [
    row.category,
    row.raw_string,
  ]);
}

describe("headed lists", () => {
  it("takes the list under a requirements heading and nothing of duties, benefits or the company", () => {
    const rows = tagged(`## About us
- We have 20 years of experience in gardening

## Your tasks
- Water the plants with experience and skill

## Requirements
- 2 years of experience in a greenhouse
- Knowledge of orchids

## What we offer
- Free vegetables and knowledge sharing`);
    expect(rows).toEqual([
      ["required", "2 years of experience in a greenhouse"],
      ["required", "Knowledge of orchids"],
    ]);
  });

  it("tags what stands under a nice-to-have heading as additional, in bold, colon and hash headings alike", () => {
    const rows = tagged(`**What you need**

- Forklift licence

**Nice to have**

- First aid certificate

Bonus points:

- Knowledge of Norwegian

### Preferred qualifications

- Experience on ships`);
    expect(rows.map(([category]) => category)).toEqual([
      "required",
      "additional",
      "additional",
      "additional",
    ]);
  });

  it.each([
    [
      "de",
      "## Dein Profil\n- Erfahrung mit Bienen\n\n## Das erwartet dich\n- Honig ernten",
      "Erfahrung mit Bienen",
    ],
    [
      "fr",
      "**Profil recherché**\n\n- Expérience en boulangerie\n\n**Vos missions**\n\n- Cuire le pain",
      "Expérience en boulangerie",
    ],
    ["cs", "**Co očekáváme:**\n\n- Znalost vah\n\n**Co ti nabízíme:**\n\n- Káva", "Znalost vah"],
    [
      "es",
      "## Requisitos\n- Experiencia con caballos\n\n## Qué ofrecemos\n- Heno",
      "Experiencia con caballos",
    ],
    ["pt", "## Requisitos\n- Experiência com barcos\n\n## Benefícios\n- Almoço", "Experiência com barcos"],
    ["nl", "## Wat vragen wij\n- Ervaring met tulpen\n\n## Wat bieden wij\n- Kaas", "Ervaring met tulpen"],
  ])("reads headings in %s", (_language, description, expected) => {
    expect(tagged(description)).toEqual([["required", expected]]);
  });

  it("lets a heading it does not know belong to the section above it", () => {
    const rows = tagged(`## What you will do

**Machines and tools**

- Repair looms with skill

## What you bring

**Machines and tools**

- Experience repairing looms`);
    expect(rows).toEqual([["required", "Experience repairing looms"]]);
  });

  it("keeps a heading that is the job title from opening a section", () => {
    expect(
      tagged(
        "# Requirements Engineer\n\n- Coffee on Mondays\n- A desk by the window",
        "Requirements Engineer",
      ),
    ).toEqual([]);
  });

  it("reads lines without bullets under a heading", () => {
    expect(
      tagged("Qualifications\nThree years as a carpenter.\nDriving licence class B.\n\nBenefits\nA hammer"),
    ).toEqual([
      ["required", "Three years as a carpenter."],
      ["required", "Driving licence class B."],
    ]);
  });

  it("reads an advert that lost its line breaks", () => {
    const line = `Requirements: - Experience with sheep and wool in large herds of the highlands. - Knowledge of dogs and of their training over many years. - Driving licence for tractors and trailers of all sizes. Nice to have: - A whistle and the skill to use it.`;
    expect(tagged(line).at(0)).toEqual([
      "required",
      "Experience with sheep and wool in large herds of the highlands.",
    ]);
    expect(tagged(line).at(-1)).toEqual(["additional", "A whistle and the skill to use it."]);
  });

  it("reads a section that begins on the line of its label", () => {
    expect(
      tagged(
        "Location: Oslo\n\nRequirements: Knowledge of herring. Good knots.\n\nBonus: Experience with whales",
      ),
    ).toEqual([
      ["required", "Knowledge of herring."],
      ["required", "Good knots."],
      ["additional", "Experience with whales"],
    ]);
  });

  it("strips list marks, emphasis and links but no word", () => {
    expect(tagged("## Requirements\n* **Fluent** in [Latin](https://example.org) and *Greek*")).toEqual([
      ["required", "Fluent in Latin and Greek"],
    ]);
  });

  it("numbers the rows r1, r2, … and lists a repeated line once", () => {
    const { tagged_list } = tagByRules({
      title: null,
      description: "## Requirements\n- Knows knots\n- Swims\n\n## Requirements\n- Knows knots",
      language: null,
    });
    expect(tagged_list.map((row) => row.id)).toEqual(["r1", "r2"]);
  });
});

describe("wishes", () => {
  it.each([
    "Experience with sails is a plus",
    "Ideally you know the tides",
    "Knowledge of ropes preferred",
    "Erfahrung mit Segeln von Vorteil",
    "Une expérience en mer serait un plus",
    "Znalost uzlů výhodou",
    "Kennis van zeilen is een pre",
  ])("tags %j as additional under a requirements heading", (line) => {
    expect(tagged(`## Requirements\n- ${line}`)).toEqual([["additional", line]]);
  });

  it("splits a preferred tail from what is required", () => {
    expect(tagged("## Requirements\n- Experience with boats, preferably with sails and oars")).toEqual([
      ["required", "Experience with boats"],
      ["additional", "preferably with sails and oars"],
    ]);
  });

  it("splits off a last clause that is a plus when it has a head of its own", () => {
    expect(tagged("## Requirements\n- Experience with boats, knowledge of tides is a plus")).toEqual([
      ["required", "Experience with boats"],
      ["additional", "knowledge of tides is a plus"],
    ]);
  });

  it("keeps a parenthesis in mid-line with its line", () => {
    const line = "Experience with boats (sails preferred) and tides";
    expect(tagged(`## Requirements\n- ${line}`)).toEqual([["required", line]]);
  });
});

describe("prose", () => {
  it("takes a sentence that asks the reader for a qualification", () => {
    expect(
      tagged(
        "Our bakery is old. The position demands, and you must have, knowledge of yeast. We bake every day.",
      ),
    ).toEqual([["required", "The position demands, and you must have, knowledge of yeast."]]);
  });

  it.each([
    "We have 30 years of experience in the knowledge business.",
    "We are an equal opportunity employer and you must have no criminal records to show.",
    "The base salary for candidates who have the required experience is 50,000.",
    "Do you have experience with trains?",
  ])("leaves %j alone", (sentence) => {
    expect(tagged(`Come and join our team. ${sentence}`)).toEqual([]);
  });

  it("finds nothing in a posting that asks nothing", () => {
    expect(tagged("")).toEqual([]);
    expect(tagged("## Benefits\n- Cake")).toEqual([]);
  });
});

it("joins an alternative that goes on in the next item", () => {
  expect(tagged("## Requirements\n- Master's degree in law\n- OR ten years at court")).toEqual([
    ["required", "Master's degree in law OR ten years at court"],
  ]);
});
