/** Collects running text into lines and remembers what each line is. Knows no HTML. */
import { cleanText, oneLine } from "./clean-text.ts";
import { type TextLine, textLine } from "./text-line.ts";

/** A heading longer than this is a paragraph in large type. */
const maxHeadingChars = 150;

export interface TextStyle {
  bold: boolean;
  link: boolean;
}

export class LineBuffer {
  readonly lines: TextLine[] = [];
  /** The next line is the first of a list item. */
  item: { level: number; number: number | null } | null = null;
  /** 1-6 inside a heading, else 0. */
  heading = 0;
  #text = "";
  #visible = 0;
  #bold = 0;
  #link = 0;
  #startsBlock = true;
  #breaks = 0;

  /** Appends to the line; where `keepLineEnds`, a line end in `data` ends the line. */
  write(data: string, style: TextStyle, keepLineEnds: boolean): void {
    const [first = "", ...rest] = keepLineEnds ? cleanText(data).split("\n") : [cleanText(data)];
    this.#append(first, style);
    for (const line of rest) {
      this.breakLine();
      this.#append(line, style);
    }
  }

  #append(data: string, style: TextStyle): void {
    const visible = data.replace(/\s+/g, "").length;
    this.#text += data;
    this.#visible += visible;
    if (style.bold) this.#bold += visible;
    if (style.link) this.#link += visible;
  }

  /** Ends the line within its block; a second break in a row begins a new block. */
  breakLine(): void {
    this.endLine();
    this.#breaks++;
    if (this.#breaks > 1) this.#startsBlock = true;
  }

  endBlock(): void {
    this.endLine();
    this.#startsBlock = true;
  }

  endLine(): void {
    const text = oneLine(this.#text);
    if (text !== "") this.#push(text);
    this.#text = "";
    this.#visible = 0;
    this.#bold = 0;
    this.#link = 0;
  }

  #push(text: string): void {
    const isHeading = this.heading > 0 && text.length <= maxHeadingChars;
    const item = isHeading ? null : this.item;
    this.lines.push(
      textLine(text, {
        kind: isHeading ? "heading" : item ? "item" : "text",
        level: isHeading ? this.heading : (item?.level ?? 0),
        number: item?.number ?? null,
        startsBlock: this.#startsBlock,
        bold: this.#bold === this.#visible,
        link: this.#link === this.#visible,
      }),
    );
    // What follows in the same list item continues it.
    this.item = null;
    this.#breaks = 0;
    this.#startsBlock = false;
  }
}
