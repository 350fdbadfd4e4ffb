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

  it("gives the description's own words, with the marks that a word stands in", () => {
    const description = "## Requirements\n* **Fluent** in [Latin](https://example.org) and *Greek*";
    const [row] = tagByRules({ title: null, description, language: null }).tagged_list;
    expect(row?.raw_string).toBe("**Fluent** in [Latin](https://example.org) and *Greek*");
    expect(description.slice(row?.span?.start, row?.span?.end)).toBe(row?.raw_string);
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

describe("layouts", () => {
  it("lets an indented list have a heading of its own among the items", () => {
    const rows = tagged(`## What we look for
- Knows how to shear sheep
- Nice to have
  - Experience with goats
- Speaks Welsh`);
    expect(rows).toEqual([
      ["required", "Knows how to shear sheep"],
      ["additional", "Experience with goats"],
      ["required", "Speaks Welsh"],
    ]);
  });

  it("makes lines of marks that stand inside a line", () => {
    expect(
      tagged("## Profil recherché\n- Formation de luthier- Sens du rythme- Goût du bois- Ponctualité").map(
        ([, text]) => text,
      ),
    ).toEqual(["Formation de luthier", "Sens du rythme", "Goût du bois", "Ponctualité"]);
  });

  it("finds headings inside a paragraph that lost its lines", () => {
    const rows = tagged(
      "Old Mill Bakery hires a night baker for the shop in the market square and its two ovens. Responsibilities Bake bread and rolls, clean the ovens and load the van before dawn. Requirements Two years of experience in a bakery. Driving licence. Benefits Free bread and a pension plan for all staff.",
    );
    expect(rows.map(([, text]) => text)).toEqual([
      "Two years of experience in a bakery.",
      "Driving licence.",
    ]);
  });

  it("takes an item of several sentences apart and leaves out what only comments", () => {
    expect(
      tagged(
        "## Requirements\n- Degree in forestry. 5 years of experience with saws. This helps you to start at once.\n- Patience; a good eye; love of oak",
      ).map(([, text]) => text),
    ).toEqual([
      "Degree in forestry.",
      "5 years of experience with saws.",
      "Patience",
      "a good eye",
      "love of oak",
    ]);
  });

  it("reads a field of a form: the heading with its value", () => {
    expect(tagged("## Požadavky\n\n### Řidičský průkaz\n\nB")).toEqual([
      ["required", "Řidičský průkaz\n\nB"],
    ]);
  });

  it("does not take a line that names a qualification for a heading", () => {
    expect(
      tagged("## Requisitos\nExperiencia en jardinería\nConocimientos de plagas").map(([, text]) => text),
    ).toEqual(["Experiencia en jardinería", "Conocimientos de plagas"]);
  });

  it("ends a section of paragraphs where the text turns to the reader or the employer", () => {
    expect(
      tagged(
        "## What you bring\n\nKnowledge of tea\n\nInterested?\n\nGreat! We look forward to your letter.\n\nOur house is old.",
      ),
    ).toEqual([["required", "Knowledge of tea"]]);
  });

  it("stops where other jobs begin", () => {
    expect(
      tagged(
        "## Requirements\n- Knows owls\n\n## Other open positions\n\nRequirements: a falcon and a glove",
      ),
    ).toEqual([["required", "Knows owls"]]);
  });

  it("leaves out duties that stand under a heading it does not know", () => {
    expect(
      tagged("## Moonlight\n- Train colleagues in climbing skills\n- Experience with ropes").map(
        ([, text]) => text,
      ),
    ).toEqual(["Experience with ropes"]);
  });
});

describe("repetitions", () => {
  it("drops a site's list of tags that fuller lines name already", () => {
    expect(
      tagged(
        "## Requirements\n- Three years of experience with Java services\n- Knowledge of SQL databases\n\n## Skills\n\nJava, SQL",
      ).map(([, text]) => text),
    ).toEqual(["Three years of experience with Java services", "Knowledge of SQL databases"]);
  });

  it("keeps a tag that says more", () => {
    expect(
      tagged("## Requirements\n- Experience with AWS in a bank\n\n## Skills\n- AWS certificates"),
    ).toHaveLength(2);
  });

  it("keeps lines that differ in a number", () => {
    expect(
      tagged(
        "## Requirements\n- 3 years of experience with Rust tools\n- 5 years of experience with Rust tools",
      ),
    ).toHaveLength(2);
  });

  it("keeps the posting's language where its list stands there in two", () => {
    const description = `## Skills
- Experience with Angular and the tools of the house
- Knowledge of Oracle Database and PL/SQL for reports

## Qualifikationen
- Erfahrung mit Angular in der Entwicklung und im Betrieb
- Kenntnisse in Oracle Database und PL/SQL für die Auswertung
- Sehr gute Kenntnisse der Technik`;
    const { tagged_list } = tagByRules({ title: null, description, language: "de" });
    expect(tagged_list.map(({ raw_string }) => raw_string)).toEqual([
      "Erfahrung mit Angular in der Entwicklung und im Betrieb",
      "Kenntnisse in Oracle Database und PL/SQL für die Auswertung",
      "Sehr gute Kenntnisse der Technik",
    ]);
  });

  it("requires what one place requires and another only prefers", () => {
    expect(
      tagged(
        "## Nice to have\n- Knowledge of river pilotage\n\n## Requirements\n- Knowledge of river pilotage",
      ),
    ).toEqual([["required", "Knowledge of river pilotage"]]);
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
    "Pilot's licence (preferred)",
    "Se valorará conocimiento de mareas",
    "Deseable experiencia en astilleros",
    "Whistling would be amazing since we all do it",
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

it("requires what a list of wishes marks as required", () => {
  expect(tagged("## Preferred qualifications\n- Sail maker's certificate (required)\n- Swims")).toEqual([
    ["required", "Sail maker's certificate (required)"],
    ["additional", "Swims"],
  ]);
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
    [
      "We are looking for a lighthouse keeper with two years of experience at sea to join our crew.",
      "two years of experience at sea",
    ],
    ["An active harbour pass is required.", "An active harbour pass is required."],
    [
      "Der Pflegedienst ist jung. Ein Bootsführerschein ist zwingend erforderlich.",
      "Ein Bootsführerschein ist zwingend erforderlich.",
    ],
    [
      "Vous justifiez d'au moins 3 ans d'expérience en mer.",
      "Vous justifiez d'au moins 3 ans d'expérience en mer.",
    ],
    ["Požadujeme praxi na lodi. Nabízíme kajutu.", "Požadujeme praxi na lodi."],
    [
      "Se requiere carnet de patrón y un año de experiencia.",
      "Se requiere carnet de patrón y un año de experiencia.",
    ],
    ["Je hebt minimaal 2 jaar ervaring op zee.", "Je hebt minimaal 2 jaar ervaring op zee."],
  ])("finds the demand in %j", (text, expected) => {
    expect(tagged(text)).toEqual([["required", expected]]);
  });

  it("tells a wish by its wording", () => {
    expect(tagged("A second boat would be an advantage. Knowledge of knots preferred.")).toEqual([
      ["additional", "A second boat would be an advantage."],
      ["additional", "Knowledge of knots preferred."],
    ]);
  });

  it.each([
    "No experience is required for this post.",
    "You will have the opportunity to gain experience with whales.",
    "Full training is provided in all required skills.",
    "We are looking for a keeper to join our crew.",
    "Our team has over 200 years of combined experience in what must be done.",
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
    ["required", "Master's degree in law\n- OR ten years at court"],
  ]);
});

it("joins the items that a choice leads in to", () => {
  expect(tagged("## Requirements\n- A degree in one of the following:\n- Forestry\n- Fishery")).toEqual([
    ["required", "A degree in one of the following:\n- Forestry\n- Fishery"],
  ]);
});

it("leaves alone what is said about the requirements, and what the employer gives", () => {
  expect(
    tagged(`## Requirements
- Knowledge of bees
- Able to meet the physical demands of a garden
- Skills above average in pruning
- The qualifications described here are representative of the skill in use
- The physical demands of this post are those of any garden
- The employee is regularly required to stand or walk
- Wir bieten Ihnen Erfahrung mit Bienen
- Wir fördern Sie mit Kenntnissen in Imkerei

## Zusätzliche Leistungen
- Ein Garten mit Erfahrung`),
  ).toEqual([
    ["required", "Knowledge of bees"],
    ["required", "Able to meet the physical demands of a garden"],
    ["required", "Skills above average in pruning"],
  ]);
});

it("keeps opening hours in one requirement", () => {
  const hours = "Able to work Friday 4 a.m. - 1:15 p.m., Tuesday 5:45 p.m. - 9 p.m., Sunday 8 p.m. - 5 a.m.";
  expect(tagged(`## Requirements\n- ${hours}`)).toEqual([["required", hours]]);
});

it.each(["(valorizado)", "(preferred)", "(souhaité)", "(wünschenswert)"])(
  "takes %s behind one item for a wish, and its neighbours for musts",
  (mark) => {
    expect(tagged(`## Requirements\n- Knowledge of bees ${mark}\n- Knowledge of hives`)).toEqual([
      ["additional", `Knowledge of bees ${mark}`],
      ["required", "Knowledge of hives"],
    ]);
  },
);

it("reads no wish into what the reader hopes for", () => {
  expect(tagged("## Profil\n\nTitulaire d'un permis bateau, vous souhaitez naviguer.")).toEqual([
    ["required", "Titulaire d'un permis bateau, vous souhaitez naviguer."],
  ]);
});

describe("wording", () => {
  it.each([
    ["The desired candidate has 3 years of experience at sea.", "required"],
    ["A Master's degree is viewed favorably, though not a requirement", "additional"],
    ["(If you speak another language, it would certainly be a bonus.)", "additional"],
  ])("%j is %s", (line, category) => {
    expect(tagged(`## Requirements\n- ${line}\n- Knowledge of tides`)[0]?.[0]).toBe(category);
  });

  it.each(["If you are qualified, make sure you apply.", "Intermedio", "Mid-Senior level"])(
    "%j asks nothing",
    (line) => {
      expect(tagged(`## Requirements\n- ${line}\n- Knowledge of tides`)).toEqual([
        ["required", "Knowledge of tides"],
      ]);
    },
  );

  it("reads the bullets of word processors", () => {
    expect(tagged("**Qualifications**\n\nØ  Knowledge of tides\n\nØ  Experience with ropes")).toEqual([
      ["required", "Knowledge of tides"],
      ["required", "Experience with ropes"],
    ]);
  });

  it("reads prose without capitals, its words cut apart", () => {
    const rows = tagged(
      "vous maîtrisez la cartographie . vous êtes à l'aise avec la voile . nous partons en mai .",
    );
    expect(rows.map(([, text]) => text)).toEqual([
      "vous maîtrisez la cartographie .",
      "vous êtes à l'aise avec la voile .",
    ]);
  });

  it("takes what a French profile says of its reader", () => {
    const rows = tagged(
      "## Votre profil\n\nTu es force de proposition : tu vois ce qui manque à bord et tu n'attends pas qu'on te le demande.\n\nTu es à l'aise avec les cordages.",
    );
    expect(rows).toHaveLength(2);
  });
});
