/** Resume files for tests, written in code. */
export { buildDocx, heading, item, paragraph, table } from "./build-docx.ts";
export { buildPdf, deflated, linesAt, type PdfText, pdfFile } from "./build-pdf.ts";
export { buildZip } from "./build-zip.ts";
