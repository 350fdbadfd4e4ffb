/** Takes the posting's Markdown apart into blocks that remember where they stand in it. Pure: knows no verdicts. */
import type { Span } from "@leadfit/contracts";

export type Block = Span & {
  kind: "heading" | "item" | "text";
  /** Of a heading 1 to 6, of an item how deep it stands. */
  level: number;
  /** Of a numbered item. */
  number: number | null;
  /** A blank line stands before it. */
  apart: boolean;
};

const heading = /^(#{1,6})\s+/;
const item = /^(\s*)(?:[-*]|(\d{1,3})\.)\s+/;

/** `start` to `end` is the words alone, without their marks. */
export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  let at = 0;
  let apart = false;
  for (const line of markdown.split("\n")) {
    const end = at + line.trimEnd().length;
    if (line.trim() === "") apart = true;
    else {
      const head = heading.exec(line);
      const bullet = head ? null : item.exec(line);
      blocks.push({
        kind: head ? "heading" : bullet ? "item" : "text",
        level: head ? (head[1]?.length ?? 2) : Math.floor((bullet?.[1]?.length ?? 0) / 2),
        number: bullet?.[2] === undefined ? null : Number(bullet[2]),
        start: at + (head ?? bullet ?? /^\s*/.exec(line) ?? [""])[0].length,
        end,
        apart,
      });
      apart = false;
    }
    at += line.length + 1;
  }
  return blocks;
}

/** Blocks with the items that follow one another in one list. */
export function withLists(blocks: readonly Block[]): (Block | Block[])[] {
  const out: (Block | Block[])[] = [];
  for (const block of blocks) {
    const last = out.at(-1);
    if (block.kind !== "item") out.push(block);
    else if (Array.isArray(last)) last.push(block);
    else out.push([block]);
  }
  return out;
}

/** A block cut where lines begin and end; `line` is the one a piece belongs to, `last` where that line ends in it. */
export type Piece<L> = Span & { line: L | null; last: boolean };

export function piecesOf<L extends { span: Span }>(block: Span, lines: readonly L[]): Piece<L>[] {
  const pieces: Piece<L>[] = [];
  let at = block.start;
  for (const line of lines) {
    const start = Math.max(line.span.start, at);
    const end = Math.min(line.span.end, block.end);
    if (start >= end) continue;
    if (start > at) pieces.push({ start: at, end: start, line: null, last: false });
    pieces.push({ start, end, line, last: line.span.end <= block.end });
    at = end;
  }
  if (at < block.end) pieces.push({ start: at, end: block.end, line: null, last: false });
  return pieces;
}
