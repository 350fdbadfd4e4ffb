/** The fields in the first lines of a text: labelled, or told apart by what they look like. Knows no page. */
import { comparable } from "./clean-text.ts";
import type { Draft } from "./draft.ts";
import { employmentType } from "./employment-type.ts";
import { type LabelledField, labelledField, labelledLine } from "./labelled-fields.ts";
import { isTitle } from "./page-title.ts";
import { parseDate } from "./parse-date.ts";
import { isPlace } from "./place-names.ts";
import { hasRoleWord } from "./role-word.ts";
import { salaryFromText } from "./salary-text.ts";
import type { TextLine } from "./text-line.ts";
import { withoutAge } from "./without-age.ts";
import { remoteFromText } from "./work-place.ts";

export const urlLine = /^(?:(?:url|link|source|quelle)\s*:?\s*)?(https?:\/\/\S+)$/i;
/** Facts that need no field: contract, hours, language of the page. */
const chip =
  /^(?:permanent|unbefristet|festanstellung|unlimited|cdi|mobil|hybrid|remote|on ?site|vor ort|english|deutsch|german|français|french|español|nederlands|dutch|čeština|polski|italiano|\d+ applicants?|new|neu|featured|hot job|trending|promoted|urgently hiring|actively hiring|urgent|engineering|sales|marketing|data|it|hr|finance|product|design|operations|customer (?:service|success))$/;

/** Other facts with their labels, links to the advert, and headings of sections name no employer. */
const noName = /:|\b(?:job (?:description|posting|advert\w*|identification|category)|click here|link to)\b/i;
/** "Acme Academy, Bristol", "Acme – Berlin" */
const employerAndTown = /^(.{3,60}?)(?:, | [–—|·•-] )(.{2,60})$/;
/** "Part-time, term time only (25 hours a week)": longer than a chip, and still no name. */
const hoursFirst =
  /^(?:full|part)[- ]?time\b|^(?:voll|teil)zeit\b|^temps (?:plein|partiel)|^jornada |^plný úvazek|^(?:permanent|temporary|unbefristet|befristet|cdi|cdd|contract)\b/i;

interface Named {
  title: string | null;
  company: string | null;
  location: string | null;
  /** Where the text's kind puts the employer before the job. */
  employerFirst?: boolean;
}

/** `named` is what the page's title said, `all` the whole text: a label and its value may stand on two lines. */
export function headerDraft(header: readonly TextLine[], named: Named, all: readonly TextLine[]): Draft {
  const draft: Draft = { source: "text", ...(named.title !== null && { title: named.title }) };
  const open: string[] = [];
  const heading = header.find(({ kind, level, text }) => kind === "heading" && level === 1 && isTitle(text));
  if (named.title === null && heading) draft.title = heading.text;
  let valueAt = -1;
  for (const [index, { text }] of header.entries()) {
    if (index === valueAt || text === heading?.text) continue;
    const address = urlLine.exec(text)?.[1];
    const below = header[index + 1]?.text ?? "";
    const pair =
      labelledLine(text) ?? namedEmployer(text) ?? pairBelow(text, below, open.length === 0 && !heading);
    if (pair?.[1] === below) valueAt = index + 1;
    const [field, value] = pair ?? [];
    if (address) draft.canonical_url ??= address;
    else if (field && value) readLabelled(draft, field, value);
    else if (hoursFirst.test(text)) draft.employment_type ??= employmentType(text);
    else if (!readChip(text, draft) && comparable(text) !== comparable(named.title ?? "")) open.push(text);
  }
  const offer = /^(.{3,100}) (?:at|@|bei|chez) (.{2,60})$/.exec(open[0] ?? "");
  if (offer && !draft.title && !draft.company) {
    draft.title = offer[1];
    draft.company = offer[2];
    open.shift();
  }
  // "Acme | Engineer | Berlin": the order is the writer's own.
  const [first = "", second = ""] = open;
  const isSwapped = hasRoleWord(second) || (named.employerFirst && second !== "" && !isPlace(second));
  if (!draft.title && isSwapped && !hasRoleWord(first)) {
    const [employer] = open.splice(0, 1);
    draft.company ??= employer;
  }
  if (isTitle(first)) draft.title ??= open.shift();
  draft.company ??= named.company;
  draft.location ??= named.location ?? (withoutAge(open.find(isPlace) ?? "") || null);
  const names = open.filter(
    (text) => !isPlace(text) && /\p{L}{2}/u.test(text) && isTitle(text) && !noName.test(text),
  );
  const [, employer, town] = names.length === 0 ? (employerAndTown.exec(open[0] ?? "") ?? []) : [];
  if (employer && town && !draft.company && !isPlace(employer) && isPlace(town)) {
    draft.company = employer;
    draft.location = town;
  }
  draft.company ??= names.shift();
  draft.location ??= names.find((text) => comparable(text) !== comparable(draft.company ?? ""));
  readPairs(draft, all);
  return draft;
}

