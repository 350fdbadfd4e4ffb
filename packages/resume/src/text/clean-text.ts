/** Keeps the words and the lines of a resume; only what no reader sees is changed. */
import { storable } from "@leadfit/contracts";

const ligatures: Record<string, string> = { ﬀ: "ff", ﬁ: "fi", ﬂ: "fl", ﬃ: "ffi", ﬄ: "ffl", ﬅ: "st", ﬆ: "st" };
/** Zero-width, bidi-control, soft-hyphen and tag characters: nobody reads them, prompts do. */
const invisible = /\p{Cf}|\u{115f}|\u{1160}|\u{3164}|\u{ffa0}/gu;
const control = /(?![\n\t])\p{Cc}/gu;

export function cleanText(text: string): string {
  return storable(text)
    .replace(/\r\n?|[\u2028\u2029\u0085\f\v]/g, "\n")
    .replace(invisible, "")
    .replace(control, "")
    .replace(/[ﬀ-ﬆ]/g, (ligature) => ligatures[ligature] ?? ligature)
    .replace(/(?!\t)[\p{Zs}]/gu, " ")
    .normalize("NFC")
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .replace(/^\n+/, "")
    .trimEnd();
}

export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

const elements =
  "p|div|span|br|hr|b|i|u|s|em|strong|small|big|font|center|a|ul|ol|li|dl|dt|dd|h[1-6]|table|thead|tbody|tr|td|th|img|sub|sup|blockquote|pre|html|head|body|title|meta|link|section|article|header|footer|main|nav|script|style|iframe|object|embed|svg|form|input|button";
/** With a prefix they are those of word processors. */
const markup = new RegExp(`</?(?:${elements}|[a-z]\\w{0,20}:\\w{1,40})(?:\\s[^<>]{0,2000})?\\s?/?>`, "gi");

/**
 * Without the HTML that Markdown and JSON exports carry: what a reader of the rendered document would not see. Other
 * angle brackets (vector<int>) are words.
 */
export function withoutMarkup(text: string): string {
  const seen = ["script", "style"]
    .reduce((rest, name) => without(rest, `<${name}`, `</${name}>`), without(text, "<!--", "-->"))
    .replace(/<br\s?\/?>|<\/(?:p|li|div|tr|h[1-6])>/gi, "\n");
  let bare = seen;
  // What stood around a tag can make another one.
  for (let pass = 0; pass < 5; pass++) {
    const less = bare.replace(markup, "");
    if (less === bare) return bare;
    bare = less;
  }
  return bare.replaceAll("<", " ");
}

/** Linear also where nothing is closed, unlike a regular expression. */
function without(text: string, open: string, close: string): string {
  const folded = text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  let kept = "";
  let from = 0;
  for (;;) {
    const start = folded.indexOf(open, from);
    const end = start < 0 ? -1 : folded.indexOf(close, start);
    if (end < 0) return kept + text.slice(from);
    kept += text.slice(from, start);
    from = end + close.length;
  }
}
