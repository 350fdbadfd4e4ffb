/** Adverts as people paste and save them: a few sentences, Markdown of a converter, lines broken by a mail program. */
import { describe, expect, it } from "vitest";
import { readPage } from "./read-page.ts";

function read(source: string, url?: string) {
  const reading = readPage(source, url === undefined ? {} : { url });
  if (reading.kind !== "posting") throw new Error(`no posting: ${reading.detail}`);
  return reading.posting;
}

describe("a pasted advert", () => {
  it.each([
    "I am looking for someone to work as a ferry hand on my boat. You must be calm in wind and good with ropes. A sailor would be best.",
    "Hafenmeister (m/w/d)\n\nWir suchen jemanden mit ruhiger Hand und Erfahrung mit Funkgeräten, der bei jedem Wetter am Kai steht und die Liegeplätze verteilt.",
    "Sur le quai\n\nVous êtes titulaire du permis côtier et vous avez de l'expérience en mer. Le travail se fait tôt le matin, par tous les temps, et toujours à deux.",
    "潮汐实验室 前端招聘\n\n要求：熟悉 HTML 与 CSS，热爱大海。项目用到潮汐数据与地图，希望你能与渔民交流并且喜欢早起。待遇优厚，弹性工作，欢迎联系我们的港口办公室。",
  ])("of a few sentences is a posting: %s", (text) => {
    expect(read(text).description.length).toBeGreaterThan(50);
  });

  it("names the job that it wants somebody to work as", () => {
    const text =
      "I am looking for someone to work as a ferry hand on my boat. You must be calm in wind and good with ropes, and honest.";
    expect(read(text).title).toBe("ferry hand");
  });

  it.each([
    "The harbour is hiring again, the mayor said. After ten years without a single new post the council has voted to spend two million on the docks, and a ferry will run from May.",
    "# Tidewater\n\nA library for tide tables.\n\n## Requirements\n\n- Node 20 or newer\n- A C compiler\n\nYou will need Python for the build, and patience. Pull requests are welcome at any time.",
    "Ada Holm\n\nSkills: Go, SQL. Experience with tide gauges, experience in harbours.\n\nNorthwind, engineer, 2019 - 2022\nTide Labs, engineer, 2022 - present\nBachelor of hydrology",
    "You will need: flour, two eggs, milk. You should sift the flour first. Looking for a vegan version? Use oat milk and let it rest for an hour before you bake it.",
  ])("is not seen in other texts: %s", (text) => {
    expect(readPage(text).kind).toBe("no_posting");
  });
});

describe("lines broken in the middle", () => {
  const opening = "We are looking for a Tide Analyst. You will be responsible for our tables.";

  it("keep the second line of a list item, set in or not", () => {
    const { description } = read(
      `Tide Analyst\n\n${opening}\n\nRequirements\n\n- Two years of experience with tide gauges\n  and the men who read them\n- Knowledge of the moon and of all that\nfollows from it\n- Rowing`,
    );
    expect(description).toContain("- Two years of experience with tide gauges and the men who read them");
    expect(description).toContain("- Knowledge of the moon and of all that follows from it");
    expect(description).toContain("- Rowing");
  });

  it("are whole again where a text is broken at a margin", () => {
    const { description } = read(`Tide Analyst

We are looking for a Tide Analyst who is at home on the water and who
knows what the moon does to it. You will be responsible for the tables
that every captain between here and the Northern Islands carries in his
pocket, and for the gauges behind them, which have to be read at Easter
as well as on any other day of the year.

Requirements
Experience with gauges
Knowledge of the coast`);
    expect(description).toContain(
      "who knows what the moon does to it. You will be responsible for the tables that",
    );
    expect(description).toContain("Experience with gauges\nKnowledge of the coast");
  });

  it("stay apart where each is an item of its own", () => {
    const { description } = read(
      `Tide Analyst\n\n${opening}\n\nRequirements\nexperience with tide gauges\nknowledge of the moon\nrowing`,
    );
    expect(description).toContain("experience with tide gauges\nknowledge of the moon\nrowing");
  });
});

describe("Markdown that a converter made of a page", () => {
  const body =
    "We are looking for a Tide Analyst. You will be responsible for our tables, which every captain between here and the Northern Islands carries in a pocket, and for the gauges behind them.\n\n## Requirements\n\n- Experience with tide gauges\n- Knowledge of the moon";

  it("is read without comments, data in code marks and the marks of notes", () => {
    const { title, description } = read(
      `<!-- paste the advert here -->\n\`{"theme": {"primary": "#fff"}, "user": {"signedIn": false}}\`\n# Tide Analyst\n\n${body}\n\n> [!tip]\n> Apply even if you know only half of it.`,
    );
    expect(title).toBe("Tide Analyst");
    expect(description).not.toMatch(/paste the advert|signedIn|\[!tip\]|^>/m);
    expect(description).toContain("Apply even if you know only half of it.");
  });

  it("is read where it is one fence around a job's JSON", () => {
    const job = { title: "Tide Analyst", company: "Tide Labs", location: "Bergen", description: body };
    expect(read(`\`\`\`json\n${JSON.stringify(job)}\n\`\`\``)).toMatchObject({
      title: "Tide Analyst",
      company: "Tide Labs",
      location: "Bergen",
    });
  });

  it("gives the facts of its head: a heading under other lines, labels above their values, badges that name nobody", () => {
    expect(
      read(
        `Empresa Northwind\n# 🌊 Tide Analyst\n\nLocation\nBergen\nHot job\nDepartment: Tables\n\n${body}`,
      ),
    ).toMatchObject({ title: "Tide Analyst", company: "Northwind", location: "Bergen" });
  });

  it("ends before other postings and before the board's card of the employer", () => {
    const after = [
      "Similar jobs\nCrane Operator\nWe are looking for a Crane Operator with experience.",
      "About the company\nNorthwind\n2,531 followers\nFollow\nCrane Operator",
    ];
    for (const rest of after)
      expect(read(`# Tide Analyst\n\n${body}\n\n${rest}`).description).not.toMatch(/Crane|followers/);
  });
});

describe("a page without the advert's text", () => {
  it("has its fields only, where the data says that the advert is elsewhere", () => {
    const data = {
      "@context": "https://schema.org",
      "@type": "JobPosting",
      title: "Tide Analyst",
      description: "Kindly see the picture below for all that is to be known, or come to see us at the quay.",
      hiringOrganization: { name: "Northwind" },
    };
    const reading = readPage(
      `<html><head><script type="application/ld+json">${JSON.stringify(data)}</script></head><body><h3>Tide Analyst</h3><img src="advert.png"></body></html>`,
    );
    expect(reading).toMatchObject({
      kind: "no_posting",
      fields: { title: "Tide Analyst", company: "Northwind" },
    });
  });

  it("says that the posting may have closed", () => {
    const page =
      "<html><head><title>Not found</title></head><body><h1>Sorry, there is nothing here</h1><p>The advert you're looking for might have closed, or it has been removed.</p></body></html>";
    expect(readPage(page)).toMatchObject({ kind: "no_posting", detail: "expired_stub" });
  });
});
