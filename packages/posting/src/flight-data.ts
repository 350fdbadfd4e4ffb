/** Reads the stream that Next's app router writes into its pages (React's flight format). Knows the format only. */

const maxRows = 20_000;
const newline = 10;
const reference = /^\$([\da-f]{1,6})$/;

/** The JSON rows of `stream`; where one names a text row (`"$1a"`), the text stands in its place. */
export function flightValues(stream: string): unknown[] {
  const { texts, rows } = readRows(stream);
  const revive = (_: string, value: unknown): unknown => {
    if (typeof value !== "string" || !value.startsWith("$")) return value;
    return texts.get(reference.exec(value)?.[1] ?? "") ?? (value.startsWith("$$") ? value.slice(1) : value);
  };
  return rows.map((row) => {
    try {
      return JSON.parse(row, revive);
    } catch {
      return undefined;
    }
  });
}

/** `id:{…}` ends with its line; `id:T<hex>,…` is text of so many bytes, without an end of its own. */
function readRows(stream: string): { texts: Map<string, string>; rows: string[] } {
  const bytes = new TextEncoder().encode(stream);
  const decoder = new TextDecoder();
  const texts = new Map<string, string>();
  const rows: string[] = [];
  for (let at = 0, count = 0; at < bytes.length && count < maxRows; count++) {
    const head = decoder.decode(bytes.subarray(at, at + 40));
    const text = /^([\da-f]{1,6}):T([\da-f]{1,7}),/.exec(head);
    if (text) {
      const start = at + text[0].length;
      const end = start + Number.parseInt(text[2] ?? "0", 16);
      texts.set(text[1] ?? "", decoder.decode(bytes.subarray(start, end)));
      at = end;
      continue;
    }
    const lineEnd = bytes.indexOf(newline, at);
    const end = lineEnd < 0 ? bytes.length : lineEnd;
    const row = /^[\da-f]{1,6}:(?=[[{"])/.exec(head);
    if (row) rows.push(decoder.decode(bytes.subarray(at + row[0].length, end)));
    at = end + 1;
  }
  return { texts, rows };
}
