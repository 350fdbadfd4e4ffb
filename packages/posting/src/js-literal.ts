/** Parses data written as JSON or as a JavaScript literal. Reads notation, never runs it. */
import { endOfString, unescapeString } from "./js-string.ts";

const word = /[\w$]/;

/** Undefined where `text` is neither: what needs running is not read. Linear time, never throws. */
export function parseLiteral(text: string): unknown {
  for (const candidate of [() => text, () => toJson(text)]) {
    try {
      return JSON.parse(candidate());
    } catch {
      // The next candidate is more forgiving.
    }
  }
  return undefined;
}

/** JavaScript's own ways made JSON's: bare keys, other quotes, `undefined`, trailing commas. */
function toJson(text: string): string {
  const out: string[] = [];
  for (let at = 0; at < text.length; ) {
    const char = text.charAt(at);
    if (char === '"' || char === "'" || char === "`") {
      const end = endOfString(text, at);
      out.push(JSON.stringify(unescapeString(text.slice(at + 1, end - 1))));
      at = end;
    } else if (/[a-z_$]/i.test(char)) {
      let end = at;
      while (end < text.length && word.test(text.charAt(end))) end++;
      const name = text.slice(at, end);
      while (/\s/.test(text.charAt(end))) end++;
      out.push(text.charAt(end) === ":" ? JSON.stringify(name) : name === "undefined" ? "null" : name);
      at = end;
    } else if (char === "}" || char === "]") {
      if (out.at(-1) === ",") out.pop();
      out.push(char);
      at++;
    } else {
      if (!/\s/.test(char)) out.push(char);
      at++;
    }
  }
  return out.join("");
}
