/** Puts back the lines of a text that lost them around its headings: "… de dados.Requisitos e qualificaçõesExperiência …". */
import { sectionHeadings } from "./posting-vocabulary.ts";

/** A shorter line has not lost any. */
const minLineChars = 300;
/** One word ("Benefits") may just as well begin a sentence. */
const minHeadingChars = 12;

let known: RegExp | null = null;

/** A section's name in capital and small letters, a capital letter right behind it. */
function gluedHeading(): RegExp {
  if (known === null) {
    const names = sectionHeadings()
      .filter((name) => name.length >= minHeadingChars && /^[\p{L} ]+$/u.test(name) && name.includes(" "))
      .toSorted((a, b) => b.length - a.length)
      .map((name) => name.charAt(0).toUpperCase() + name.slice(1));
    known = new RegExp(`(?<!\\p{Lu})(${names.join("|")})(?=\\p{Lu})`, "gu");
  }
  return known;
}

/** `markdown` with such headings on lines of their own. */
export function withoutGluedHeadings(markdown: string): string {
  return markdown
    .split("\n")
    .map((line) =>
      line.length < minLineChars || line.startsWith("#")
        ? line
        : line.replace(gluedHeading(), "\n\n## $1\n\n").trim(),
    )
    .join("\n");
}
