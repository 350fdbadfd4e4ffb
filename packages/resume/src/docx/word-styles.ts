/** Which of a document's paragraph styles are headings or lists. Word keeps their English names in every language. */
import type { XmlHandler } from "./read-xml.ts";

export type WordStyle = { name: string; basedOn?: string; isList?: boolean };
export type WordStyles = Map<string, WordStyle>;
export type ParagraphKind = { heading: number; isList: boolean };

const longestChain = 8;

export function collectStyles(styles: WordStyles): XmlHandler {
  let current: WordStyle | null = null;
  return {
    open(name, attribute) {
      const value = attribute("val");
      if (name === "style") {
        current = { name: "" };
        styles.set(attribute("styleId") ?? "", current);
      } else if (current && name === "name" && value) current.name = value.toLowerCase();
      else if (current && name === "basedOn" && value) current.basedOn = value;
      else if (current && name === "numPr") current.isList = true;
    },
    close(name) {
      if (name === "style") current = null;
    },
    text() {},
  };
}

/** `heading` 0: none. A style is what the nearest of its ancestors says. */
export function paragraphKind(styles: WordStyles, id: string): ParagraphKind {
  let style = styles.get(id);
  // A document without its styles still has their ids, in English mostly.
  let name = style?.name ?? id.toLowerCase();
  for (let links = 0; links < longestChain; links++) {
    const level = /^heading ?(\d)/.exec(name)?.[1];
    if (level) return { heading: Math.min(Number(level) + 1, 6), isList: false };
    if (name === "title") return { heading: 1, isList: false };
    if (style?.isList || /^list ?(?:bullet|number)/.test(name)) return { heading: 0, isList: true };
    style = style?.basedOn === undefined ? undefined : styles.get(style.basedOn);
    if (!style) break;
    name = style.name;
  }
  return { heading: 0, isList: false };
}
