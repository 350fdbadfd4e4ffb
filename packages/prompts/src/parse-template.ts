/**
 * The language of prompt templates: text, `<%= it.path %>`, `<% for (const x of it.list) { %> … <% } %>` and
 * `<% if (it.path) { %> … <% } %>`. A template comes from the database and is untrusted: Eta only splits it into
 * tags here, and nothing of it is ever compiled or run.
 */
import { Eta } from "eta";

/** `["it", "resume"]` for `it.resume`. */
type Path = string[];

export type TemplateNode =
  | { kind: "text"; text: string }
  | { kind: "value"; path: Path }
  | { kind: "for"; name: string; path: Path; body: TemplateNode[] }
  | { kind: "if"; path: Path; body: TemplateNode[] };

/** What a template says that this language does not have. */
export class TemplateError extends Error {
  override name = "TemplateError";
}

const templateLimit = 100_000;
const depthLimit = 3;

// autoTrim would eat the line break after every tag.
const eta = new Eta({ autoEscape: false, autoTrim: false });

const name = "[A-Za-z_][A-Za-z0-9_]{0,39}";
const path = `${name}(?:\\.${name}){0,5}`;
const pathPattern = new RegExp(`^${path}$`);
const forPattern = new RegExp(`^for \\(const (${name}) of (${path})\\) \\{$`);
const ifPattern = new RegExp(`^if \\((${path})\\) \\{$`);
/** Names that lead out of plain data. */
const forbidden = new Set(["__proto__", "constructor", "prototype"]);

/** @throws TemplateError that quotes the tag it does not know */
export function parseTemplate(source: string): TemplateNode[] {
  if (source.length > templateLimit)
    throw new TemplateError(`a template has at most ${templateLimit} characters`);
  const root: TemplateNode[] = [];
  const open: { body: TemplateNode[]; names: Set<string> }[] = [{ body: root, names: new Set(["it"]) }];
  for (const token of split(source)) {
    const { body, names } = open.at(-1) as (typeof open)[number];
    if (typeof token === "string") {
      body.push({ kind: "text", text: plainText(token) });
      continue;
    }
    const code = token.val.trim();
    if (token.t === "e" && code === "}") {
      if (open.length === 1) throw new TemplateError("a closing <% } %> has nothing to close");
      open.pop();
      continue;
    }
    if (token.t !== "e") {
      body.push({ kind: "value", path: parsePath(code, names) });
      continue;
    }
    const block = parseBlock(code, names);
    body.push(block);
    if (open.length > depthLimit) throw new TemplateError(`blocks go ${depthLimit} deep at most`);
    open.push({ body: block.body, names: block.kind === "for" ? new Set([...names, block.name]) : names });
  }
  if (open.length > 1) throw new TemplateError("a block is not closed with <% } %>");
  return root;
}

function split(source: string): (string | { t: string; val: string })[] {
  try {
    return eta.parse(source) as (string | { t: string; val: string })[];
  } catch (error) {
    throw new TemplateError((error as Error).message.split("\n")[0] ?? "the template cannot be read");
  }
}

/** Eta hands text over as it would stand in a JavaScript string. */
function plainText(text: string): string {
  return text.replaceAll(/\\([n\\'])/g, (_, character: string) => (character === "n" ? "\n" : character));
}

function parseBlock(code: string, names: Set<string>): TemplateNode & { kind: "for" | "if" } {
  const [, each, list] = forPattern.exec(code) ?? [];
  if (each && list) {
    if (each === "it" || forbidden.has(each)) throw new TemplateError(`a loop may not name its item ${each}`);
    return { kind: "for", name: each, path: parsePath(list, names), body: [] };
  }
  const condition = ifPattern.exec(code)?.[1];
  if (condition) return { kind: "if", path: parsePath(condition, names), body: [] };
  throw new TemplateError(`a template has no <% ${code.slice(0, 80)} %>`);
}

function parsePath(code: string, names: Set<string>): Path {
  if (!pathPattern.test(code))
    throw new TemplateError(`a value is a path like it.resume, not ${code.slice(0, 80)}`);
  const parts = code.split(".");
  if (!names.has(parts[0] as string)) throw new TemplateError(`${parts[0]} is not known here`);
  const bad = parts.find((part) => forbidden.has(part));
  if (bad) throw new TemplateError(`${bad} may not be read`);
  return parts;
}
