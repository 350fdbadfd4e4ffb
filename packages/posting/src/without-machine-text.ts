/** Takes out of pasted Markdown what is not written for readers: comments, and data in code marks. Knows no postings. */

/** One fence around everything. */
const fencedWhole = /^\s{0,99}(?:`{3}|~{3})[\w-]{0,20}[ \t]*\n([\s\S]*?)\n(?:`{3}|~{3})\s{0,99}$/;
/** A line that is one code span with JSON in it: what a page's hidden `code` elements turn into. */
const dataSpan = /^[ \t]*`{1,3}[ \t]*[{[][\s\S]{0,4}"[^\n]*$\n?/gm;
const emptySpan = /^[ \t]*`{2,3}[ \t]*$\n?/gm;

/** What stands inside the one fence around `text`, or null. */
export function insideFence(text: string): string | null {
  const inner = fencedWhole.exec(text)?.[1] ?? null;
  return inner === null || /^(?:`{3}|~{3})/m.test(inner) ? null : inner.trim();
}

export function withoutMachineText(text: string): string {
  const plain = withoutComments(text);
  return plain.includes("`") ? plain.replace(dataSpan, "").replace(emptySpan, "") : plain;
}

/** A comment without an end is left: it may be an arrow. */
function withoutComments(text: string): string {
  const kept: string[] = [];
  let from = 0;
  for (let start = text.indexOf("<!--"); start >= 0; start = text.indexOf("<!--", from)) {
    const end = text.indexOf("-->", start + 4);
    if (end < 0) break;
    kept.push(text.slice(from, start));
    from = end + 3;
  }
  return from === 0 ? text : kept.join("") + text.slice(from);
}
