import type { Category } from "@leadfit/contracts";
import { describe, expect, it } from "vitest";
import { atomizeByRules } from "./atomize-by-rules.ts";

function atoms(raw: string, category: Category = "required") {
  return atomizeByRules([{ raw_string: raw, category, id: "r3" }]).atomic_objects;
}
function texts(raw: string, category: Category = "required") {
  return atoms(raw, category).map((atom) => atom.requirement_string);
}

describe("lists", () => {
  it.each([
    ["Knowledge of soils and seeds", ["Knowledge of soils", "Knowledge of seeds"]],
    [
      "Experience planting, pruning and grafting fruit trees",
      [
        "Experience planting fruit trees",
        "Experience pruning fruit trees",
        "Experience grafting fruit trees",
      ],
    ],
    [
      "Good written and oral storytelling skills",
      ["Good written storytelling skills", "Good oral storytelling skills"],
    ],
    ["Strong presentation and drawing skills", ["Strong presentation skills", "Strong drawing skills"]],
    [
      "Ability to lead tours, write reports, and drive buses",
      ["Ability to lead tours", "Ability to write reports", "Ability to drive buses"],
    ],
    [
      "Proficient with Perl and comfortable sailing with Lua",
      ["Proficient with Perl", "comfortable sailing with Lua"],
    ],
    [
      "Comfortable painting from the roof and with ladders",
      ["Comfortable painting from the roof", "Comfortable painting with ladders"],
    ],
    [
      "Erfahrung mit Vue, Svelte und Sass",
      ["Erfahrung mit Vue", "Erfahrung mit Svelte", "Erfahrung mit Sass"],
    ],
    ["Languages: Ruby, Scala and Kotlin", ["Ruby", "Scala", "Kotlin"]],
    [
      "Gute Kenntnisse in Git sowie in Docker und Helm",
      ["Gute Kenntnisse in Git", "Gute Kenntnisse in Docker", "Gute Kenntnisse in Helm"],
    ],
    [
      "Sehr gute Deutsch- und gute Polnischkenntnisse in Wort und Schrift",
      ["Sehr gute Deutschkenntnisse", "gute Polnischkenntnisse"],
    ],
    ["Fluent English, both written and spoken", ["Fluent English"]],
    ["Git Docker Helm Grafana", ["Git", "Docker", "Helm", "Grafana"]],
    [
      "A record of experience designing, building, and sailing boats",
      [
        "A record of experience designing boats",
        "A record of experience building boats",
        "A record of experience sailing boats",
      ],
    ],
    ["Clear written and verbal storytelling", ["Clear written storytelling", "Clear verbal storytelling"]],
    ["Du bist ein Frühaufsteher und hast einen Bootsführerschein", ["Frühaufsteher", "Bootsführerschein"]],
    ["Geduld und Humor runden dein Profil ab", ["Geduld", "Humor"]],
    ["Kokemusta veneistä ja verkoista", ["Kokemusta veneistä", "Kokemusta verkoista"]],
    ["Doświadczenie w rybołówstwie i żegludze", ["Doświadczenie w rybołówstwie", "Doświadczenie w żegludze"]],
    ["Ervaring met boten en netten", ["Ervaring met boten", "Ervaring met netten"]],
    ["Good eye for timber — you will spend days in the woods", ["Good eye for timber"]],
    ["Experience with nets, but we will teach you the knots", ["Experience with nets"]],
    ["A boat licence is required", ["A boat licence"]],
    ["Patience and a sense of order", ["Patience", "a sense of order"]],
    ["Pünktlichkeit und ein sicherer Stand", ["Pünktlichkeit", "ein sicherer Stand"]],
    [
      "The ideal applicant has two years at sea, is patient with passengers, and brings own boots",
      ["two years at sea", "patient with passengers", "own boots"],
    ],
    [
      "Harbour pass and a Bachelor's degree in Navigation",
      ["Harbour pass", "a Bachelor's degree", "Navigation field"],
    ],
    ["Latin at grade 4 or above", ["Latin at grade 4 or above"]],
  ])("takes %j apart and carries head and tail along", (raw, expected) => {
    expect(texts(raw)).toEqual(expected);
  });

  it.each([
    "Experience with CI/CD",
    "Knowledge of TCP/IP",
    "Experience with Failure Mode and Effects Analysis",
    "Ability to write clean, testable code",
    "Design and maintain heating systems",
    "Experience in a large, growing orchard",
    "Can balance weather, tides, and cargo",
    "Research and development experience",
    "Knowledge of health and safety",
    "Ability to read and interpret sea charts",
    "Knowledge of methods, tools, and techniques",
    "Patience to mend nets, not sails",
    "Experience with cargo (fresh and frozen)",
  ])("leaves %j whole", (raw) => {
    expect(texts(raw)).toEqual([raw]);
  });

  it("keeps the years with each part", () => {
    expect(texts("3+ years of experience in farming and forestry")).toEqual([
      "3+ years of experience in farming",
      "3+ years of experience in forestry",
    ]);
  });
});

