/** Reads a posting from plain text or Markdown: what people paste. */
import type { PageReading } from "@leadfit/contracts";
import type { Draft } from "./draft.ts";
import { employmentType } from "./employment-type.ts";
import { labelledLine } from "./labelled-fields.ts";
import { toMarkdown } from "./markdown.ts";
import { noPosting, saysExpired } from "./no-posting.ts";
import { parseDate } from "./parse-date.ts";
import { plainLines } from "./plain-lines.ts";
import { isSectionHeading, looksLikePosting } from "./posting-vocabulary.ts";
import { salaryFromText } from "./salary-text.ts";
import type { TextLine } from "./text-line.ts";
import { toReading } from "./to-posting.ts";
import { remoteFromText } from "./work-place.ts";

const maxHeaderLines = 12;
const maxHeaderChars = 120;
const urlLine = /^(?:(?:url|link|source|quelle)\s*:?\s*)?(https?:\/\/\S+)$/i;

/** The text's first lines may name title, company and place; the rest is the description. */
export function readText(text: string, url: string | null): PageReading {
  const lines = plainLines(text);
  const { header, rest } = splitHeader(lines);
  const draft = headerDraft(header);
  const markdown = toMarkdown(rest);
  if (!looksLikePosting(toMarkdown(lines))) {
    const detail =
      text.trim() === ""
        ? "empty_page"
        : saysExpired(text.slice(0, 2_000))
          ? "expired_stub"
          : "no_description";
    return noPosting(detail);
  }
  return toReading([
    { ...draft, description: markdown },
    { source: "url", canonical_url: url },
  ]);
}

/** The short lines before the first section, bullet or sentence. */
function splitHeader(lines: TextLine[]): { header: TextLine[]; rest: TextLine[] } {
  let end = 0;
  for (const line of lines.slice(0, maxHeaderLines)) {
    const isTitle = line.kind === "heading" && end === 0;
    const known = labelledLine(line.text) !== null || urlLine.test(line.text);
    if (line.kind === "item" || (line.kind === "heading" && !isTitle)) break;
    if (
      !known &&
      (line.text.length > maxHeaderChars || /[.!?:]$/.test(line.text) || isSectionHeading(line.text))
    )
      break;
    end++;
  }
  return { header: lines.slice(0, end), rest: lines.slice(end) };
}

/** Unlabelled lines come as title, company, place; what is a date, pay or kind of work is told by its words. */
function headerDraft(header: TextLine[]): Draft {
  const draft: Draft = { source: "text" };
  const open: string[] = [];
  for (const { text } of header) {
    const address = urlLine.exec(text)?.[1];
    const [field, value] = labelledLine(text) ?? [];
    if (address) draft.canonical_url ??= address;
    else if (field === "title" || field === "company" || field === "location") draft[field] ??= value;
    else if (field === "salary") draft.salary ??= salaryFromText(value ?? "", true);
    else if (field === "posted") draft.posted_at ??= parseDate(value ?? "");
    else if (field === "validThrough") draft.valid_through ??= parseDate(value ?? "");
    else if (field === "type") draft.employment_type ??= employmentType(value ?? "");
    else if (field === "workplace") draft.remote ??= remoteFromText(value ?? "");
    else if (field === "id") draft.external_id ??= value;
    else if (!readChip(text, draft)) open.push(text);
  }
  const offer = /^(.{3,100}) (?:at|@|bei|chez) (.{2,60})$/.exec(open[0] ?? "");
  if (offer && !draft.title && !draft.company) {
    draft.title = offer[1];
    draft.company = offer[2];
    open.shift();
  }
  draft.title ??= open.shift();
  draft.company ??= open.shift();
  draft.location ??= open.shift();
  return draft;
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
  else return false;
  return true;
}
