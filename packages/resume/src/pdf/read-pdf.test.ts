import { describe, expect, it } from "vitest";
import { buildPdf, linesAt, type PdfText, pdfFile } from "../../test/index.ts";
import { readResume } from "../index.ts";

async function text(...pages: PdfText[][]): Promise<string> {
  const reading = await readResume({ bytes: buildPdf(pages), fileName: "x.pdf" });
  if (reading.kind !== "ok") throw new Error(reading.message);
  return reading.text;
}

const left = [
  "SKILLS",
  "TypeScript",
  "PostgreSQL",
  "Docker in production",
  "LANGUAGES",
  "English - C1",
  "Czech - native",
];
const right = [
  "EXPERIENCE",
  "Senior Developer, Nordwind GmbH",
  "March 2019 - present",
  "\x95 Built the platform",
  "Junior Developer, Southbank Ltd",
  "01/2016 - 02/2019",
  "\x95 Fixed what broke",
];

describe("reading order", () => {
  it("reads two columns one after the other, between what crosses them", async () => {
    const page = [
      {
        x: 50,
        y: 800,
        text: "Jana Dvorak, an engineer whose line crosses both of the columns below",
        size: 12,
      },
      ...linesAt(50, 760, left),
      ...linesAt(250, 760, right),
      { x: 50, y: 560, text: "References on request, again across the whole of the page", size: 12 },
    ];
    const lines = (await text(page)).split("\n").filter((line) => line !== "");
    expect(lines.slice(1, -1).map((line) => line.replace(/^- /, "\x95 "))).toEqual([...left, ...right]);
    expect(lines.at(-1)).toMatch(/^References/);
  });

  it("does not depend on the order in which the file draws", async () => {
    const page = [...linesAt(50, 760, left), ...linesAt(250, 760, right)];
    expect(await text([...page].reverse())).toBe(await text(page));
  });

  it("reads dates at the margin with the line they stand beside", async () => {
    const rows = [
      "Welder, Northern Yard",
      "Apprentice, Northern Yard",
      "Intern, Old Mill",
      "Helper, Old Mill",
      "Cook, Old Inn",
    ];
    const page = rows.flatMap((row, i) => [
      { x: 50, y: 700 - i * 40, text: row },
      { x: 480, y: 700 - i * 40, text: `20${10 + i} - 20${11 + i}` },
      { x: 50, y: 687 - i * 40, text: "What was done there, in a few words" },
    ]);
    expect(await text(page)).toContain("Welder, Northern Yard\t2010 - 2011\nWhat was done there");
  });

  it("reads an address beside the name before what stands below both", async () => {
    const page = [
      { x: 50, y: 800, text: "Petr Vlk", size: 20 },
      { x: 50, y: 775, text: "Data engineer" },
      ...linesAt(400, 805, ["petr@vlk.example", "+420 000 000 000", "Brno, Czech Republic", "vlk.example"]),
      ...linesAt(50, 750, [
        "Works with numbers, and likes it",
        "",
        "EXPERIENCE",
        "Analyst, Southbank",
        "Clerk, Southbank",
      ]),
      { x: 470, y: 711, text: "2016 - 2019" },
      { x: 470, y: 698, text: "2012 - 2016" },
    ];
    const lines = (await text(page)).split("\n").filter((line) => line !== "");
    expect(lines.slice(1)).toEqual([
      "Data engineer",
      "petr@vlk.example",
      "+420 000 000 000",
      "Brno, Czech Republic",
      "vlk.example",
      "Works with numbers, and likes it",
      "EXPERIENCE",
      "Analyst, Southbank\t2016 - 2019",
      "Clerk, Southbank\t2012 - 2016",
    ]);
  });

  it("reads a table of labels row by row", async () => {
    const page = ["Frontend", "Backend", "Storage", "Hosting", "Testing"].flatMap((label, i) => [
      { x: 50, y: 700 - i * 13, text: label },
      { x: 200, y: 700 - i * 13, text: `React and other tools of row ${i}` },
    ]);
    expect(await text(page)).toContain("Backend\tReact and other tools of row 1\nStorage\t");
  });
});

describe("lines", () => {
  it("joins wrapped lines and divided words, marks list items and leaves room between blocks", async () => {
    const page = linesAt(50, 800, [
      "\x95 Ran the nightly imports of the whole publishing house and moved them to the infra-",
      "structure of a well-",
      "known provider.",
      "\x95 Wrote the rest.",
      "",
      "Next block",
    ]);
    expect(await text(page)).toBe(
      "- Ran the nightly imports of the whole publishing house and moved them to the infrastructure of a well-known provider.\n- Wrote the rest.\n\nNext block",
    );
  });

  it("reads accents and other scripts through the font's own map", async () => {
    const page = [
      { x: 50, y: 800, text: "Žofie Šťastná, čeština, Ελληνικά, 東京", font: "unicode" as const },
    ];
    expect(await text(page)).toBe("Žofie Šťastná, čeština, Ελληνικά, 東京");
  });

  it("keeps pages in order and letter-spaced headings whole", async () => {
    expect(await text([{ x: 50, y: 800, text: "S K I L L S" }], [{ x: 50, y: 800, text: "Page two" }])).toBe(
      "SKILLS\n\nPage two",
    );
  });
});

describe("refused", () => {
  const read = async (bytes: Uint8Array) => await readResume({ bytes, fileName: "x.pdf" });

  it("a PDF without text, as a scan has none", async () => {
    expect(await read(buildPdf([[]]))).toEqual({
      kind: "refused",
      reason: "resume_without_text",
      message: expect.stringContaining("The PDF has no text; upload a text-based PDF"),
    });
  });

  it("more than 40 pages", async () => {
    expect((await read(buildPdf(Array(40).fill(linesAt(50, 800, ["a"]))))).kind).toBe("ok");
    expect(await read(buildPdf(Array(41).fill(linesAt(50, 800, ["a"]))))).toMatchObject({
      reason: "too_complex",
    });
  });

  it("one that asks for a password", async () => {
    const zeros = "00".repeat(32);
    const locked = pdfFile(
      ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"],
      `/ID [<${zeros}> <${zeros}>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${zeros}> /U <${zeros}> >>`,
    );
    expect(await read(locked)).toMatchObject({
      reason: "encrypted",
      message: expect.stringMatching(/password/),
    });
  });

  it("a damaged one", async () => {
    expect(await read(Buffer.from("%PDF-1.7\nnothing of a PDF"))).toMatchObject({ reason: "broken_file" });
  });
});
