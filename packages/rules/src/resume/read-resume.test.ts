import { describe, expect, it } from "vitest";
import { readResume } from "./read-resume.ts";

function text(content: string, format: "markdown" | "text" | "json_resume" = "text"): string {
  const reading = readResume(format, content);
  if (reading.kind !== "ok") throw new Error(reading.message);
  return reading.text;
}

describe("text and Markdown", () => {
  it("keeps the words and lines and drops only what no reader sees", () => {
    expect(text("\ufeffAda\u0000 Lo\u200bvelace\r\n\r\n\r\n\r\nMathema\u00adtician\u00a01843  \r\n")).toBe(
      "Ada Lovelace\n\nMathematician 1843",
    );
  });

  it.each(["", "  \n\t ", "\u200b\u200b", "---"])("refuses %j and says what to send", (content) => {
    const reading = readResume("markdown", content);
    expect(reading).toEqual({
      kind: "invalid",
      message: expect.stringContaining("Markdown, plain text or JSON Resume"),
    });
  });
});

describe("JSON Resume", () => {
  const ada = {
    basics: { name: "Ada", label: "Analyst", summary: "Writes programs.", location: { city: "London" } },
    work: [
      {
        name: "Engine Works",
        position: "Programmer",
        startDate: "1842-01",
        highlights: ["Wrote the first program"],
      },
    ],
    education: [{ institution: "Home", studyType: "Bachelor", area: "Mathematics", endDate: "1840" }],
    skills: [{ name: "Machines", keywords: ["Gears", "Cards"] }],
    languages: [{ language: "English", fluency: "Native speaker" }],
  };

  it("renders every part so that it can be quoted", () => {
    const rendered = text(JSON.stringify(ada), "json_resume");
    for (const part of [
      "# Ada",
      "Programmer, Engine Works",
      "1842-01 – present",
      "- Wrote the first program",
      "Bachelor in Mathematics",
      "Machines: Gears, Cards",
      "English: Native speaker",
    ])
      expect(rendered).toContain(part);
  });

  it("forgives null, numbers for text and unknown keys", () => {
    expect(
      text(
        '{"basics":{"name":"Ada","location":null},"work":null,"education":[{"institution":"X","score":4}],"x":1}',
        "json_resume",
      ),
    ).toContain("Score: 4");
  });

  it("refuses what is no JSON and names the way out", () => {
    expect(readResume("json_resume", "# My resume")).toEqual({
      kind: "invalid",
      message: expect.stringContaining("choose the format markdown or text"),
    });
  });

  it.each([
    "{}",
    "[]",
    "42",
    "null",
    '{"work":"long"}',
    '{"name":"package","version":"1.0.0"}',
    '{"basics":{}}',
  ])("refuses %s as no JSON Resume", (content) => {
    expect(readResume("json_resume", content)).toEqual({
      kind: "invalid",
      message: expect.stringContaining("no JSON Resume"),
    });
  });

  it("points at the part with the wrong shape", () => {
    expect(readResume("json_resume", '{"work":[{"name":"X"},7]}')).toMatchObject({
      message: expect.stringContaining("work.1"),
    });
  });
});
