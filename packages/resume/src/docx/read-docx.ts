/** A Word document (.docx) as text. */
import { unsupported } from "../detect-format.ts";
import { collectLines } from "./document-lines.ts";
import { openZip } from "./open-zip.ts";
import { readXml, type XmlHandler } from "./read-xml.ts";
import { collectStyles, type WordStyles } from "./word-styles.ts";

const body = "word/document.xml";
const stylesFile = "word/styles.xml";

const others: readonly (readonly [RegExp, string])[] = [
  [/^xl\//, "a spreadsheet"],
  [/^ppt\//, "a presentation"],
  [/^(?:mimetype|content\.xml)$/, "an OpenDocument file"],
  [/^(?:Index\/|index\.xml$|QuickLook\/)/, "a Pages document"],
];

/** @throws Refusal for another kind of zip, a damaged or protected one, or one that unpacks into too much */
export async function readDocx(bytes: Uint8Array): Promise<string> {
  const zip = await openZip(bytes);
  if (!zip.names.includes(body)) {
    const what = others.find(([mark]) => zip.names.some((name) => mark.test(name)))?.[1] ?? "an archive";
    throw unsupported(what);
  }
  const read = async (name: string, handler: XmlHandler) => {
    const xml = readXml(handler);
    await zip.read(name, xml.write);
    xml.end();
  };
  const styles: WordStyles = new Map();
  if (zip.names.includes(stylesFile)) await read(stylesFile, collectStyles(styles));
  const lines: string[] = [];
  await read(body, collectLines(styles, lines));
  return lines.join("\n");
}
