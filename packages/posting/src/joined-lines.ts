/**
 * Puts lines together that a writer or a mail program broke in the middle of a sentence. Knows plain text and Markdown,
 * no postings.
 */

export interface RawLine {
  /** Trimmed, single spaces. */
  text: string;
  /** Spaces before it. */
  indent: number;
  /** A blank line stands before it. */
  startsBlock: boolean;
}

const listItem = /^(?:[-*+•●▪■◦‣▸►➤✓✔✅–—]|\d{1,3}[.)])\s/;
const heading = /^#{1,6}(?:\s|$)/;
/** Behind these a line is at its end; a comma or a word leaves it open. */
const ended = /[.!?:;…。！？：；]["”»)*_]{0,3}$/;
/** A label ("Location: Berlin") or a mark begins something of its own. */
const startsAnew = /^(?:[^\s:]{1,30}:\s|[|>#`*_[]|https?:)/;
const continues = /^[\p{Ll}(&]/u;
/** An item of fewer characters was not broken for want of room. */
const minItemChars = 25;
/** Longer lines stand in no hard-wrapped text, shorter ones in no wide one. */
const [minWidth, maxWidth] = [45, 120];
const minBreaks = 3;

/** The lines with the broken ones whole again. Linear time. */
export function joinedLines(lines: readonly RawLine[]): RawLine[] {
  const width = wrapWidth(lines);
  const isMarkdown = lines.some(({ text }) => /^#{1,6} /.test(text));
  const joined: RawLine[] = [];
  /** The line as it stood last: joined ones say nothing of the width. */
  let before: RawLine | undefined;
  for (const line of lines) {
    const open = joined.at(-1);
    if (open && before && isContinued(open, before, line, { width, isMarkdown }))
      joined[joined.length - 1] = { ...open, text: `${open.text} ${line.text}` };
    else joined.push(line);
    before = line;
  }
  return joined;
}

interface Layout {
  width: number | null;
  isMarkdown: boolean;
}

function isContinued(open: RawLine, before: RawLine, line: RawLine, { width, isMarkdown }: Layout): boolean {
  if (line.startsBlock || !mayFollow(before.text, line.text) || heading.test(open.text)) return false;
  const isItem = listItem.test(open.text);
  // In Markdown as in letters, what is set in below an item belongs to it.
  if (isItem && line.indent > open.indent && line.indent >= 2) return !ended.test(before.text) || isMarkdown;
  if (ended.test(before.text) && width === null) return false;
  if (width !== null && !ended.test(before.text) && wasForced(before, line, width)) return true;
  if (!continues.test(line.text) || ended.test(before.text)) return false;
  return (
    isMarkdown || width !== null || (isItem && open.text.length >= minItemChars && /^\p{Ll}/u.test(line.text))
  );
}

function mayFollow(before: string, line: string): boolean {
  return before !== "" && !listItem.test(line) && !heading.test(line) && !startsAnew.test(line);
}

/** Whether the next word would have gone past the margin. */
function wasForced(before: RawLine, line: RawLine, width: number): boolean {
  return before.indent + before.text.length + 1 + (line.text.split(" ", 1)[0] ?? "").length > width;
}

/** The margin at which a text is broken, or null where its lines end as they please. */
function wrapWidth(lines: readonly RawLine[]): number | null {
  const width = Math.max(0, ...lines.map(({ text, indent }) => text.length + indent));
  if (width < minWidth || width > maxWidth) return null;
  let forced = 0;
  let free = 0;
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    if (!before || line.startsBlock || !continues.test(line.text) || !mayFollow(before.text, line.text))
      continue;
    if (ended.test(before.text)) continue;
    if (wasForced(before, line, width)) forced++;
    else free++;
  }
  return forced >= minBreaks && forced > free * 2 ? width : null;
}
