/** The job's title where no markup names it: in headings, in what is set like one, in the share title. */
import { type Document, type Element, isTag } from "domhandler";
import { comparable, oneLine } from "./clean-text.ts";
import { attribute, childElements, descendants, shortText } from "./dom.ts";
import { isInterfaceText } from "./interface-text.ts";
import { labelledField } from "./labelled-fields.ts";
import type { PageNames } from "./page-names.ts";
import { isPostingPhrase, isSectionHeading } from "./posting-vocabulary.ts";

export const maxTitleChars = 160;
/** First headings that name the page, not the job. */
const pageHeading =
  /^(?:careers?|(?:about )?(?:the )?jobs?|(?:the )?(?:role|position)|(?:career|employment|job|current) opportunit(?:y|ies)|(?:current|job) vacanc(?:y|ies)|job (?:board|details?|description|search|openings?|posting(?: details?)?|advertisement|summary)|position (?:description|details?|summary)|(?:general |job |basic )?information|details?|welcome|overview|search results|open (?:positions|roles)|vacanc(?:y|ies)|current openings|join (?:us|our team)|karriere|stellenangebote?|offres? d emploi|ofertas? de empleo|descripción de la oferta|descripción del puesto|descrição da vaga|descripcion|beschreibung|stellenbeschreibung|description du poste|popis práce|opis stanowiska|functieomschrijving|empleo|vagas|vacatures?|volné pozice|detail pozice|kariéra|praca|home|about us|apply(?: now)?|application|sign in|log in)$/;

export function isName(text: string): boolean {
  return /\p{L}{2}/u.test(text) && labelledField(text) === null && !isInterfaceText(text);
}

export function isTitle(text: string): boolean {
  return isName(text) && !pageHeading.test(comparable(text));
}

/** The first heading that the page's title repeats. */
export function repeatedTitle(names: PageNames): string | null {
  const titles = [names.title, names.ogTitle].map(comparable);
  const headings = [...names.h1, ...names.h2].filter((text) => text.length <= maxTitleChars && isTitle(text));
  return (
    headings.find(
      (text) => comparable(text).length > 3 && titles.some((title) => title.includes(comparable(text))),
    ) ?? null
  );
}

/** The first heading that the page's title repeats, else the only first-level one. */
export function headingTitle(names: PageNames): string | null {
  const repeated = repeatedTitle(names);
  const first = names.h1.filter(isTitle);
  return (
    repeated ?? (first.length > 0 && new Set(first.map(comparable)).size === 1 ? (first[0] ?? null) : null)
  );
}

const drawnClass = /(?:^|[\s_-])(?:title|heading|headline|h[1-3])(?:$|[\s_-])/i;
const maxDrawn = 12;
const maxDrawnChars = 120;

/** On pages without a first-level heading the first text set like one, where the page's own title says no better. */
export function drawnTitle(document: Document, names: PageNames): string | null {
  if (names.h1.some(isTitle) || shareTitle(names) !== null) return null;
  let seen = 0;
  for (const element of descendants(document)) {
    const isDrawn =
      /^(?:h[2-4]|b|strong)$/.test(element.name) || drawnClass.test(attribute(element, "class"));
    if (!isDrawn || childElements(element).length > 2 || isLinkText(element)) continue;
    const text = oneLine(shortText(element, maxDrawnChars) ?? "");
    if (text === "") continue;
    if (++seen > maxDrawn || isSectionHeading(text)) return null;
    if (isTitle(text) && !isPostingPhrase(text) && text.includes(" ") && !/[:.!?]$/.test(text)) return text;
  }
  return null;
}

/** A word set in bold inside a link is a menu's. */
function isLinkText({ name, parent }: Element): boolean {
  return (name === "b" || name === "strong") && parent !== null && isTag(parent) && parent.name === "a";
}

/** What a page is shared as, where that is no sentence and not the site's own name. */
export function shareTitle(names: PageNames): string | null {
  const title = names.ogTitle;
  return title !== "" &&
    title.length <= maxTitleChars &&
    isTitle(title) &&
    comparable(title) !== comparable(names.siteName)
    ? title
    : null;
}
