/** Small Word documents for the tests. */
import { buildZip, type ZipEntry } from "./build-zip.ts";

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';

export const escaped = (text: string) =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/** A paragraph; tabs and line ends become Word's elements. */
export function paragraph(text: string, properties = ""): string {
  const pieces = text.split(/(\t|\n)/).map((piece) => {
    if (piece === "\t") return "<w:tab/>";
    return piece === "\n" ? "<w:br/>" : `<w:t xml:space="preserve">${escaped(piece)}</w:t>`;
  });
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}<w:r>${pieces.join("")}</w:r></w:p>`;
}

export const heading = (text: string) => paragraph(text, '<w:pStyle w:val="berschrift1"/>');
export const item = (text: string) =>
  paragraph(text, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>');
export const table = (rows: readonly (readonly string[])[]) =>
  `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map((cell) => `<w:tc>${cell}</w:tc>`).join("")}</w:tr>`).join("")}</w:tbl>`;

/** @param body what stands in w:body @param more further files of the zip */
export function buildDocx(body: string, more: readonly ZipEntry[] = []): Buffer {
  return buildZip([
    { name: "[Content_Types].xml", content: "<Types/>" },
    {
      name: "word/styles.xml",
      content: `<w:styles ${namespaces}><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style></w:styles>`,
    },
    {
      name: "word/document.xml",
      content: `<?xml version="1.0"?><w:document ${namespaces}><w:body>${body}</w:body></w:document>`,
    },
    ...more,
  ]);
}
