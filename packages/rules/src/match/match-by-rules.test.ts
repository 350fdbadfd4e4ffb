import type { Classified } from "@leadfit/contracts";
import { describe, expect, it } from "vitest";
import { assess, matches, today } from "./assess.testkit.ts";
import { matchByRules } from "./match-by-rules.ts";

describe("tools", () => {
  it.each([
    ["Kubernetes", "Ran k8s clusters for a bank"],
    ["Experience with PostgreSQL", "Databases: Postgres, Redis"],
    ["JavaScript", "Skills: HTML, JS, CSS"],
    ["Proficiency in Go", "Languages: Python, Go, SQL"],
    ["R", "Tools: R, Stata"],
    ["C++", "Wrote C++ and C# services"],
    ["CI/CD", "Set up continuous integration for six teams"],
    ["Kubernetes", "Runs workloads on Amazon EKS"],
    ["AWS or Azure", "Hosted on Azure"],
    ["Git", "Version control: Git"],
    ["CSS", "HTML/CSS"],
    ["HTML", "HTML/CSS"],
    ["Hands-on experience with Kubernetes", "Kubernetes in production"],
    ["Good grasp of the Microsoft Office package", "MS Office"],
    ["Microsoft Office", "Letters in Word, tables in Excel"],
    ["Photoshop", "Adobe Creative Cloud"],
    ["Knowledge of GDPR regulations", "GDPR training for six teams"],
    ["Proficiency in Figma for wireframes and review", "Figma, Sketch"],
    ["Maîtrise de Java souhaitée", "Java, SQL"],
  ])("finds %j in %j", (requirement, resume) => {
    expect(matches(requirement, resume)).toBe(true);
  });

  it.each([
    ["Java", "Skills: JavaScript, HTML"],
    ["Proficiency in Go", "Happy to go to customers"],
    ["R", "Led the R&D department"],
    ["C", "Reported to C-level managers and C++ guilds"],
    ["Excel", "excel at everything I do"],
    ["Spring", "Graduated in spring and moved"],
    ["EKS", "Kubernetes on bare metal"],
    ["Git", "GitHub: github.com/someone"],
    ["Good with the Python programming language", "Programming languages: Java, C#"],
    ["Kubernetes certificate", "Kubernetes in production"],
    ["Git and Docker", "Git every day"],
    ["Azure SQL Database", "MySQL and Oracle"],
    ["Snowflake", "Redshift and Athena"],
    ["Linux administration", "Linux, Git"],
    ["GitHub", "GitHub/someone"],
    ["CSS", "see example.com/css"],
    ["Microsoft Office", "Tables in Excel"],
    ["Python for embedded firmware", "Python, SQL"],
  ])("does not find %j in %j", (requirement, resume) => {
    expect(matches(requirement, resume)).toBe(false);
  });

  it.each([
    "No experience with Docker",
    "I have never used Docker or Podman",
    "Not yet familiar with Docker",
    "Would like to learn Docker",
    "Docker (no experience)",
    "Keine Erfahrung mit Docker",
    "## Interests\n- Docker",
    "Docker (basics)",
    "Interessen: Wandern, Docker lernen",
    "Ich möchte gern mit Docker arbeiten",
    "Pas d'expérience avec Docker",
    "Nemám zkušenosti, Docker neznám",
    "Sin experiencia en Docker",
    "Coursework: Docker, Networks",
    "Familiar with: Linux, Docker",
    "Basic knowledge of Linux, Docker and Perl",
    "Objective: a job with Docker",
    "Sold to companies running Docker",
  ])("takes no evidence from %j", (resume) => {
    expect(matches("Docker", resume)).toBe(false);
  });

  it("wants more than a mention where deep knowledge is asked for", () => {
    expect(matches("Advanced SAP knowledge", "Cycle counts, SAP data entry")).toBe(false);
    expect(matches("Advanced SAP knowledge", "SAP (advanced)")).toBe(true);
    expect(matches("A high degree of skill in SAP", "Cycle counts, SAP data entry")).toBe(false);
    expect(matches("A high degree of skill in SAP", "SAP data entry\nTaught SAP")).toBe(true);
    expect(matches("Deep expertise in Kubernetes", "Ran Kubernetes\nKubernetes on bare metal")).toBe(true);
  });

  it("reads on after a but", () => {
    expect(matches("Docker", "No experience with Podman, but Docker every day")).toBe(true);
  });

  it("accepts any tool of a kind, and none of another kind", () => {
    expect(matches("Experience with relational databases", "MySQL since school")).toBe(true);
    expect(matches("Experience with relational databases", "MongoDB since school")).toBe(false);
    expect(matches("Experience with version control systems", "Subversion and Mercurial")).toBe(true);
    expect(matches("Used to similar accounting programs", "Xero, Excel")).toBe(true);
    expect(matches("Used to similar accounting programs", "Excel")).toBe(false);
  });

  it("accepts a tool of the kind of its neighbours for or similar", () => {
    const group = "r1.g1";
    const atoms: Classified[] = ["Jenkins", "similar tools"].map((requirement_string) => ({
      requirement_string,
      classification: "required_qualification",
      group,
    }));
    expect(matchByRules({ atoms, resume: "Pipelines in CircleCI", today }).map((row) => row.match)).toEqual([
      false,
      true,
    ]);
    expect(matchByRules({ atoms, resume: "Pipelines for crude oil", today }).map((row) => row.match)).toEqual(
      [false, false],
    );
  });
});

