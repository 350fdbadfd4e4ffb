import { deflateSync } from "node:zlib";
import { afterAll, expect, it } from "vitest";
import { buildDocx, buildPdf, deflated, linesAt, paragraph, pdfFile } from "../test/index.ts";
import { startResumeReader } from "./index.ts";

const reader = startResumeReader();
afterAll(() => reader.close());
const read = (bytes: Uint8Array) => reader.read({ bytes, fileName: "x" });

const catalog = "<< /Type /Catalog /Pages 2 0 R >>";
const tree = (kids: string, count: number) => `<< /Type /Pages /Kids [${kids}] /Count ${count} >>`;
const page =
  "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>";
const form = (next: number) => ({
  dict: `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X ${next} 0 R >> >>`,
  stream: Buffer.from("/X Do ".repeat(10)),
});
const gigabyte = deflateSync(Buffer.alloc(1024 ** 3), { level: 9 });

it("reads in a thread what it reads outside of one", async () => {
  expect(await read(buildPdf([linesAt(50, 800, ["Skills", "Rust"])]))).toMatchObject({
    kind: "ok",
    text: "Skills\nRust",
    parsed: { skills: ["Rust"] },
  });
});

it.each([
  [
    "a stream of a gigabyte",
    pdfFile([catalog, tree("3 0 R", 1), page, { dict: "/Filter /FlateDecode", stream: gigabyte }]),
  ],
  [
    "a gigabyte packed twice",
    pdfFile([
      catalog,
      tree("3 0 R", 1),
      page,
      { dict: "/Filter [/FlateDecode /FlateDecode]", stream: deflateSync(gigabyte) },
    ]),
  ],
  ["a page tree that contains itself", pdfFile([catalog, tree("2 0 R ".repeat(30), 30)])],
  [
    "a page tree of half a million",
    pdfFile([catalog, tree("3 0 R ".repeat(500_000), 500_000), page, deflated("")]),
  ],
  ["a form that draws itself", pdfFile([catalog, tree("3 0 R", 1), page, deflated("/X Do"), form(5)])],
  [
    "forms that draw the next one ten times",
    pdfFile([
      catalog,
      tree("3 0 R", 1),
      page,
      deflated("/X Do"),
      ...Array.from({ length: 12 }, (_, n) => form(6 + n)),
    ]),
  ],
  ["arrays without end", pdfFile([catalog, tree("3 0 R", 1), page, deflated("[".repeat(5_000_000))])],
  ["a DOCX of 100 MB", buildDocx(paragraph("x".repeat(100_000_000)))],
])("%s is refused in seconds, and the next file is read", { timeout: 20_000 }, async (_, bytes) => {
  const started = performance.now();
  expect((await read(bytes)).kind).toBe("refused");
  // A quiet machine takes less than one; the one that tests runs other things too.
  expect(performance.now() - started).toBeLessThan(4_000);
  expect((await read(buildDocx(paragraph("Mara")))).kind).toBe("ok");
});