describe("alternatives", () => {
  it.each([
    "Experience with AWS or Azure",
    "Experience with AWS and/or Azure",
    "Experience with AWS / Azure",
  ])("puts the rows of %j into one group", (raw) => {
    expect(atoms(raw)).toEqual([
      { requirement_string: "Experience with AWS", category: "required", id: "r3.1", group: "r3.g1" },
      { requirement_string: "Experience with Azure", category: "required", id: "r3.2", group: "r3.g1" },
    ]);
  });

  it.each([
    "Skill in one or more of the following: Perl, Lua, Julia",
    "Fluent in at least one of Perl, Lua, or Julia",
    "Strong cloud background (AWS, GCP, Azure)",
    "Knowledge of nets (trawl, drift, gill)",
    "A sailing degree; or two years at sea; or equivalent training",
  ])("reads %j as a choice", (raw) => {
    expect(new Set(atoms(raw).map((row) => row.group))).toEqual(new Set(["r3.g1"]));
    expect(atoms(raw).length).toBeGreaterThan(2);
  });

  it("gives two sets of alternatives two groups", () => {
    const rows = atoms("Experience running shops on Heroku or Azure (Nomad, Rancher, or OpenShift)");
    expect(rows.map((row) => row.group)).toEqual(["r3.g1", "r3.g1", "r3.g2", "r3.g2", "r3.g2"]);
  });

  it("makes the kind and its examples alternatives of each other", () => {
    const rows = atoms("Experience with cloud platforms such as AWS or Azure");
    expect(rows.map((row) => row.requirement_string)).toEqual([
      "Experience with cloud platforms",
      "AWS",
      "Azure",
    ]);
    expect(new Set(rows.map((row) => row.group))).toEqual(new Set(["r3.g1"]));
  });

  it("shares what follows the alternatives", () => {
    expect(texts("Minimum 2 years using Perl, Lua, or Julia for crop planning and harvest")).toEqual([
      "Minimum 2 years using Perl for crop planning and harvest",
      "Minimum 2 years using Lua for crop planning and harvest",
      "Minimum 2 years using Julia for crop planning and harvest",
    ]);
  });
});

describe("second demands", () => {
  it("takes a parenthesis of names as parts beside its head", () => {
    expect(texts("Strong brewing skills (Maltster, HopTool)")).toEqual([
      "Strong brewing skills",
      "Maltster",
      "HopTool",
    ]);
  });

  it("keeps an abbreviation with its words", () => {
    expect(texts("Knowledge of good brewing practice (GBP)")).toEqual([
      "Knowledge of good brewing practice (GBP)",
    ]);
  });

  it("asks for every item behind including", () => {
    const rows = atoms("Good computer skills including Excel and Outlook");
    expect(rows.map((row) => [row.requirement_string, row.group])).toEqual([
      ["Excel", undefined],
      ["Outlook", undefined],
    ]);
  });

  it("cuts before a second demand behind with", () => {
    expect(texts("5+ years in sales with a track record of growth")).toEqual([
      "5+ years in sales",
      "track record of growth",
    ]);
  });

  it("separates a degree from its field, unless an equivalent will do for both", () => {
    expect(texts("Bachelor's degree in Botany")).toEqual(["Bachelor's degree", "Botany field"]);
    expect(texts("Bachelor's degree in Botany or equivalent experience")).toHaveLength(1);
  });

  it("makes a wish in a parenthesis an additional atom of a required line", () => {
    const rows = atoms("Experience with databases (PostgreSQL preferred)");
    expect(rows.map((row) => [row.category, row.requirement_string])).toEqual([
      ["required", "Experience with databases"],
      ["additional", "PostgreSQL"],
    ]);
  });
});

