/**
 * The body of a Word document as lines in reading order: headings and list items marked as in Markdown, table rows with
 * tabs between their cells. Deleted and hidden text is left out.
 */
import type { XmlHandler } from "./read-xml.ts";
import { paragraphKind, type WordStyles } from "./word-styles.ts";

type Paragraph = { text: string; style: string; isList: boolean; outline: number; isHidden: boolean };

/** Alternatives of what was already read, deleted text, the code of fields. */
const skipped = new Set(["Fallback", "del", "moveFrom", "instrText", "fldData", "sectPr", "rubyPr"]);

/** @param take is called with each finished line */
export function collectLines(styles: WordStyles, lines: string[]): XmlHandler {
  const path: string[] = [];
  let skippedFrom = 0;
  const paragraphs: Paragraph[] = [];
  /** Where lines go: the body, or the cells of the tables that are open. */
  const sinks: string[][] = [lines];
  const rows: string[][][] = [];
  const within = (name: string) => path[path.length - 2] === name;
  const emit = (...more: string[]) => sinks.at(-1)?.push(...more);

  function finish({ text, style, isList, outline }: Paragraph): void {
    const kind = paragraphKind(styles, style);
    const heading = kind.heading || outline;
    if (text.trim() === "") emit("");
    else if (heading > 0) emit("", `${"#".repeat(heading)} ${text.trim().replace(/\s*\n\s*/g, " ")}`, "");
    else if (isList || kind.isList) emit(`- ${text.trim().replace(/\s*\n\s*/g, " ")}`);
    else emit(...text.split("\n"));
  }

  function finishRow(cells: string[][]): void {
    const filled = cells.map(trimmed).filter((cell) => cell.length > 0);
    if (filled.every((cell) => cell.length === 1)) emit(filled.map(([line]) => line).join("\t"));
    else for (const cell of filled) emit("", ...cell, "");
  }

  return {
    open(name, attribute) {
      path.push(name);
      if (skippedFrom > 0) return;
      if (skipped.has(name)) {
        skippedFrom = path.length;
        return;
      }
      const paragraph = paragraphs.at(-1);
      const value = attribute("val");
      if (name === "p") paragraphs.push({ text: "", style: "", isList: false, outline: 0, isHidden: false });
      else if (name === "tbl") rows.push([]);
      else if (name === "tr") rows.splice(-1, 1, []);
      else if (name === "tc" && rows.length > 0) {
        const cell: string[] = [];
        rows.at(-1)?.push(cell);
        sinks.push(cell);
      } else if (!paragraph) return;
      else if (name === "pStyle") paragraph.style = value ?? "";
      else if (name === "numId") paragraph.isList = value !== "0";
      else if (name === "outlineLvl" && Number(value) < 6) paragraph.outline = Number(value) + 2;
      else if (name === "r") paragraph.isHidden = false;
      else if (name === "vanish" && path.at(-3) === "r")
        paragraph.isHidden = !/^(?:0|false|off)$/.test(value ?? "");
      else if (paragraph.isHidden || !within("r")) return;
      else if (name === "tab" || name === "ptab") paragraph.text += "\t";
      else if (name === "br" || name === "cr") paragraph.text += "\n";
      else if (name === "noBreakHyphen") paragraph.text += "-";
    },
    close(name) {
      const depth = path.length;
      path.pop();
      if (skippedFrom > 0) {
        if (depth === skippedFrom) skippedFrom = 0;
        return;
      }
      if (name === "p") {
        const paragraph = paragraphs.pop();
        if (paragraph) finish(paragraph);
      } else if (name === "tc" && sinks.length > 1) sinks.pop();
      else if (name === "tr") finishRow(rows.at(-1) ?? []);
      else if (name === "tbl") {
        rows.pop();
        emit("");
      }
    },
    text(text) {
      const paragraph = paragraphs.at(-1);
      if (skippedFrom > 0 || !paragraph || paragraph.isHidden || path.at(-1) !== "t") return;
      paragraph.text += text;
    },
  };
}

function trimmed(cell: string[]): string[] {
  const isBlank = (line: string | undefined) => line?.trim() === "";
  let start = 0;
  let end = cell.length;
  while (start < end && isBlank(cell[start])) start++;
  while (end > start && isBlank(cell[end - 1])) end--;
  return cell.slice(start, end);
}
