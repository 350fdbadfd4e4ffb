/** Opens the folded sections of an advert: what a reader sees after a click is no hidden text. */
import { type Document, type Element, isTag } from "domhandler";
import { attribute, closest, descendants, rawText } from "./dom.ts";

/** A shorter panel is a menu or a hint. */
const minPanelChars = 60;
/** With more of its text in links a panel is a menu. */
const maxLinkShare = 0.3;
const maxToggleChars = 120;
/** More than an advert has: looking into nested panels again and again would take long. */
const maxToggles = 60;
const interfaceElements = new Set(["nav", "header", "footer", "form", "dialog"]);
const interfaceRoles = /^(?:dialog|alertdialog|menu|menubar|listbox|navigation|banner|contentinfo)$/;

/**
 * In place: shows the panels that a toggle of the page (`aria-expanded` with `aria-controls`) opens, and makes the
 * toggle's text the panel's heading. Menus, dialogs and forms stay as they are.
 */
export function openPanels(document: Document): void {
  const toggles: Element[] = [];
  const byId = new Map<string, Element>();
  for (const element of descendants(document)) {
    const id = attribute(element, "id");
    if (id !== "" && !byId.has(id)) byId.set(id, element);
    if (attribute(element, "aria-expanded") !== "" && attribute(element, "aria-controls") !== "")
      toggles.push(element);
  }
  const looked = new Set<Element>();
  for (const toggle of toggles.slice(0, maxToggles)) {
    const panel = byId.get(attribute(toggle, "aria-controls").trim());
    // Only the first toggle of a panel stands over it.
    if (!panel || looked.has(panel)) continue;
    looked.add(panel);
    if (closest(toggle, isInterface) || closest(panel, isInterface) || !holdsProse(panel)) continue;
    show(panel);
    if (rawText(toggle).trim().length <= maxToggleChars) asHeading(toggle);
  }
}

function isInterface(element: Element): boolean {
  return interfaceElements.has(element.name) || interfaceRoles.test(attribute(element, "role"));
}

function holdsProse(panel: Element): boolean {
  const chars = rawText(panel).trim().length;
  let linked = 0;
  for (const element of descendants(panel)) {
    if (element.name === "a") linked += rawText(element).trim().length;
    if (element.name === "input" || element.name === "select" || element.name === "textarea") return false;
  }
  return chars >= minPanelChars && linked <= chars * maxLinkShare;
}

function show(panel: Element): void {
  delete panel.attribs.hidden;
  if (attribute(panel, "aria-hidden") === "true") delete panel.attribs["aria-hidden"];
  const classes = attribute(panel, "class");
  if (classes !== "") panel.attribs.class = classes.replace(foldedClass, " ").trim();
  const style = attribute(panel, "style");
  if (style !== "") panel.attribs.style = style.replace(folding, "");
}
const foldedClass = /(?:^|\s)(?:d-none|hidden|is-hidden|hide|invisible|collapsed?)(?=\s|$)/g;
const folding =
  /(?:^|;)\s*(?:display\s*:\s*none|(?:max-)?height\s*:\s*0(?:px)?|visibility\s*:\s*hidden)[^;]*/gi;

/** Where the toggle is not part of a heading already. */
function asHeading(toggle: Element): void {
  const inHeading = closest(toggle, ({ name }) => /^h[1-6]$|^summary$/.test(name)) !== null;
  if (inHeading && toggle.name === "button") toggle.name = "span";
  else if (!inHeading && toggle.parent && isTag(toggle.parent)) {
    toggle.name = "h3";
    delete toggle.attribs.role;
  }
}
