/** A PDF's text in reading order. The library is pdf.js, built without its browser parts. */
import { resumeTextLimit } from "@leadfit/contracts";
import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from "unpdf/pdfjs";
import { messages, Refusal } from "../refuse.ts";
import { flowLines } from "./flow-lines.ts";
import { readingOrder } from "./reading-order.ts";
import { type Piece, toSegments } from "./segments.ts";

const maxPages = 40;
/** A page of text has some thousand pieces, also where each letter is placed. */
const maxPieces = 10_000;
const quiet = 0;

/** @throws Refusal for a damaged or protected file, or one with more pages or text than a resume has */
export async function readPdf(bytes: Uint8Array): Promise<string> {
  // A copy: the library takes the buffer over.
  const task = getDocument({
    data: new Uint8Array(bytes),
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: quiet,
  });
  try {
    return await readPages(await task.promise);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if ((error as Error).name === "PasswordException") throw new Refusal("encrypted", messages.encrypted);
    throw new Refusal("broken_file", messages.brokenPdf);
  } finally {
    await task.destroy();
  }
}

async function readPages(document: PDFDocumentProxy): Promise<string> {
  if (document.numPages > maxPages) throw new Refusal("too_complex", messages.tooManyPages);
  const pages: string[] = [];
  let length = 0;
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const pieces = await piecesOf(page, resumeTextLimit - length);
    length += pieces.reduce((sum, { text }) => sum + text.length, 0);
    pages.push(readingOrder(toSegments(pieces)).flatMap(flowLines).join("\n"));
    page.cleanup();
  }
  return pages.join("\n\n");
}

/** Read as a stream, so that a page with endless text ends at `room` characters. */
async function piecesOf(page: PDFPageProxy, room: number): Promise<Piece[]> {
  const pieces: Piece[] = [];
  let length = 0;
  const reader = page.streamTextContent().getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return pieces;
    for (const item of (value as Awaited<ReturnType<PDFPageProxy["getTextContent"]>>).items) {
      if (!("str" in item) || item.str.trim() === "") continue;
      const [a = 0, b = 0, , , x = 0, y = 0] = item.transform as number[];
      if (![a, b, x, y, item.width].every(Number.isFinite)) continue;
      const size = Math.hypot(a, b) || item.height || 1;
      pieces.push({ text: item.str, x, y, right: x + item.width, size, font: item.fontName });
      length += item.str.length;
    }
    if (length > room || pieces.length > maxPieces) {
      await reader.cancel(new Error("enough")).catch(() => {});
      throw length > room
        ? new Refusal("too_long", messages.tooLong)
        : new Refusal("too_complex", messages.tooComplex);
    }
  }
}
