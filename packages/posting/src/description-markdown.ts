/** Turns a description as data carries it (HTML, HTML escaped once or twice, Markdown, plain text) into Markdown. */
import { parseHtml, rawText } from "./dom.ts";
import { markHidden } from "./hidden-text.ts";
import { htmlLines } from "./html-lines.ts";
import { toMarkdown } from "./markdown.ts";
import { plainLines } from "./plain-lines.ts";

const tag =
  /<\/?(?:p|div|br|ul|ol|li|h[1-6]|strong|b|em|i|u|span|a|table|tr|td|section|article|font|hr|pre|blockquote)\b[^<>]{0,2000}>/i;
const escapedTag = /&(?:amp;){0,3}lt;\/?[a-z][a-z0-9]{0,15}/i;
const entity = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,31});/i;
const blockTags = /<(?:p|div|br|li|h[1-6]|tr)\b/gi;
const meantLineEnds = /\n\s{0,20}\n|\n\s{0,20}[-*•]\s/g;
const maxUnescapes = 3;

/**
 * Markdown of `text`, "" where nothing is left of it or it is over the HTML limits. What it hides from readers is left
 * out, and added to `hidden` where it is suspicious.
 */
export function descriptionMarkdown(text: string, hidden: string[] = []): string {
  let source = text;
  for (let round = 0; round < maxUnescapes && !tag.test(source) && escapedTag.test(source); round++) {
    const decoded = decodeEntities(source);
    if (decoded === null) return "";
    source = decoded;
  }
  if (!tag.test(source)) {
    const plain = entity.test(source) ? decodeEntities(source) : source;
    return plain === null ? "" : toMarkdown(plainLines(plain));
  }
  const document = parseHtml(source);
  if (!document) return "";
  hidden.push(...markHidden(document));
  const blocks = source.match(blockTags)?.length ?? 0;
  const ends = source.match(meantLineEnds)?.length ?? 0;
  return toMarkdown(htmlLines(document, { keepLineEnds: ends > blocks }));
}

/** Entities decoded by the parser itself, which knows them all; null where the text is over the limits. */
function decodeEntities(text: string): string | null {
  const document = parseHtml(text.replaceAll("<", "&lt;"));
  return document ? rawText(document) : null;
}