describe("concepts", () => {
  it("needs all the words, close together, and a single one twice or among the skills", () => {
    expect(matches("Solid data modeling background", "Did data modelling for a museum")).toBe(true);
    expect(matches("Knowledge of bridge inspection", "Inspection of bridges, twice a year")).toBe(true);
    expect(matches("Knowledge of bridge inspection", "Bridge player. Meat inspection at the port")).toBe(
      false,
    );
    expect(matches("Manufacturing environment", "Parts are manufactured in house")).toBe(false);
    expect(matches("Manufacturing environment", "Manufactured parts\nRan the manufacturing")).toBe(true);
    expect(matches("Manufacturing environment", "## Skills\nManufacturing")).toBe(true);
  });

  it("takes a single word for proof where the work was done with it, not with people", () => {
    const job = (duty: string) => `## Experience\nBuyer, Old Mill\n2019 - 2024\n- ${duty}`;
    expect(matches("Comfortable with microscopes", job("Checked fibres with a microscope"))).toBe(true);
    expect(matches("Experience in finance", job("Coordinated budgets with finance"))).toBe(false);
  });

  it("does not take a word of a longer name for the word", () => {
    expect(matches("Notebooks", "## Skills\nMarimo Notebooks")).toBe(false);
    expect(matches("Notebooks", "## Skills\nNotebooks")).toBe(true);
    expect(matches("MS Server", "## Skills\nMS SQL Server")).toBe(false);
    expect(matches("Library management system", "Ran a warehouse management system")).toBe(false);
  });

  it("does not take a part of a named thing for the thing", () => {
    const atoms: Classified[] = ["Thorough grasp of the Rev21 handbook", "Botany"].map(
      (requirement_string) => ({
        requirement_string,
        classification: "required_qualification",
        group: "r1.g1",
      }),
    );
    const rows = matchByRules({ atoms, resume: "## Skills\nBotany, handbook design", today });
    expect(rows.map(({ match, missing }) => [match, missing])).toEqual([
      [false, "no mention of Rev21 handbook"],
      [false, "Rev21 handbook"],
    ]);
  });

  it("does not take the field of others for the candidate's", () => {
    expect(
      matches("Marketing experience", "Worked closely with the marketing team\nMet the marketing team"),
    ).toBe(false);
    expect(matches("Marketing experience", "Ran the marketing of a festival\nPlanned marketing there")).toBe(
      true,
    );
  });

  it("takes a tool of colleagues for no skill of the candidate", () => {
    expect(matches("React", "I work with React developers daily")).toBe(false);
    expect(matches("Kubernetes", "Wrote docs with engineers using Kubernetes")).toBe(false);
    expect(matches("Kubernetes", "Wrote operators with Kubernetes")).toBe(true);
  });

  it("takes an address for no permit", () => {
    expect(matches("Ability to work in Norway", "Lives in Norway")).toBe(false);
    expect(matches("Norwegian work permit", "Holds a Norwegian work permit")).toBe(true);
  });

  it("proves nothing with words that stand in every resume", () => {
    for (const requirement of ["Experience with projects", "Customer", "Our applications", "Strong team"])
      expect(matches(requirement, "Projects for customers: applications, team")).toBe(false);
    for (const requirement of [
      "Experience implementing",
      "Review",
      "Experience with monitoring",
      "not years",
    ])
      expect(matches(requirement, "Implements reviews, monitoring of vital signs, not years")).toBe(false);
  });

  it.each([
    ["Experience leading engineering teams", "Led nursing teams", false],
    ["Experience leading engineering teams", "Leading engineering teams in Oslo", true],
    ["Design docs", "Answered 50 docs a minute", false],
    ["Strong backend engineering fundamentals", "Backend engineer", true],
    ["Understanding of test systems", "System testing", false],
    ["Analytics", "Google Analytics", false],
    ["Managing budgets of $5M", "Managing budgets of $1M", false],
    ["Managing budgets of $5M", "Managing budgets of up to $5M", true],
    ["Strong prototyping skills", "Two early prototypes", false],
    ["Strong prototyping skills", "Two early prototypes\nMore prototypes later", true],
    ["On-call", "Cold calling\nCalled customers", false],
    ["Designing cloud services", "AWS", false],
    ["Ways of spotting fraud or attacks", "Studied heart attacks", false],
  ])("needs of %j in %j the words that make it one: %s", (requirement, resume, expected) => {
    expect(matches(requirement, resume)).toBe(expected);
  });
});

