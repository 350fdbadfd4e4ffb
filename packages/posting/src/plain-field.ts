/** Makes sure that no output reads as HTML, wherever its text came from. Knows no pages. */
import { oneLine } from "./clean-text.ts";
import { parseHtml, rawText } from "./dom.ts";

const markup =
  /<\/?(?:a|abbr|article|b|big|body|br|button|center|code|div|em|font|form|h[1-6]|head|hr|html|i|iframe|img|input|label|li|link|main|meta|ol|p|pre|script|section|small|span|strong|style|sub|sup|svg|table|tbody|td|th|tr|tt|u|ul|video)\b[^<>]{0,2000}>/gi;
const entity = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,31});/i;
/** What a browser would take for a tag. "<5 years" is none. */
const tagStart = /<(?=[\p{L}/!?])/gu;
const maxChars = 2_000;

/** One line without markup or references (`R&amp;D`), the way data sometimes carries them. */
export function plainField(text: string): string {
  let line = text.slice(0, maxChars).replace(markup, " ");
  for (let round = 0; round < 2 && entity.test(line); round++) {
    const document = parseHtml(line.replaceAll("<", "&lt;"));
    line = (document ? rawText(document) : line).replace(markup, " ");
  }
  return oneLine(withoutTags(line));
}

/** `text` without HTML tags; other angle brackets before a letter (`List<String>`) become ones that open no tag. */
export function withoutTags(text: string): string {
  if (!text.includes("<")) return text;
  return text.replace(markup, "").replace(tagStart, "‹");
}