describe("demands", () => {
  it.each([
    ["5+ years of experience in baking", 5],
    ["Seven to ten years at sea", 7],
    ["mindestens drei Jahre Berufserfahrung", 3],
    ["au moins 2 ans d'expérience", 2],
    ["alespoň 3 roky praxe", 3],
    ["minimálně rok praxe", 1],
    ["al menos 5 años de experiencia", 5],
    ["Minimaal 3-5 jaar ervaring", 3],
    ["two (2) years as a cook", 2],
  ])("reads the years of %j", (raw, years) => {
    expect(atoms(raw)[0]?.min_years).toBe(years);
  });

  it.each(["18 years of age", "A team of 5 cooks", "Founded 20 centuries ago", "Lift up to 40 pounds"])(
    "reads no years from %j",
    (raw) => {
      expect(atoms(raw)[0]?.min_years).toBeUndefined();
    },
  );

  it.each([
    ["English at C1 level", "C1"],
    ["German (B2)", "B2"],
    ["Fluent Spanish", "Fluent"],
    ["Fließend Deutsch", "Fließend"],
    ["Anglais courant", "courant"],
    ["Plynná angličtina", "Plynná"],
    ["Nivel avanzado de inglés", "avanzado"],
    ["Expert knowledge of glazes", "Expert"],
    ["Advanced Excel", "Advanced"],
  ])("reads the level of %j in the posting's words", (raw, level) => {
    expect(atoms(raw)[0]?.level).toBe(level);
  });

  it("reads no years where they may only stand in a degree's place", () => {
    expect(atoms("Bachelor's degree or 4 years of equivalent experience")[0]?.min_years).toBeUndefined();
  });

  it("keeps years and level with the part that names them", () => {
    expect(atoms("3+ years of farming and fluent English").map((row) => [row.min_years, row.level])).toEqual([
      [3, undefined],
      [undefined, "fluent"],
    ]);
  });
});

it("reads the words and not the marks of Markdown", () => {
  expect(texts("**Knowledge** of [soils](https://example.org)\n- OR of seeds")).toEqual([
    "Knowledge of soils",
    "Knowledge of seeds",
  ]);
});

it("drops the words that only say it is a wish", () => {
  expect(texts("Knowledge of bees is a plus", "additional")).toEqual(["Knowledge of bees"]);
  expect(texts("preferably with hives and smokers", "additional")).toEqual(["hives", "smokers"]);
});

it("keeps the category and the lineage of each requirement, and numbers rows that come without an id", () => {
  const { atomic_objects } = atomizeByRules([
    { raw_string: "Wool", category: "required" },
    { raw_string: "Silk and linen", category: "additional", id: "x" },
  ]);
  expect(atomic_objects.map((atom) => [atom.id, atom.category])).toEqual([
    ["r1.1", "required"],
    ["x.1", "additional"],
    ["x.2", "additional"],
  ]);
});

it.each([
  ["An active, growing garden practice", ["An active, growing garden practice"]],
  ["Must have current or lapsed boat licence", ["current boat licence", "lapsed boat licence"]],
  ["Patience, experience and skills", ["Patience"]],
  [
    "Expertise in one of sails, ropes or knots, plus solid rowing",
    ["Expertise in sails", "Expertise in ropes", "Expertise in knots", "solid rowing"],
  ],
  ["Considers the costs and keeps the books; i.e., adds them up", ["Considers the costs", "keeps the books"]],
  [
    "Ausgezeichnete Lehr- und Teamfähigkeit, Ausdauer und Geduld",
    ["Ausgezeichnete Lehr- und Teamfähigkeit", "Ausdauer", "Geduld"],
  ],
  ["freundliche, offene Persönlichkeit", ["freundliche Persönlichkeit", "offene Persönlichkeit"]],
  ["Knowledge of .NET (or similar)", ["Knowledge of .NET"]],
  ["Proficiency in Figma for drawing ships", ["Proficiency in Figma"]],
  [
    "Plans, writes and coordinates sailing courses",
    ["Plans sailing courses", "writes sailing courses", "coordinates sailing courses"],
  ],
  [
    "Experience in construction and maintenance of boats",
    ["Experience in construction of boats", "Experience in maintenance of boats"],
  ],
])("makes no fragment of %j", (line, wanted) => {
  expect(texts(line)).toEqual(wanted);
});