describe("years", () => {
  const resume = `## Work experience

### Baker, Old Mill
March 2012 to March 2016
- Sourdough, ovens and Python scripts

### Miller, New Mill
06/2015 – 12/2018
- Grinding, Docker

### Farmer, Own land
Mar 2025 - present
- Wheat

## Education
2000-2010 University of Bread`;

  it.each([
    ["8+ years of professional experience", true],
    ["9+ years of professional experience", false],
    ["4 years of experience with Python", true],
    ["5 years of experience with Python", false],
    ["3+ years as a miller", true],
    ["1 year as a farmer", true],
    ["2 years as a farmer", false],
    ["2 years as a sailor", false],
    ["5+ years of related experience", false],
    ["Minimum of three (3) years as a miller", true],
    ["at least four years as a miller", false],
  ])(
    "judges %j from merged dates, with education left out and open jobs ended today: %s",
    (requirement, expected) => {
      expect(matches(requirement, resume)).toBe(expected);
    },
  );

  it("takes years alone as the difference", () => {
    expect(matches("3 years of experience with Perl", "Perl developer\n2019-2022")).toBe(true);
    expect(matches("4 years of experience with Perl", "Perl developer\n2019-2022")).toBe(false);
  });

  it("reads durations stated with the skill, in months too", () => {
    expect(matches("2+ years of experience with Perl", "Perl - 24 months")).toBe(true);
    expect(matches("2+ years of experience with Perl", "Perl - 20 months")).toBe(false);
    expect(matches("2+ years of experience with Perl", "Lua - 24 months\nPerl")).toBe(false);
  });

  it("ignores a range that ends before it begins or lies in the future", () => {
    expect(matches("1 year of experience", "Baker\n2019-2012")).toBe(false);
    expect(matches("1 year of experience", "Baker\n2030-2040")).toBe(false);
  });
});

describe("degrees", () => {
  it.each([
    ["Bachelor's degree", "M.Sc. Botany, University of Kew", true],
    ["Master's degree", "BSc Botany, University of Kew", false],
    ["PhD in Botany", "PhD in Botany, University of Kew", true],
    ["Bachelor's degree in Botany", "BSc Zoology, University of Kew", false],
    [
      "Bachelor's degree in Computer Science or a related field",
      "Bachelor of Information Technology, Kew College",
      true,
    ],
    ["Bachelor's degree in Computer Science", "Bachelor of Mechanical Engineering, Kew College", false],
    ["Master's degree", "Certified Scrum Master, mastered the university canteen", false],
    ["Bachelor's degree", "Pursuing a Bachelor of Arts, University of Kew", false],
    ["High school diploma", "Bachelor of Arts, University of Kew", true],
  ])("%j against %j is %s", (requirement, line, expected) => {
    expect(matches(requirement, `## Education\n${line}`)).toBe(expected);
  });
});

