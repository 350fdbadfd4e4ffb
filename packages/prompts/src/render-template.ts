/** Fills a parsed template with plain data. Data never becomes template: tags inside it stay text. */
import { parseTemplate, TemplateError, type TemplateNode } from "./parse-template.ts";

type Scope = Record<string, unknown>;

/**
 * @param data what `it` is; strings, numbers, booleans, arrays and plain objects
 * @throws TemplateError where the template is not of our language, or names what the data does not have
 */
export function renderTemplate(source: string, data: Scope): string {
  return render(parseTemplate(source), { it: data });
}

function render(nodes: TemplateNode[], scope: Scope): string {
  return nodes.map((node) => renderNode(node, scope)).join("");
}

function renderNode(node: TemplateNode, scope: Scope): string {
  switch (node.kind) {
    case "text":
      return node.text;
    case "value":
      return text(lookUp(scope, node), node);
    case "if":
      return truthy(lookUp(scope, node, true)) ? render(node.body, scope) : "";
    case "for": {
      const list = lookUp(scope, node);
      if (!Array.isArray(list)) throw new TemplateError(`${node.path.join(".")} is no list`, node.at);
      return list.map((item) => render(node.body, { ...scope, [node.name]: item })).join("");
    }
  }
}

type Place = { path: string[]; at: string };

/** Own properties only: nothing inherited can be reached. */
function lookUp(scope: Scope, { path, at }: Place, optional = false): unknown {
  let value: unknown = scope;
  for (const part of path) {
    if (value === null || typeof value !== "object" || !Object.hasOwn(value, part)) {
      if (optional) return undefined;
      throw new TemplateError(`there is no ${path.join(".")}`, at);
    }
    value = (value as Scope)[part];
  }
  return value;
}

function text(value: unknown, { path, at }: Place): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  throw new TemplateError(`${path.join(".")} is no text`, at);
}

const truthy = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : Boolean(value));
