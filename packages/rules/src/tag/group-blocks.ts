/** Puts the blocks of a posting under the headings they stand under. Knows layout; knows no qualification. */
import { fold } from "../text/fold.ts";
import { type Located, slice } from "../text/located.ts";
import type { Block } from "./parse-blocks.ts";
import { endsAdvert, type Section, sectionOf } from "./section-of.ts";

/** `bare`: opened by a line that nothing marks as a heading, so it reaches no further than the next paragraph. */
export type Group = {
  heading: Located | null;
  section: Section | null;
  bare: boolean;
  items: Located[];
  texts: Located[][];
};

/** Ranks below those of marked headings: see `Block`. */
const bareRank = 9;
const itemRank = 10;

/** A label of another kind ("Location: Berlin") says all on its line. */
const shortLabel = 100;

/** "Requirements: a boat and a crew" opens a section and begins it on the same line. */
function labelOf(line: Located): { section: Section; content: Located } | null {
  const label = /^[¿¡]?(\p{Lu}[^:.!?]{2,40}):\s+(?=\S)/u.exec(line.text);
  const section = label?.[1] ? sectionOf(label[1]) : null;
  return section && label ? { section, content: slice(line, label[0].length) } : null;
}

/** A short line that nothing marks as a heading; one with a number is a requirement instead. */
function isBareHeading(block: Extract<Block, { kind: "text" }>, next: Block | undefined): boolean {
  const { text } = block.content;
  // One that ends like a sentence must be shorter to pass for a heading.
  if (text.length > 60 || text.split(" ").length > (text.endsWith(".") ? 5 : 7)) return false;
  if (!/(?:[\p{L}?!).…\p{Extended_Pictographic}]|\ufe0f)$/u.test(text)) return false;
  if (/\d/.test(text)) return false;
  return block.alone || next?.kind !== "heading";
}

type Item = Extract<Block, { kind: "item" }>;

/** "- You will need:" heads the items below it, "- Nice to have" those that are indented more than it. */
function itemSection(block: Item, indented: boolean): Section | null {
  const { text } = block.content;
  if (text.length <= 60 && text.endsWith(":")) return sectionOf(text, "leadIn");
  return indented && text.length <= 40 ? sectionOf(text) : null;
}

/** Blocks under one heading each, with the section that heading opens. */
export function groupBlocks(blocks: readonly Block[], title: string | null): Group[] {
  const out: Group[] = [];
  /** `depth`: of the item that heads the indented items below it. */
  const stack: { section: Section; rank: number; depth?: number }[] = [];
  let current: Group = { heading: null, section: null, bare: false, items: [], texts: [] };
  const open = () => {
    const top = stack.at(-1);
    current = {
      heading: null,
      section: top?.section ?? null,
      bare: top?.rank === bareRank,
      items: [],
      texts: [],
    };
    out.push(current);
  };
  open();
  const opens = (rank: number, section: Section | null, depth?: number) => {
    // A heading we do not know belongs to the section above it, when that one ranks higher.
    while (stack.length > 0 && (stack.at(-1)?.rank ?? 0) >= rank) stack.pop();
    if (section) stack.push({ section, rank, ...(depth !== undefined && { depth }) });
    open();
  };
  const opensOnLine = (section: Section, content: Located) => {
    if (section === "other" && content.text.length <= shortLabel) return;
    opens(8, section);
    current.texts.push([content]);
  };
  for (const [index, block] of blocks.entries()) {
    const { text } = block.content;
    if (block.kind === "heading") {
      if (endsAdvert(text)) return out;
      const own = title !== null && fold(text) === fold(title);
      const standing = block.rank === 8 || text.endsWith(":") ? "leadIn" : "marked";
      opens(block.rank, own ? null : sectionOf(text, standing));
      current.heading = block.content;
    } else if (block.kind === "label") {
      const section = sectionOf(block.label);
      if (section === null) current.texts.push([block.content]);
      else opensOnLine(section, block.content);
    } else if (block.kind === "item") {
      const next = blocks[index + 1];
      const indented = next?.kind === "item" && next.depth > block.depth;
      if (block.depth <= (stack.at(-1)?.depth ?? -1)) opens(itemRank, null);
      const section = itemSection(block, indented);
      if (section) opens(itemRank, section, indented ? block.depth : undefined);
      else current.items.push(block.content);
    } else {
      const label = labelOf(block.content);
      const section = label || !isBareHeading(block, blocks[index + 1]) ? null : sectionOf(text, "bare");
      if (label) opensOnLine(label.section, label.content);
      else if (section) opens(bareRank, section);
      else if (block.alone || current.texts.length === 0) current.texts.push([block.content]);
      else current.texts.at(-1)?.push(block.content);
    }
  }
  return out;
}
