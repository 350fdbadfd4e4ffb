/**
 * Cuts a Markdown description into headings, list items and lines of text, words unchanged and marks removed.
 * Knows Markdown and the ways adverts imitate it; knows nothing of what a line means.
 */

export type Block =
  /** `rank`: 1..6 for `#`, 7 for a bold line, 8 for a line that ends in a colon, 9 for a bare short line. */
  | { kind: "heading"; text: string; rank: number }
  | { kind: "item"; text: string }
  /** A bold word and its text on one line: "**Location:** Berlin". */
  | { kind: "label"; text: string; rest: string }
  /** `alone`: no text line directly above or below it. */
  | { kind: "text"; text: string; alone: boolean };

const atx = /^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$/;
const bullet = /^(\s*)(?:[-*+•·▪●◦‣►▶✓✔➢➤■□–—»]|\d{1,2}[.)]|o(?=\s+[\p{Lu}\d]))\s+(\S.*)$/u;
const boldLine = /^\s*(?:\*\*|__)\s*([^*_].{0,200}?)\s*(?:\*\*|__)\s*(:?)\s*$/;
const boldStart = /^\s*(?:\*\*|__)\s*([^*:]{2,60}?)\s*(:?)\s*(?:\*\*|__)\s*(:?)\s+(\S.*)$/;
const maxHeadingWords = 14;

/** Removes Markdown marks; the words stay in place and order. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/!\[([^\][]{0,300})\]\([^()\s]{0,2000}\)/g, "")
    .replace(/\[([^\][]{0,300})\]\([^()\s]{0,2000}\)/g, "$1")
    .replace(/\*\*|__|`|\\(?=[-*_#+.!()[\]&<>|~])/g, "")
    .replace(/(^|[\s(])[*_](?=\S)|(?<=\S)[*_](?=[\s).,;:!?]|$)/g, "$1")
    .replace(/&nbsp;/g, " ")
    .replace(/[\s\u200b]+/g, " ")
    .trim();
}

function wordCount(text: string): number {
  return text.split(/\s+/).length;
}

/** Adverts that lost their line breaks: "Requirements - Java - SQL" becomes lines again. */
function unflatten(line: string): string[] {
  if (line.length < 200) return [line];
  const marks = line.match(/(?<=\s)(?:[-–•·▪●✓*])\s+(?=\p{Lu}|\d)/gu)?.length ?? 0;
  if (marks < 3) return [line];
  return line.split(/\s+(?=[-–•·▪●✓*]\s+(?:\p{Lu}|\d))/u).flatMap((piece) => {
    // "… Java. Nice to have:" ends with the heading of what follows.
    const tail = /[.;!?]\s+(\p{Lu}[^.;!?]{2,80}:|\p{Lu}[\p{L} ]{3,40})$/u.exec(piece);
    return tail?.[1] === undefined ? [piece] : [piece.slice(0, tail.index + 1), tail[1]];
  });
}

/** Never throws; linear in the length of `markdown`. */
export function parseBlocks(markdown: string): Block[] {
  const blocks: Block[] = [];
  const lines = markdown.split(/\r\n|\r|\n/).flatMap(unflatten);
  let previous: "blank" | "text" | "item" | "heading" = "blank";
  let lastText: { kind: "text"; text: string; alone: boolean } | null = null;
  let lastItem: { kind: "item"; text: string } | null = null;
  for (const line of lines) {
    if (line.trim() === "" || /^\s*(?:[-*_=]\s*){3,}$/.test(line)) {
      previous = "blank";
      continue;
    }
    const heading = atx.exec(line);
    if (heading) {
      const text = plainText(heading[2] ?? "");
      if (text !== "") blocks.push({ kind: "heading", text, rank: heading[1]?.length ?? 1 });
      previous = "heading";
      continue;
    }
    const bold = boldLine.exec(line);
    if (bold && wordCount(bold[1] ?? "") <= maxHeadingWords && !(bold[1] ?? "").includes("**")) {
      blocks.push({ kind: "heading", text: plainText(bold[1] ?? ""), rank: 7 });
      previous = "heading";
      continue;
    }
    const item = bullet.exec(line);
    if (item) {
      const text = plainText(item[2] ?? "");
      if (text !== "") {
        lastItem = { kind: "item", text };
        blocks.push(lastItem);
        previous = "item";
      }
      continue;
    }
    const text = plainText(line);
    if (text === "") continue;
    const joins = /^[\p{Ll}(&,;]/u.test(text) || /^\s{2,}\S/.test(line);
    if (previous === "item" && lastItem && joins) {
      lastItem.text += ` ${text}`;
      continue;
    }
    const lead = boldStart.exec(line);
    if (lead && (lead[2] === ":" || lead[3] === ":")) {
      blocks.push({ kind: "label", text: plainText(lead[1] ?? ""), rest: plainText(lead[4] ?? "") });
      previous = "blank";
      continue;
    }
    if (text.endsWith(":") && text.length <= 200) {
      blocks.push({ kind: "heading", text: text.slice(0, -1).trim(), rank: 8 });
      previous = "heading";
      continue;
    }
    if (previous === "text" && lastText && /^\p{Ll}/u.test(text)) {
      lastText.text += ` ${text}`;
      continue;
    }
    if (previous === "text" && lastText) lastText.alone = false;
    lastText = { kind: "text", text, alone: previous !== "text" };
    blocks.push(lastText);
    previous = "text";
  }
  return blocks;
}
