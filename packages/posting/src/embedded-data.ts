/** The data that client-side frameworks leave in a page's scripts, as JSON values. Never runs a script. */
import { type Document, type Element, isText } from "domhandler";
import { attribute, descendants } from "./dom.ts";
import { decodeReferences } from "./reference-json.ts";

/** A script shorter than this holds no description. */
const minScriptChars = 300;
const maxScriptChars = 4_000_000;
const maxAssignments = 20;
/** `window.__appData = {`, `self.x = [`, `const state = {`, `"initialData":`-like properties are not looked for. */
const assignment =
  /(?:^|[\s;,(])(?:window|self|globalThis|var|let|const)[\s.[]\s*["']?[\w$.]{1,80}["']?\]?(?:\.[\w$]{1,60}){0,3}\s{0,9}=\s{0,9}(?=[{[])/g;

/** JSON of `application/json` scripts (Next, Nuxt, Gatsby, …) and of objects assigned to a global, in page order. */
export function embeddedData(document: Document): unknown[] {
  const found: unknown[] = [];
  for (const element of descendants(document)) {
    if (element.name !== "script") continue;
    const type = attribute(element, "type").toLowerCase();
    if (type.includes("ld+json")) continue;
    const text = element.children.map((child) => (isText(child) ? child.data : "")).join("");
    if (text.length < minScriptChars || text.length > maxScriptChars) continue;
    if (/json$/.test(type)) found.push(decodeReferences(parse(text)));
    else if (isScript(element, type)) found.push(...assignedObjects(text));
  }
  return found.filter((value) => value !== undefined);
}

function isScript(element: Element, type: string): boolean {
  return (
    attribute(element, "src") === "" && (type === "" || type === "module" || type.includes("javascript"))
  );
}

function assignedObjects(script: string): unknown[] {
  const found: unknown[] = [];
  let end = 0;
  for (const match of script.matchAll(assignment)) {
    const start = match.index + match[0].length;
    // An assignment inside an object already read is part of a string.
    if (start < end) continue;
    if (found.length >= maxAssignments) break;
    end = endOfValue(script, start);
    const value = parse(script.slice(start, end));
    if (value !== undefined) found.push(value);
  }
  return found;
}

/** Index after the bracket that closes the value at `start`, strings skipped. */
function endOfValue(script: string, start: number): number {
  let depth = 0;
  let inString = false;
  for (let at = start; at < script.length; at++) {
    const char = script.charCodeAt(at);
    if (inString) {
      if (char === 92) at++;
      else if (char === 34) inString = false;
    } else if (char === 34) inString = true;
    else if (char === 123 || char === 91) depth++;
    else if ((char === 125 || char === 93) && --depth === 0) return at + 1;
  }
  return script.length;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A JavaScript literal, not JSON: what needs running is not read.
    return undefined;
  }
}
