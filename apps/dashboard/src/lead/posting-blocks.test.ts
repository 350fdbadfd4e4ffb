import { expect, test } from "vitest";
import { blocksOf, piecesOf, withLists } from "./posting-blocks.ts";

const text = "## Requirements\n\n- Three years of Go\n  - and Rust\n2. A degree\n\nWe pay well.\nOn time.\n";
const words = (blocks: readonly { start: number; end: number }[]) =>
  blocks.map((block) => text.slice(block.start, block.end));

test("blocks hold the words alone, at their place in the posting", () => {
  const blocks = blocksOf(text);
  expect(words(blocks)).toEqual([
    "Requirements",
    "Three years of Go",
    "and Rust",
    "A degree",
    "We pay well.",
    "On time.",
  ]);
  expect(blocks.map(({ kind, level, number }) => [kind, level, number])).toEqual([
    ["heading", 2, null],
    ["item", 0, null],
    ["item", 1, null],
    ["item", 0, 2],
    ["text", 0, null],
    ["text", 0, null],
  ]);
});

test("items that follow one another are one list", () => {
  expect(withLists(blocksOf(text)).map((block) => (Array.isArray(block) ? block.length : 1))).toEqual([
    1, 3, 1, 1,
  ]);
});

test("a block is cut where lines begin and end, and loses no character", () => {
  const [, block] = blocksOf(text);
  if (!block) throw new Error("no block");
  const from = text.indexOf("years");
  const line = { span: { start: from, end: from + "years of".length } };
  const pieces = piecesOf(block, [line]);
  expect(words(pieces)).toEqual(["Three ", "years of", " Go"]);
  expect(pieces.map((piece) => piece.line)).toEqual([null, line, null]);
  expect(pieces.map((piece) => piece.last)).toEqual([false, true, false]);
});

test("a line over two blocks ends in the second", () => {
  const blocks = blocksOf(text).slice(1, 3);
  const line = { span: { start: blocks[0]?.start ?? 0, end: blocks[1]?.end ?? 0 } };
  expect(blocks.flatMap((block) => piecesOf(block, [line])).map((piece) => piece.last)).toEqual([
    false,
    true,
  ]);
});
