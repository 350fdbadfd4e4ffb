/**
 * Cuts a Markdown description into headings, list items and lines of text, words unchanged and marks removed.
 * Knows Markdown and the ways adverts imitate it; knows nothing of what a line means.
 */
import { join, type Located, locate, slice, trim } from "../text/located.ts";
import { plain } from "../text/plain-text.ts";
import { unflatten } from "./unflatten.ts";

export type Block =
  /** `rank`: 1..6 for `#`, 7 for a bold line, 8 for a line that ends in a colon. */
  | { kind: "heading"; content: Located; rank: number }
  /** `depth`: how far the mark is indented. */
  | { kind: "item"; content: Located; depth: number }
  /** A bold word and its text on one line: "**Location:** Berlin". */
  | { kind: "label"; label: string; content: Located }
  /** `alone`: no text line directly above or below it. */
  | { kind: "text"; content: Located; alone: boolean };

const atx = /^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$/du;
const bullet =
  /^(\s*)(?:(?:[-*+•·▪●◦‣►▶✓✔✅➢➤■□–—»§\uf0a7\uf0b7\uf0d8]|\d{1,2}[.)]|[oØ](?=\s+[\p{Lu}\d]))\s+|[-•·▪●◦✓✔✅➢➤■](?=\p{Lu}))(\S.*)$/du;
const boldLine = /^\s*(?:\*\*|__)\s*([^*_].{0,200}?)\s*(?:\*\*|__)\s*(:?)\s*$/du;
const boldStart = /^\s*(?:\*\*|__)\s*([^*:]{2,60}?)\s*(:?)\s*(?:\*\*|__)\s*(:?)\s+(\S.*)$/du;
const rule = /^\s*(?:[-*_=]\s*){3,}$/;
/** A line that ends like this goes on in the next. */
const leansOn =
  /(?:\s(?:and|or|of|in|with|to|the|a|an|for|und|oder|von|der|die|das|et|ou|avec|de|des|met|van|het|een|con|nebo))$/u;
const maxHeadingWords = 14;
/** What goes on for longer is no paragraph that was broken up; keeps joining cheap. */
const longestJoined = 4000;

function wordCount(text: string): number {
  return text.split(/\s+/).length;
}

function group(line: Located, match: RegExpExecArray, number: number): Located {
  const [start, end] = match.indices?.[number] ?? [0, 0];
  return plain(slice(line, start, end));
}

function linesOf(markdown: string): Located[] {
  const lines: Located[] = [];
  let start = 0;
  for (const text of markdown.split(/\r\n|\r|\n/)) {
    lines.push(...(text.trim() === "" ? [locate("")] : unflatten(locate(text, start))));
    start += text.length + (markdown.startsWith("\r\n", start + text.length) ? 2 : 1);
  }
  return lines;
}

/** Never throws; linear in the length of `markdown`. */
export function parseBlocks(markdown: string): Block[] {
  const blocks: Block[] = [];
  let previous: "blank" | "text" | "item" | "heading" = "blank";
  let lastText: Extract<Block, { kind: "text" }> | null = null;
  let lastItem: Extract<Block, { kind: "item" }> | null = null;
  const heading = (content: Located, rank: number) => {
    if (content.text !== "") blocks.push({ kind: "heading", content, rank });
    previous = "heading";
  };
  for (const line of linesOf(markdown)) {
    if (line.text.trim() === "" || rule.test(line.text)) {
      previous = "blank";
      continue;
    }
    const hashes = atx.exec(line.text);
    if (hashes) {
      heading(group(line, hashes, 2), hashes[1]?.length ?? 1);
      continue;
    }
    const bold = boldLine.exec(line.text);
    if (bold && wordCount(bold[1] ?? "") <= maxHeadingWords && !(bold[1] ?? "").includes("**")) {
      heading(group(line, bold, 1), 7);
      continue;
    }
    const item = bullet.exec(line.text);
    if (item) {
      const content = group(line, item, 2);
      if (content.text !== "") {
        lastItem = { kind: "item", content, depth: item[1]?.length ?? 0 };
        blocks.push(lastItem);
        previous = "item";
      }
      continue;
    }
    const content = plain(line);
    if (content.text === "") continue;
    const goesOn = /^[\p{Ll}(&,;]/u.test(content.text) || /^\s{2,}\S/.test(line.text);
    if (previous === "item" && lastItem && goesOn && lastItem.content.text.length < longestJoined) {
      lastItem.content = join(lastItem.content, content);
      continue;
    }
    const lead = boldStart.exec(line.text);
    if (lead && (lead[2] === ":" || lead[3] === ":")) {
      blocks.push({ kind: "label", label: group(line, lead, 1).text, content: group(line, lead, 4) });
      previous = "blank";
      continue;
    }
    if (content.text.endsWith(":") && content.text.length <= 200) {
      heading(trim(content, /[\s:]/u), 8);
      continue;
    }
    if (
      previous === "text" &&
      lastText &&
      (/^[\p{Ll},;)]/u.test(content.text) || leansOn.test(lastText.content.text)) &&
      lastText.content.text.length < longestJoined
    ) {
      lastText.content = join(lastText.content, content);
      continue;
    }
    if (previous === "text" && lastText) lastText.alone = false;
    lastText = { kind: "text", content, alone: previous !== "text" };
    blocks.push(lastText);
    previous = "text";
  }
  return blocks;
}