describe("spoken languages", () => {
  it.each([
    ["Fluent English", "Languages: English (C1)", true],
    ["Fluent English", "Languages: English (B1)", false],
    ["Sehr gute Deutschkenntnisse", "## Languages\n- German: native", true],
    ["Sehr gute Deutschkenntnisse", "Sold German cars", false],
    ["Fluent in French", "French (native), English (basic)", true],
    ["Fluent in English", "French (native), English (basic)", false],
    ["Native Spanish speaker", "## Languages\n- Spanish", false],
    ["Spanish", "## Languages\n- Spanish", true],
    ["English", "I speak no English", false],
  ])("%j against %j is %s", (requirement, resume, expected) => {
    expect(matches(requirement, resume)).toBe(expected);
  });
});

describe("rows", () => {
  it("leaves evaluated atoms out and keeps order, id and group of the others", () => {
    const atoms: Classified[] = [
      { requirement_string: "Docker", classification: "required_qualification", id: "r1.1", group: "r1.g1" },
      { requirement_string: "Kind", classification: "evaluated_qualification", id: "r2.1" },
      { requirement_string: "Perl", classification: "additional_qualification", id: "r3.1" },
    ];
    expect(matchByRules({ atoms, resume: "Docker", today })).toEqual([
      {
        requirement_string: "Docker",
        id: "r1.1",
        group: "r1.g1",
        match: true,
        match_reasoning: expect.stringContaining("Docker"),
        evidence_quote: "Docker",
        evidence_span: { start: 0, end: 6 },
        confidence: expect.any(Number),
        decided_by: "rules",
      },
      {
        requirement_string: "Perl",
        id: "r3.1",
        match: false,
        match_reasoning: expect.stringContaining("Perl"),
        missing: "no mention of Perl",
        confidence: expect.any(Number),
        decided_by: "rules",
      },
    ]);
  });

  it("quotes a short stretch of a long line, word for word", () => {
    const resume = `${"gardening and ".repeat(60)}Docker ${"and weeding ".repeat(60)}`;
    const row = assess("Docker", resume);
    expect(row.evidence_quote).toContain("Docker");
    expect(row.evidence_quote?.length).toBeLessThanOrEqual(300);
    expect(resume).toContain(row.evidence_quote);
  });

  it("says in a sentence what was asked and what was found", () => {
    expect(assess("Solid knowledge of Kubernetes", "Ran EKS").match_reasoning).toBe(
      'The requirement asks for Kubernetes; the resume shows Kubernetes (as EKS): "Ran EKS".',
    );
    expect(assess("Snowflake", "Redshift").match_reasoning).toBe(
      "The requirement asks for Snowflake; the resume does not mention Snowflake.",
    );
    expect(assess("Experience with bridge inspection", "Redshift")).toMatchObject({
      match_reasoning: "The requirement asks for bridge inspection; the resume does not mention it.",
      missing: "no mention of bridge inspection",
    });
  });
});

describe("words that only look alike", () => {
  it.each([
    ["Background in accounting", "Key account executive in retail", false],
    ["Background in accounting", "Skills: accounting, payroll", true],
    ["Une bonne connaissance de l'environnement AWS", "Cloud: AWS, Docker", true],
    ["SolidWorks as it pertains to hull layout", "CAD: SolidWorks", true],
    ["Programmierkenntnisse in Python", "Python, SQL", true],
    ["Metodología Agile", "Scrum every day", true],
    ["Basic understanding of mechanical principles", "## Skills\nMechanical drawing", false],
    ["Basic understanding of mechanical principles", "## Skills\nMechanical principles", true],
    ["Adequate knowledge of relational database systems", "PostgreSQL", true],
    ["Strong Excel skills", "MS Office", false],
    ["Strong Excel skills", "Excel, Word", true],
    ["Knowledge of procedures", "## Skills\nStored procedures", false],
    ["Agile methodologies", "Quick and agile on deck", false],
  ])("%j against %j is %s", (requirement, resume, expected) => {
    expect(matches(requirement, resume)).toBe(expected);
  });
});
