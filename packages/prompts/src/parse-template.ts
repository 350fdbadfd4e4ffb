/**
 * The language of prompt templates: text, `<%= it.path %>`, `<% for (const x of it.list) { %> … <% } %>` and
 * `<% if (it.path) { %> … <% } %>`. A template comes from the database and is untrusted: Eta only splits it into
 * tags here, and nothing of it is ever compiled or run.
 */
import { Eta } from "eta";

/** `["it", "resume"]` for `it.resume`. */
type Path = string[];

/** `at` is where its tag begins: "line:column", both from 1. */
export type TemplateNode =
  | { kind: "text"; text: string }
  | { kind: "value"; at: string; path: Path }
  | { kind: "for"; at: string; name: string; path: Path; body: TemplateNode[] }
  | { kind: "if"; at: string; path: Path; body: TemplateNode[] };

/** What a template says that this language does not have, and where, if it is at one place. */
export class TemplateError extends Error {
  override name = "TemplateError";
  readonly at: string | null;
  /** The message without the place. */
  readonly reason: string;

  constructor(reason: string, at: string | null = null) {
    super(at ? `${at}: ${reason}` : reason);
    this.at = at;
    this.reason = reason;
  }
}

const templateLimit = 100_000;
/** Eta looks through blanks inside a tag again from each of them: 90,000 of them would take it half a minute. */
const blanksLimit = 200;
const depthLimit = 3;

// autoTrim would eat the line break after every tag.
const eta = new Eta({ autoEscape: false, autoTrim: false });

const name = "[A-Za-z_][A-Za-z0-9_]{0,39}";
const path = `${name}(?:\\.${name}){0,5}`;
const pathPattern = new RegExp(`^${path}$`);
const forPattern = new RegExp(`^for \\(const (${name}) of (${path})\\) \\{$`);
const ifPattern = new RegExp(`^if \\((${path})\\) \\{$`);
const manyBlanks = new RegExp(`\\s{${blanksLimit + 1}}`);
/** Names that lead out of plain data. */
const forbidden = new Set(["__proto__", "constructor", "prototype"]);

/** @throws TemplateError that quotes the tag it does not know, and says where it stands */
export function parseTemplate(source: string): TemplateNode[] {
  if (source.length > templateLimit)
    throw new TemplateError(`a template has at most ${templateLimit} characters`);
  if (manyBlanks.test(source))
    throw new TemplateError(`a template has at most ${blanksLimit} blanks in a row`);
  const root: TemplateNode[] = [];
  const open: { body: TemplateNode[]; names: Set<string>; at: string }[] = [
    { body: root, names: new Set(["it"]), at: "1:1" },
  ];
  const places = tagPlaces(source);
  for (const token of split(source)) {
    const { body, names } = open.at(-1) as (typeof open)[number];
    if (typeof token === "string") {
      body.push({ kind: "text", text: plainText(token) });
      continue;
    }
    const at = places.next().value ?? "1:1";
    const code = token.val.trim();
    if (token.t === "e" && code === "}") {
      if (open.length === 1) throw new TemplateError("a closing <% } %> has nothing to close", at);
      open.pop();
      continue;
    }
    if (token.t !== "e") {
      body.push({ kind: "value", at, path: parsePath(code, names, at) });
      continue;
    }
    const block = parseBlock(code, names, at);
    body.push(block);
    if (open.length > depthLimit) throw new TemplateError(`blocks go ${depthLimit} deep at most`, at);
    open.push({
      body: block.body,
      names: block.kind === "for" ? new Set([...names, block.name]) : names,
      at,
    });
  }
  if (open.length > 1) throw new TemplateError("this block is not closed with <% } %>", open.at(-1)?.at);
  return root;
}

/**
 * Where each tag begins, one after the other; Eta does not say it. A tag may hold another's opening only where it is
 * refused, and then nobody asks for the next.
 */
function* tagPlaces(source: string): Generator<string, undefined> {
  let [line, lineStart, from] = [1, 0, 0];
  for (;;) {
    const tag = source.indexOf("<%", from);
    if (tag < 0) return undefined;
    for (
      let end = source.indexOf("\n", lineStart);
      end >= 0 && end < tag;
      end = source.indexOf("\n", lineStart)
    ) {
      line++;
      lineStart = end + 1;
    }
    yield `${line}:${tag - lineStart + 1}`;
    from = tag + 2;
  }
}

function split(source: string): (string | { t: string; val: string })[] {
  try {
    return eta.parse(source) as (string | { t: string; val: string })[];
  } catch (error) {
    const [said = ""] = (error as Error).message.split("\n");
    const [, what = said, line, column] = /^(.*) at line (\d+) col (\d+):$/.exec(said) ?? [];
    throw new TemplateError(what || "the template cannot be read", line ? `${line}:${column}` : null);
  }
}

/** Eta hands text over as it would stand in a JavaScript string. */
function plainText(text: string): string {
  return text.replaceAll(/\\([n\\'])/g, (_, character: string) => (character === "n" ? "\n" : character));
}

function parseBlock(code: string, names: Set<string>, at: string): TemplateNode & { kind: "for" | "if" } {
  const [, each, list] = forPattern.exec(code) ?? [];
  if (each && list) {
    if (each === "it" || forbidden.has(each))
      throw new TemplateError(`a loop may not name its item ${each}`, at);
    return { kind: "for", at, name: each, path: parsePath(list, names, at), body: [] };
  }
  const condition = ifPattern.exec(code)?.[1];
  if (condition) return { kind: "if", at, path: parsePath(condition, names, at), body: [] };
  throw new TemplateError(`a template has no <% ${code.slice(0, 80)} %>`, at);
}

function parsePath(code: string, names: Set<string>, at: string): Path {
  if (!pathPattern.test(code))
    throw new TemplateError(`a value is a path like it.resume, not ${code.slice(0, 80)}`, at);
  const parts = code.split(".");
  if (!names.has(parts[0] as string)) throw new TemplateError(`${parts[0]} is not known here`, at);
  const bad = parts.find((part) => forbidden.has(part));
  if (bad) throw new TemplateError(`${bad} may not be read`, at);
  return parts;
}
