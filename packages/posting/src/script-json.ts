/** Finds the JSON in a script's text: assigned objects, parsed strings, streamed chunks. Knows JavaScript's notation only. */
import { parseLiteral } from "./js-literal.ts";
import { endOfString, unescapeString } from "./js-string.ts";

const maxValues = 20;
/** `window.__appData = {`, `self.x["y-z"] = [`, `const state = {`, `app.data = {`; a property inside an object is none. */
const assignment =
  /(?:^|[\s;,(])(?:(?:window|self|globalThis|var|let|const)[\s.[]\s{0,9}["']?[\w$.-]{1,80}["']?\]?|[\w$]{1,40}\.[\w$.]{1,60})(?:\.[\w$]{1,60}|\[["'][\w$.-]{1,60}["']\]){0,3}\s{0,9}=\s{0,9}(?=[{[])/g;
/** `JSON.parse("…")` and React Router's `streamController.enqueue("…")`. */
const quotedJson = /(?:JSON\.parse|\.enqueue)\(\s{0,9}(?=["'`])/g;
/** Next's `self.__next_f.push([1,"…"])`. */
const flightPush = /__next_f\.push\(\s{0,9}\[\s{0,9}1\s{0,9},\s{0,9}(?=")/g;

export function scriptValues(script: string): unknown[] {
  const found: unknown[] = [];
  let end = 0;
  for (const match of script.matchAll(assignment)) {
    const start = match.index + match[0].length;
    // An assignment inside an object already read is part of a string.
    if (start < end) continue;
    if (found.length >= maxValues) break;
    end = endOfValue(script, start);
    const value = parseLiteral(script.slice(start, end));
    if (value !== undefined) found.push(value);
  }
  for (const text of stringsAfter(script, quotedJson)) {
    const value = parseLiteral(text.trim());
    if (value !== undefined) found.push(value);
  }
  return found;
}

/** The pieces of Next's stream that a script pushes, in order. */
export function flightChunks(script: string): string[] {
  return script.includes("__next_f") ? stringsAfter(script, flightPush) : [];
}

function stringsAfter(script: string, pattern: RegExp): string[] {
  const texts: string[] = [];
  let end = 0;
  for (const match of script.matchAll(pattern)) {
    const start = match.index + match[0].length;
    if (start < end) continue;
    end = endOfString(script, start);
    texts.push(unescapeString(script.slice(start + 1, end - 1)));
  }
  return texts;
}

/** Index after the bracket that closes the value at `start`, strings skipped. */
function endOfValue(script: string, start: number): number {
  let depth = 0;
  for (let at = start; at < script.length; at++) {
    const char = script.charCodeAt(at);
    if (char === 34 || char === 39 || char === 96) at = endOfString(script, at) - 1;
    else if (char === 123 || char === 91) depth++;
    else if ((char === 125 || char === 93) && --depth === 0) return at + 1;
  }
  return script.length;
}
