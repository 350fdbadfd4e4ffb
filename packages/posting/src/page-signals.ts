/** What a page shows about itself beside its text: forms, walls, scripts. Read before anything is pruned. */
import type { Document, Element } from "domhandler";
import { attribute, descendants } from "./dom.ts";

export interface PageSignals {
  scripts: number;
  /** A field for a password: the page asks to sign in. */
  hasPasswordField: boolean;
  /** A form that takes an application: a file, or name, mail and more. */
  hasApplicationForm: boolean;
  /** An element that only bot checks have. */
  hasBotCheck: boolean;
  /** An empty element into which a framework renders the page. */
  hasAppRoot: boolean;
}

const resumeField = /resume|curriculum|\bcv\b|lebenslauf|životopis|anschreiben|cover.?letter/i;
const personField = /first.?name|last.?name|full.?name|^name$|e-?mail|phone|vorname|nachname|prenom|nombre/i;
const botCheck =
  /cf-challenge|challenge-platform|cf-turnstile|px-captcha|datadome|captcha-delivery|_incapsula_|h-captcha-challenge|akamai-challenge/i;
const appRoot = /^(?:root|app|__next|__nuxt|app-root|react-root|main-app|application)$/i;

export function pageSignals(document: Document): PageSignals {
  const signals: PageSignals = {
    scripts: 0,
    hasPasswordField: false,
    hasApplicationForm: false,
    hasBotCheck: false,
    hasAppRoot: false,
  };
  for (const element of descendants(document)) {
    if (element.name === "script") signals.scripts++;
    if (element.name === "input" && attribute(element, "type") === "password")
      signals.hasPasswordField = true;
    if (element.name === "form" && !signals.hasApplicationForm && isApplicationForm(element))
      signals.hasApplicationForm = true;
    const marks = `${attribute(element, "id")} ${attribute(element, "class")} ${attribute(element, "src")}`;
    if (marks.length < 2_000 && botCheck.test(marks)) signals.hasBotCheck = true;
    if (appRoot.test(attribute(element, "id")) && element.children.length <= 1) signals.hasAppRoot = true;
  }
  return signals;
}

/** Whether a form takes an application: a file or resume field, or three fields about the person. */
export function isApplicationForm(form: Element): boolean {
  let person = 0;
  for (const element of descendants(form)) {
    if (element.name !== "input" && element.name !== "textarea") continue;
    const type = attribute(element, "type");
    if (type === "hidden") continue;
    const name = `${attribute(element, "name")} ${attribute(element, "id")} ${attribute(element, "autocomplete")}`;
    if (type === "file" || resumeField.test(name)) return true;
    if (name.split(" ").some((part) => personField.test(part))) person++;
  }
  return person >= 3;
}
