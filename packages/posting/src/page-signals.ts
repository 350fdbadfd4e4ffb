/** What a page shows about itself beside its text: forms, walls, scripts. Read before anything is pruned. */
import type { Document, Element } from "domhandler";
import { comparable } from "./clean-text.ts";
import { attribute, descendants, shortText } from "./dom.ts";

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
  /** One button to apply with, on a page whose markup speaks of a job. */
  offersJob: boolean;
}

const applyText =
  /^(?:(?:easy |quick )?apply(?: now| online| here| today| for (?:this|the) (?:job|position|role|vacancy))?|(?:jetzt |online )?bewerben|(?:je )?postule[rz]?(?: maintenant| à cette offre)?|solicitar(?: empleo)?|inscribirme|aplicar|candidatar se|candidate se|candidati(?: ora)?|solliciteer(?: nu| direct)?|odpovědět(?: na nabídku)?|mám zájem|reagovat|odpovedať|aplikuj(?: teraz)?|ansök(?: nu)?|(?:an)?søg(?: nu)?|søk(?: på)? stillingen?|hae paikkaa|jelentkezem)$/;
const jobMark =
  /(?:^|[^a-z])(?:job|vacanc|position-?|stelle|offre|oferta|vaga-|vacature|pozice|career|karriere)|job(?:ad|description|detail|posting)/i;
const maxApplyChars = 40;

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
    offersJob: false,
  };
  const applyTargets = new Set<string>();
  let speaksOfJob = false;
  for (const element of descendants(document)) {
    if (element.name === "script") signals.scripts++;
    if (element.name === "input" && attribute(element, "type") === "password")
      signals.hasPasswordField = true;
    if (element.name === "form" && !signals.hasApplicationForm && isApplicationForm(element))
      signals.hasApplicationForm = true;
    const marks = `${attribute(element, "id")} ${attribute(element, "class")} ${attribute(element, "src")}`;
    if (marks.length < 2_000 && botCheck.test(marks)) signals.hasBotCheck = true;
    speaksOfJob ||= marks.length < 500 && jobMark.test(marks);
    if (/^(?:a|button|input)$/.test(element.name)) {
      const text = shortText(element, maxApplyChars) || attribute(element, "value");
      if (applyText.test(comparable(text.slice(0, maxApplyChars))))
        applyTargets.add(attribute(element, "href"));
    }
    if (appRoot.test(attribute(element, "id")) && element.children.length <= 1) signals.hasAppRoot = true;
  }
  // The same button stands above and below the text; a list has one for each of its jobs.
  signals.offersJob = speaksOfJob && applyTargets.size > 0 && applyTargets.size <= 2;
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
