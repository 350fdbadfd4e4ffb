/** Reads from a page's own style sheets which classes and ids hide text. Simple selectors only, no cascade. */
import type { Document, Element } from "domhandler";
import { conceals, takesOut } from "./css-declarations.ts";
import { attribute, descendants, rawText } from "./dom.ts";

const maxChars = 400_000;
const maxRules = 10_000;
/** Of the rules that begin with one name, so many are looked at. */
const maxRulesPerName = 40;
/** `.note`, `p.note`, `#note`, `.tab.active`: what needs no look at other elements. */
const simple = /^([a-z][a-z\d]{0,15})?((?:[.#][\w-]{1,80}){1,4})$/i;

interface Rule {
  tag: string;
  names: string[];
  effect: "hides" | "conceals" | "shows";
}

export interface StyleSheet {
  /** What the sheets do to `element`: the most specific of the simple rules decides. */
  effectOn(element: Element): "hides" | "conceals" | null;
}

export function readStyleSheets(document: Document): StyleSheet {
  const rules = new Map<string, Rule[]>();
  let budget = maxChars;
  for (const element of descendants(document)) {
    if (element.name !== "style" || /print/i.test(attribute(element, "media"))) continue;
    const css = rawText(element).slice(0, Math.max(0, budget));
    budget -= css.length;
    for (const rule of rulesOf(css)) {
      const key = rule.names[0] ?? "";
      const known = rules.get(key);
      if (known === undefined) rules.set(key, [rule]);
      else if (known.length < maxRulesPerName) known.push(rule);
    }
  }
  return {
    effectOn(element) {
      if (rules.size === 0) return null;
      const names = namesOf(element);
      let best: Rule | null = null;
      for (const name of names) {
        for (const rule of rules.get(name) ?? []) {
          if (rule.tag !== "" && rule.tag !== element.name) continue;
          if (!rule.names.every((needed) => names.has(needed))) continue;
          if (best === null || rule.names.length >= best.names.length) best = rule;
        }
      }
      return best === null || best.effect === "shows" ? null : best.effect;
    },
  };
}

function namesOf(element: Element): Set<string> {
  const classes = attribute(element, "class").split(/\s+/, 60).filter(Boolean);
  const id = attribute(element, "id");
  return new Set([...classes.map((name) => `.${name}`), ...(id === "" ? [] : [`#${id}`])]);
}

/** Rules at the top level only: those of a media query depend on the window. */
function rulesOf(css: string): Rule[] {
  const found: Rule[] = [];
  let depth = 0;
  let start = 0;
  let selectors = "";
  for (let at = 0; at < css.length && found.length < maxRules; at++) {
    const char = css.charCodeAt(at);
    if (char === 47 && css.charCodeAt(at + 1) === 42) {
      const end = css.indexOf("*/", at + 2);
      if (end < 0) break;
      if (css.slice(start, at).trim() === "") start = end + 2;
      at = end + 1;
    } else if (char === 123) {
      if (depth++ === 0) selectors = css.slice(start, at);
      if (depth === 1) start = at + 1;
    } else if (char === 125) {
      if (--depth === 0) found.push(...toRules(selectors, css.slice(start, at)));
      if (depth <= 0) {
        depth = 0;
        start = at + 1;
      }
    } else if (char === 59 && depth === 0) start = at + 1;
  }
  return found;
}

function toRules(selectors: string, declarations: string): Rule[] {
  if (selectors.length > 2_000 || declarations.length > 2_000) return [];
  const effect = effectOf(declarations);
  if (effect === null || selectors.trim().startsWith("@")) return [];
  return selectors.split(",").flatMap((selector) => {
    const match = simple.exec(selector.trim());
    const names = match?.[2]?.match(/[.#][\w-]+/g);
    return names ? [{ tag: match?.[1]?.toLowerCase() ?? "", names, effect }] : [];
  });
}

function effectOf(declarations: string): Rule["effect"] | null {
  if (takesOut(declarations)) return "hides";
  if (conceals(declarations)) return "conceals";
  return /(?:display|visibility|opacity|position|font-size)\s{0,9}:/i.test(declarations) ? "shows" : null;
}
