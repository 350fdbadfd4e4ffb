/** Small PDF files for the tests, written object by object. */
import { deflateSync } from "node:zlib";

/** A piece of text at a place of the page, in points from its lower left corner. `unicode`: through ToUnicode. */
export type PdfText = { x: number; y: number; text: string; size?: number; font?: "plain" | "unicode" };
type PdfObject = string | { dict: string; stream: Uint8Array };

/** Objects numbered from 1, the first of them the catalog. */
export function pdfFile(objects: readonly PdfObject[], trailer = ""): Buffer {
  const parts: Buffer[] = [Buffer.from("%PDF-1.7\n")];
  const offsets: number[] = [];
  let size = parts[0]?.length ?? 0;
  const push = (part: Buffer) => {
    parts.push(part);
    size += part.length;
  };
  objects.forEach((object, index) => {
    offsets.push(size);
    push(Buffer.from(`${index + 1} 0 obj\n`));
    if (typeof object === "string") push(Buffer.from(object, "latin1"));
    else {
      push(Buffer.from(`<< /Length ${object.stream.length} ${object.dict} >>\nstream\n`));
      push(Buffer.from(object.stream));
      push(Buffer.from("\nendstream"));
    }
    push(Buffer.from("\nendobj\n"));
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${size}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

export function deflated(content: string | Uint8Array, dict = ""): PdfObject {
  return { dict: `/Filter /FlateDecode ${dict}`, stream: deflateSync(content) };
}

/** Pages of placed text. Object 1 is the catalog, 2 the page tree, 3 and 4 the fonts. */
export function buildPdf(pages: readonly (readonly PdfText[])[]): Buffer {
  const characters = [...new Set(pages.flat().flatMap(({ text }) => [...text]))];
  const first = 6;
  const kids = pages.map((_, index) => `${first + index * 2} 0 R`).join(" ");
  return pdfFile([
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    `<< /Type /Font /Subtype /Type0 /BaseFont /Test /Encoding /Identity-H /ToUnicode 5 0 R /DescendantFonts [
      << /Type /Font /Subtype /CIDFontType2 /BaseFont /Test /DW 550 /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>
         /FontDescriptor << /Type /FontDescriptor /FontName /Test /Flags 4 /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 /FontBBox [0 -200 1000 800] >> >>] >>`,
    { dict: "", stream: Buffer.from(toUnicode(characters)) },
    ...pages.flatMap((texts, index): PdfObject[] => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${first + index * 2 + 1} 0 R /Resources << /Font << /plain 3 0 R /unicode 4 0 R >> >> >>`,
      deflated(Buffer.from(texts.map((text) => operators(text, characters)).join("\n"), "latin1")),
    ]),
  ]);
}

/** Lines below one another from the top, as a word processor sets them. */
export function linesAt(x: number, top: number, lines: readonly string[], size = 10): PdfText[] {
  return lines.flatMap((text, index) =>
    text === "" ? [] : [{ x, y: top - index * size * 1.3, text, size }],
  );
}

function operators({ x, y, text, size = 10, font = "plain" }: PdfText, characters: string[]): string {
  const shown =
    font === "unicode"
      ? `<${[...text].map((c) => (characters.indexOf(c) + 1).toString(16).padStart(4, "0")).join("")}>`
      : `(${text.replace(/[\\()]/g, "\\$&")})`;
  return `BT /${font} ${size} Tf ${x} ${y} Td ${shown} Tj ET`;
}

function toUnicode(characters: string[]): string {
  const rows = characters.map((character, index) => {
    const code = (index + 1).toString(16).padStart(4, "0");
    return `<${code}> <${Buffer.from(character, "utf16le").swap16().toString("hex")}>`;
  });
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
${rows.length} beginbfchar\n${rows.join("\n")}\nendbfchar endcmap end end`;
}
