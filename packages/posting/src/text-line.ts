/** A line of a description before it becomes Markdown: the shape that HTML and plain text both turn into. */

export interface TextLine {
  kind: "text" | "item" | "heading";
  /** One line, clean, without Markdown marks. */
  text: string;
  /** Heading: 1-6 as in HTML. Item: nesting from 0. Text: 0. */
  level: number;
  /** An item's number in an ordered list, else null. */
  number: number | null;
  /** A paragraph begins here (a blank line in Markdown), where false the line continues its block. */
  startsBlock: boolean;
  /** Every visible character stands in bold. */
  bold: boolean;
  /** Every visible character stands in a link. */
  link: boolean;
}

export function textLine(text: string, given: Partial<TextLine> = {}): TextLine {
  return {
    kind: "text",
    level: 0,
    number: null,
    startsBlock: false,
    bold: false,
    link: false,
    ...given,
    text,
  };
}
