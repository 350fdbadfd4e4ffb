import { describe, expect, it } from "vitest";
import { buildDocx, buildPdf, buildZip, linesAt, paragraph } from "../test/index.ts";
import { readResume } from "./index.ts";

const read = async (
  bytes: Uint8Array | string,
  fileName = "resume",
  claimed?: "markdown" | "text" | "json_resume",
) =>
  await readResume({
    bytes: typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes,
    fileName,
    claimed,
  });

async function text(...input: Parameters<typeof read>): Promise<string> {
  const reading = await read(...input);
  if (reading.kind !== "ok") throw new Error(reading.message);
  return reading.text;
}

const latin1 = (text: string) => Buffer.from(text, "latin1");

describe("the format", () => {
  it.each([
    ["a PDF under another name", buildPdf([linesAt(50, 800, ["Mara"])]), "resume.txt", "pdf"],
    ["a DOCX under another name", buildDocx(paragraph("Mara")), "resume.pdf", "docx"],
    ["JSON with basics", '{"basics":{"name":"Mara"}}', "resume.txt", "json_resume"],
    ["Markdown by its ending", "# Mara", "mara.MD", "markdown"],
    ["anything else that is text", "Mara", "mara.cv", "text"],
    ["text that merely begins with a brace", "{Mara}", "mara", "text"],
  ])("is told by the content: %s", async (_, bytes, fileName, format) => {
    expect(await read(bytes, fileName)).toMatchObject({ kind: "ok", format });
  });

  it("is what the content is, whatever the sender claims", async () => {
    expect(await read(buildPdf([linesAt(50, 800, ["Mara"])]), "x", "markdown")).toMatchObject({
      format: "pdf",
    });
  });

  it.each([
    ["an HTML page", "<!-- saved -->\n<!DOCTYPE html><html><body>Mara</body></html>"],
    ["an HTML page", "<html lang=en><body>Mara"],
    ["an RTF document", "{\\rtf1\\ansi Mara}"],
    ["an old Word document (.doc)", latin1("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more")],
    ["a picture", latin1("\x89PNG\r\n\x1a\n")],
    ["a picture", latin1("\xff\xd8\xff\xe0")],
    ["a spreadsheet", buildZip([{ name: "xl/workbook.xml", content: "<workbook/>" }])],
    ["an OpenDocument file", buildZip([{ name: "content.xml", content: "<x/>" }])],
    ["an archive", buildZip([{ name: "resume.pdf", content: "%PDF-1.4" }])],
    ["no text", latin1("abc\0\0\x01def")],
  ])("%s is refused, with what to upload instead", async (what, bytes) => {
    expect(await read(bytes)).toEqual({
      kind: "refused",
      reason: "unsupported_format",
      message: expect.stringMatching(`The file is ${what.replace(/[.()]/g, "\\$&")}.*Upload .*PDF, DOCX`),
    });
  });
});

describe("text and Markdown", () => {
  it("keeps the words and lines and drops only what no reader sees", async () => {
    expect(
      await text(
        "\ufeffA\u200bda\u00a0Lovelace\r\n\r\n\r\n\r\nMathema\u00adtician\u202e 1843  \r\n<!-- x --><b>Engine</b>",
        "a.md",
      ),
    ).toBe("Ada Lovelace\n\nMathematician 1843\nEngine");
  });

  it("keeps angle brackets that are words", async () => {
    expect(await text("C++ (vector<int>), a < b, <canvas>")).toBe("C++ (vector<int>), a < b, <canvas>");
  });

  it("reads UTF-16 that says so and refuses other encodings", async () => {
    expect(await text(Buffer.from("\ufeffZoë", "utf16le"))).toBe("Zoë");
    expect(await read(latin1("Zo\xeb Caf\xe9"))).toMatchObject({
      reason: "broken_file",
      message: expect.stringMatching("UTF-8"),
    });
  });

  it.each(["", "  \n\t ", "\u200b\u200b", "---", "<p></p>"])(
    "refuses %j and says what to upload",
    async (content) => {
      expect(await read(content, "a.md")).toMatchObject({
        reason: "resume_without_text",
        message: expect.stringContaining("has no text; upload a text-based PDF"),
      });
    },
  );

  it("takes 200,000 characters and no more", async () => {
    expect((await read("Mara ".repeat(40_000))).kind).toBe("ok");
    expect(await read("Mara ".repeat(40_001))).toMatchObject({ reason: "too_long" });
  });
});

describe("JSON Resume", () => {
  const ada = {
    basics: {
      name: "Ada",
      label: "Analyst",
      summary: "<p>Writes programs.</p>",
      location: { city: "London" },
    },
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

  it("renders every part so that it can be quoted", async () => {
    const rendered = await text(JSON.stringify(ada));
    for (const part of [
      "# Ada",
      "Writes programs.\n",
      "Programmer, Engine Works",
      "1842-01 – present",
      "- Wrote the first program",
      "Bachelor in Mathematics",
      "Machines: Gears, Cards",
      "English: Native speaker",
    ])
      expect(rendered).toContain(part);
  });

  it("forgives null, numbers for text and unknown keys", async () => {
    const sloppy =
      '{"basics":{"name":"Ada","location":null},"work":null,"education":[{"institution":"X","score":4}],"x":1}';
    expect(await text(sloppy)).toContain("Score: 4");
  });

  it("refuses what is no JSON and names the way out", async () => {
    expect(await read("# My resume", "", "json_resume")).toMatchObject({
      reason: "not_json_resume",
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
  ])("refuses %s as no JSON Resume", async (content) => {
    expect(await read(content, "x.json")).toMatchObject({
      message: expect.stringContaining("no JSON Resume"),
    });
  });

  it("points at the part with the wrong shape", async () => {
    expect(await read('{"work":[{"name":"X"},7]}')).toMatchObject({
      message: expect.stringContaining("work.1"),
    });
  });
});
