/** Parses the JSON that pages really carry. Knows no schema. */

const wrappers = [
  ["<!--", "-->"],
  ["//<![CDATA[", "//]]>"],
  ["/*<![CDATA[*/", "/*]]>*/"],
  ["<![CDATA[", "]]>"],
] as const;

/** Closers after which a quote is taken for the end of a string, not for an unescaped quote inside it. */
const afterString = /[,:}\]]/;

/**
 * `text` as JSON; where that fails, once more with the usual mistakes mended: comment and CDATA wrappers,
 * trailing commas and semicolons, raw line ends and unescaped quotes in strings, invalid escapes, a missing end.
 * Undefined where even that is no JSON. Linear time, never throws.
 */
export function parseTolerantJson(text: string): unknown {
  const bare = unwrap(text);
  for (const candidate of [() => bare, () => mend(bare)]) {
    try {
      return JSON.parse(candidate());
    } catch {
      // The next candidate is more forgiving.
    }
  }
  return undefined;
}

function unwrap(text: string): string {
  let bare = text.trim();
  for (const [open, close] of wrappers) {
    if (bare.startsWith(open)) bare = bare.slice(open.length).trim();
    if (bare.endsWith(close)) bare = bare.slice(0, -close.length).trim();
  }
  let end = bare.length;
  while (end > 0 && /[;\s]/.test(bare.charAt(end - 1))) end--;
  return bare.slice(0, end);
}

/** One pass; `open` remembers the closers still due, so that a cut-off text can be completed. */
function mend(text: string): string {
  const out: string[] = [];
  const open: string[] = [];
  let inString = false;
  /** A comma and the space after it, held back until something but a closer follows. */
  let comma = "";
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (inString) {
      if (char === "\\") {
        const next = text.charAt(++at);
        out.push(/["\\/bfnrtu]/.test(next) ? char + next : next);
      } else if (char === '"' && endsString(text, at)) {
        inString = false;
        out.push(char);
      } else out.push(escaped(char));
      continue;
    }
    if (char === "," || (comma !== "" && /\s/.test(char))) {
      comma = char === "," ? "," : comma;
      continue;
    }
    const closes = char === "}" || char === "]";
    if (!closes) out.push(comma);
    comma = "";
    if (char === '"') inString = true;
    else if (char === "{" || char === "[") open.push(char === "{" ? "}" : "]");
    else if (closes) open.pop();
    out.push(char);
  }
  if (inString) out.push('"');
  return out.join("") + open.reverse().join("");
}

function endsString(text: string, at: number): boolean {
  let next = at + 1;
  while (next < text.length && /\s/.test(text.charAt(next))) next++;
  return next >= text.length || afterString.test(text.charAt(next));
}

function escaped(char: string): string {
  if (char === '"') return '\\"';
  return char < " " ? JSON.stringify(char).slice(1, -1) : char;
}