describe("what belongs together", () => {
  it.each([
    [
      "Possession of, or ability to obtain, a harbour permit",
      ["Possession of, or ability to obtain, a harbour permit"],
    ],
    ["Familiarity with and knowledge of ropes", ["Familiarity with and knowledge of ropes"]],
    ["Delight in a lean and fast-paced yard", ["Delight in a lean and fast-paced yard"]],
    [
      "5 years of experience sailing large and/or complex boats",
      ["5 years of experience sailing large and/or complex boats"],
    ],
    [
      "Freude an der Arbeit in einem kleinen, engagierten Team",
      ["Freude an der Arbeit in einem kleinen, engagierten Team"],
    ],
    [
      "Selbstständige, sorgfältige und strukturierte Arbeitsweise",
      ["Selbstständige Arbeitsweise", "sorgfältige Arbeitsweise", "strukturierte Arbeitsweise"],
    ],
    [
      "Erfahrung in der Segel- und Routenplanung",
      ["Erfahrung in der Segelplanung", "Erfahrung in der Routenplanung"],
    ],
    ["Une expérience avec Python pour trier ou enrichir tes cartes", ["Une expérience avec Python"]],
    [
      "Understanding of principles related to ink casting, milling, and rope making",
      [
        "Understanding of principles related to ink casting",
        "Understanding of principles related to milling",
        "Understanding of principles related to rope making",
      ],
    ],
    [
      "Proven drive, grit, and hunger to win in a small market environment",
      ["Proven drive", "Proven grit", "Proven hunger to win in a small market environment"],
    ],
    [
      "Highly developed oral and written storytelling skills",
      ["Highly developed oral storytelling skills", "Highly developed written storytelling skills"],
    ],
    ["BS in Botany or a related field", ["BS", "Botany or a related field"]],
    [
      "Good eyesight and knowledge of wood and tar",
      ["Good eyesight", "knowledge of wood", "knowledge of tar"],
    ],
    ["Experience on rivers, ensuring that nobody drowns", ["Experience on rivers"]],
    ["Steady Hand - Skilled in splicing ropes of any size", ["Skilled in splicing ropes of any size"]],
    ["This is key - you need to be able to swim", ["able to swim"]],
    ["That said, some knowledge of tides", ["some knowledge of tides"]],
    ["Excellent communication skills to reach crews of all ages", ["Excellent communication skills"]],
    ["Interest in tides, coupled with the ability to swim", ["Interest in tides", "ability to swim"]],
    [
      "Proven experience as a cook or in a galley",
      ["Proven experience as a cook", "Proven experience in a galley"],
    ],
  ])("%j gives %j", (line, expected) => {
    expect(texts(line)).toEqual(expected);
  });

  it("makes alternatives of a list that says that it goes on", () => {
    const groups = atoms("Experience with NoSQL databases (MongoDB, Cassandra, etc.)").map(
      ({ group }) => group,
    );
    expect(new Set(groups)).toEqual(new Set(["r3.g1"]));
  });

  it("reads a degree behind another demand with its field", () => {
    expect(texts("3 years of relevant experience and a degree in Botany or Law")).toEqual([
      "3 years of relevant experience",
      "a degree",
      "Botany or Law field",
    ]);
  });

  it("says of a wish only what is wished for", () => {
    expect(texts("A Master's degree is viewed favorably, though not a requirement", "additional")).toEqual([
      "A Master's degree",
    ]);
    expect(
      texts("(If you also speak another language, it would certainly be a bonus.)", "additional"),
    ).toEqual(["speak another language"]);
    expect(texts("Valorables conocimientos de navegación", "additional")).toEqual([
      "conocimientos de navegación",
    ]);
  });
});
