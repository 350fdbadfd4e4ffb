/** Turns the JSON in which editors keep rich text (Contentful, ProseMirror and their kin) into HTML. Knows no site. */
import { asList, isObject } from "./json-value.ts";

const maxDepth = 30;
const maxNodes = 5_000;
const lists = /^(?:un)?orderedlist$|^bulletlist$/;

/** HTML of a document node, or null where `value` is none. */
export function richTextHtml(value: unknown): string | null {
  if (!isObject(value) || !Array.isArray(value.content ?? value.children) || kindOf(value) === "")
    return null;
  let budget = maxNodes;
  const html = (node: unknown, depth: number): string => {
    if (!isObject(node) || depth > maxDepth || budget-- <= 0) return "";
    const text = node.text ?? node.value;
    if (typeof text === "string") return escapeHtml(text);
    const inner = asList(node.content ?? node.children)
      .map((child) => html(child, depth + 1))
      .join("");
    const kind = kindOf(node);
    if (/^h(?:eading)?\d?$/.test(kind)) return `<h3>${inner}</h3>`;
    if (lists.test(kind)) return `<ul>${inner}</ul>`;
    if (kind === "listitem") return `<li>${inner}</li>`;
    return kind === "hardbreak"
      ? "<br>"
      : /^(?:paragraph|p|blockquote)$/.test(kind)
        ? `<p>${inner}</p>`
        : inner;
  };
  return html(value, 0);
}

function kindOf(node: Record<string, unknown>): string {
  const kind = node.nodeType ?? node.type;
  return typeof kind === "string" ? kind.toLowerCase().replace(/[^a-z\d]/g, "") : "";
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
