/** Where a posting's lines end and a site's own begin: related jobs, forms, sign-in, footer. Knows wording, no site. */
import { comparable } from "./clean-text.ts";
import type { TextLine } from "./text-line.ts";

const maxLineChars = 90;
/** One such line is enough: what follows is about other postings or about the site. */
const ends =
  /^(?:(?:similar|related|recommended|more|other|latest|featured) (?:(?:open|current|available) )?(?:jobs|positions|roles|openings|vacancies|opportunities)|people also viewed|jobs you (?:may|might) (?:like|be interested in)|ähnliche (?:jobs|stellen)\w*|weitere (?:jobs|stellen)\w*|offres similaires|offres d emploi similaires|ofertas similares|empleos similares|vagas (?:semelhantes|similares)|annunci simili|vergelijkbare vacatures|podobné (?:nabídky|pozice)|podobne oferty|liknande jobb|lignende (?:stillinger|job)|thank you for applying|you ve already applied|powered by)\b/;
/** Two of these close together are a form, a sign-in or a footer. */
const formOrFooter =
  /^(?:first name|last name|full name|your name|e ?mail(?: address| or phone)?|phone(?: number)?|mobile number|password|forgot password|upload (?:your )?(?:cv|resume|a file|file)|attach(?: resume| cv)?|resume cv|cover letter|or drag and drop(?: here)?|upload a file or drag.*|accepted files.*|choose file|submit(?: application| your application)?|apply for this (?:job|position|role)|personal (?:information|details|data)|my information|linkedin profile|write it here instead|all fields marked.*|required fields?.*|indicates a required field|country|sign in.*|join now|continue with google|vorname|nachname|anrede|lebenslauf(?: hochladen)?|anschreiben|telefon(?:nummer)?|prénom|nom|téléphone|nombre|apellidos?|jméno|příjmení|imię|nazwisko|voornaam|achternaam|nome|cognome|sobrenome|(?:data )?privacy (?:statement|policy|notice)|cookie (?:policy|settings|preferences)|legal notice|imprint|impressum|datenschutz(?:erklärung)?|terms (?:of (?:use|service)|and conditions)|user agreement|copyright policy|all rights reserved|follow us|about us|contact us|sitemap|accessibility)$/;
/** A board's card of the employer: a heading, and soon below it how many follow it. */
const cardHeading =
  /^(?:about the company|acerca de la empresa|sobre la empresa|sobre a empresa|über das unternehmen|à propos de l entreprise|informazioni sull azienda|over het bedrijf|o firmie)$/;
const followers =
  /^[\d.,\s]{1,15}[kKmM]? ?(?:followers?|seguidores|abonnés|follower:innen|volgers|obserwujących|sledujících)\b/i;
const window = 8;
const needed = 3;
const minCharsBefore = 200;

/** `lines` up to where the posting ends. */
export function untilEnd(lines: readonly TextLine[]): TextLine[] {
  let chars = 0;
  for (const [index, line] of lines.entries()) {
    if (chars >= minCharsBefore && line.text.length <= maxLineChars) {
      const text = comparable(line.text);
      if (ends.test(text)) return lines.slice(0, index);
      if (
        cardHeading.test(text) &&
        lines.slice(index, index + window).some((near) => followers.test(near.text))
      )
        return lines.slice(0, index);
      if (formOrFooter.test(text) && countForm(lines.slice(index, index + window)) >= needed)
        return lines.slice(0, index);
    }
    chars += line.text.length;
  }
  return [...lines];
}

function countForm(lines: readonly TextLine[]): number {
  return lines.filter((line) => line.text.length <= maxLineChars && formOrFooter.test(comparable(line.text)))
    .length;
}