/** "Empresa Northwind" names the employer without a colon. */
function namedEmployer(text: string): [LabelledField, string] | null {
  const name =
    /^(?:Empresa|Company|Employer|Unternehmen|Arbeitgeber|Entreprise|Azienda|Firma) (\p{Lu}[^:.,]{1,60})$/u;
  const found = name.exec(text)?.[1];
  return found ? ["company", found] : null;
}

/** "Location" and "Berlin" on two lines of the header; a title only where none stands above ("Role: individual contributor"). */
function pairBelow(label: string, value: string, isUntitled: boolean): [LabelledField, string] | null {
  const field = labelledField(label);
  const isName = field === "location" || field === "company" || (field === "title" && isUntitled);
  return isName && value !== "" && labelledField(value) === null ? [field, value] : null;
}

function readLabelled(draft: Draft, field: string, value: string): void {
  if (field === "title" || field === "company" || field === "location") draft[field] ??= value;
  else if (field === "salary") draft.salary ??= salaryFromText(value, true);
  else if (field === "posted") draft.posted_at ??= parseDate(value);
  else if (field === "validThrough") draft.valid_through ??= parseDate(value);
  else if (field === "type") draft.employment_type ??= employmentType(value);
  else if (field === "workplace") draft.remote ??= remoteFromText(value);
  else if (field === "id") draft.external_id ??= value;
}

/** "Employment type" and "Full-time" on two lines: only facts whose value proves itself. */
function readPairs(draft: Draft, lines: readonly TextLine[]): void {
  for (const [index, line] of lines.entries()) {
    const field = labelledField(line.text);
    const value = lines[index + 1]?.text ?? "";
    if (value === "" || value.length > 60) continue;
    if (field === "type") {
      // One kind a line: contract, then hours.
      const end = lines.findIndex(({ text }, at) => at > index && employmentType(text) === null);
      const kinds = lines.slice(index + 1, Math.min(end < 0 ? lines.length : end, index + 4));
      const found = employmentType(
        kinds
          .map(({ text }) => text)
          .filter((text) => text.length <= 60)
          .join("\n"),
      );
      if (found !== null && !draft.employment_type?.includes("|")) draft.employment_type = found;
    } else if (field === "salary" || field === "posted" || field === "validThrough")
      readLabelled(draft, field, value);
  }
}

/** Whether a short line says how one works and names nothing. */
export function isChip(text: string): boolean {
  return readChip(text, { source: "text" });
}

/** Whether a short line only says how one works ("Full time", "Remote", "€50k – 60k"). */
function readChip(text: string, draft: Draft): boolean {
  if (text.length > 40) return false;
  const [type, remote, salary, date] = [
    employmentType(text),
    remoteFromText(text),
    salaryFromText(text, true),
    parseDate(text),
  ];
  if (type && text.split(" ").length <= 4) draft.employment_type ??= type;
  else if (remote !== null && text.split(" ").length <= 2) draft.remote ??= remote;
  else if (salary) draft.salary ??= salary;
  else if (date) draft.posted_at ??= date;
  else return chip.test(comparable(text));
  return true;
}
