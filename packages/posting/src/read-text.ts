/** Reads a posting from plain text or Markdown: what people paste, often a whole page's text. */
import type { PageReading } from "@leadfit/contracts";
import { isBoilerplate } from "./boilerplate.ts";
import { comparable } from "./clean-text.ts";
import { companyFromUrl, spelledAsIn, titleFromUrl } from "./company-from-url.ts";
import { employmentType } from "./employment-type.ts";
import { untilEnd } from "./end-of-posting.ts";
import { frontMatter } from "./front-matter.ts";
import { isInterfaceText } from "./interface-text.ts";
import { labelledField, labelledLine } from "./labelled-fields.ts";
import { toMarkdown } from "./markdown.ts";
import { noPosting, saysExpired } from "./no-posting.ts";
import { titleParts } from "./page-names.ts";
import { pipedHead } from "./piped-head.ts";
import { isPlace } from "./place-names.ts";
import { plainLines } from "./plain-lines.ts";
import {
  isPostingPhrase,
  looksLikePastedAdvert,
  looksLikePosting,
  minDescriptionChars,
} from "./posting-vocabulary.ts";
import { headerDraft, isChip, urlLine } from "./text-header.ts";
import type { TextLine } from "./text-line.ts";
import { toReading } from "./to-posting.ts";
import { withoutMachineText } from "./without-machine-text.ts";

const maxHeaderLines = 16;
const maxHeaderChars = 120;
/** A pasted page repeats the job's title after its navigation, within so many lines. */
const maxLeadLines = 120;
const minProseChars = 80;
/** So many lines of cookies and buttons are a site's, not an advert's. */
const minNoiseLines = 3;

/** The text's first lines may name title, company and place; the rest is the description. */
export function readText(source: string, url: string | null): PageReading {
  const matter = frontMatter(source);
  const text = withoutMachineText(matter?.rest ?? source);
  const whole = joinedPunctuation(plainLines(text));
  const isPost = pipedHead(whole[0]?.text ?? "") !== null && text.length >= minDescriptionChars;
  const all = splitHeadline(whole);
  const markdown = toMarkdown(all);
  if (!isPost && !looksLikePosting(markdown)) {
    const isExpired = saysExpired(text.slice(0, 2_000));
    if (isExpired || !looksLikePastedAdvert(markdown))
      return noPosting(text.trim() === "" ? "empty_page" : isExpired ? "expired_stub" : "no_description");
  }
  const named = pageTitle(all);
  const lines = untilOthers(all.slice(named.end)).filter(
    (line) => line.kind === "item" || !isInterfaceText(line.text),
  );
  const { header, rest } = splitHeader(lines, comparable(all.map((line) => line.text).join("\n")));
  // Of two short lines the text does not say which is the employer; its own address does.
  const pasted = header.map((line) => urlLine.exec(line.text)?.[1]).find((found) => found !== undefined);
  const host = companyFromUrl(pasted ?? url ?? "");
  const company = named.company ?? (host !== null && mentions(text, host) ? spelledAsIn(text, host) : null);
  const draft = headerDraft(header, { ...named, company, employerFirst: isPost }, all);
  // A post links to the employer's home page: many adverts have the same.
  if (isPost && new URL(draft.canonical_url ?? "a:b").pathname === "/") draft.canonical_url = null;
  const address = draft.canonical_url ?? url ?? "";
  return toReading([
    ...(matter ? [matter.draft] : []),
    { ...draft, description: toMarkdown(untilEnd(rest)) },
    {
      source: "url",
      canonical_url: url,
      title: titleFromUrl(address),
      company: companyFromUrl(address),
    },
  ]);
}

function mentions(text: string, name: string): boolean {
  return ` ${comparable(text.slice(0, 20_000))} `.split(` ${comparable(name)} `).length > 2;
}

/** Up to the site's other postings, whose heading goes with the site's buttons; not where that leaves no posting. */
function untilOthers(lines: TextLine[]): TextLine[] {
  const own = untilEnd(lines);
  return own.length < lines.length && looksLikePosting(toMarkdown(own)) ? own : lines;
}

/** "Acme | Engineer | Berlin | Full-time" says four facts, each as if on a line of its own; a page's title says two or three. */
function splitHeadline(lines: TextLine[]): TextLine[] {
  const [first, ...rest] = lines;
  const parts = (first?.text ?? "").split(/\s+\|\s+/);
  const isChips =
    parts.length > 3 || (parts.length === 3 && parts.some((part) => isPlace(part) || isChip(part)));
  if (!first || !isChips || parts.some((part) => comparable(part) === "linkedin")) return lines;
  return [...parts.map((text) => ({ ...first, text, kind: "text" as const })), ...rest];
}

/** Links and bold words of a copied page leave their commas and full stops on lines of their own. */
function joinedPunctuation(lines: TextLine[]): TextLine[] {
  const joined: TextLine[] = [];
  let continues = false;
  for (const line of lines) {
    const previous = joined.at(-1);
    const isMark = /^[,;.)\]:]$/.test(line.text);
    if (previous && (isMark || continues)) {
      joined[joined.length - 1] = { ...previous, text: `${previous.text}${isMark ? "" : " "}${line.text}` };
      continues = isMark && line.text === ",";
    } else joined.push(line);
  }
  return joined;
}

export interface NamedByTitle {
  title: string | null;
  company: string | null;
  location: string | null;
  /** Index of the line that repeats the title, 0 where none does: what stands before is navigation. */
  end: number;
}

/** A copied page begins with its `<title>`: what it says, and where the posting itself begins. */
function pageTitle(lines: TextLine[]): NamedByTitle {
  const first = lines[0]?.text ?? "";
  const none = { title: null, company: null, location: null, end: 0 };
  if (urlLine.test(first)) return none;
  const sure = titleParts(first, {});
  const folded = ` ${comparable(sure.title ?? first)} `;
  /** Where each part of the title stands again on a line of its own. */
  const repeated = new Map<string, number[]>();
  let noise = 0;
  for (const [before, { text }] of lines.slice(1, maxLeadLines).entries()) {
    const part = comparable(text);
    // From here on the title is only mentioned.
    if (repeated.size > 0 && text.length > minProseChars && !isBoilerplate(text)) break;
    if (isBoilerplate(text) || isInterfaceText(text)) noise++;
    const isWhole = part === comparable(first);
    // The first line alone may be the advert's own title, which comes again; behind a site's noise it begins there.
    if (isWhole ? noise < minNoiseLines : sure.title === null && part === folded.trim()) continue;
    const isPart = part.length > 5 && part.includes(" ") && folded.includes(` ${part} `);
    if (!isPart || isPlace(text) || isInterfaceText(text)) continue;
    repeated.set(part, [...(repeated.get(part) ?? []), before + 1]);
  }
  const groups = [...repeated.values()];
  // A company stands right below the job's title, the site's own name somewhere above it.
  const above = groups.find((group) =>
    groups.some((other) => other !== group && other.some((at) => group.includes(at - 1))),
  );
  const end = (above ?? groups.at(-1))?.at(-1);
  if (end === undefined) return { ...none, ...sure };
  const title = lines[end]?.text ?? null;
  return { ...(sure.title === null ? titleParts(first, { title }) : sure), title, end };
}

/** The short lines before the first section, bullet or sentence. */
function splitHeader(lines: TextLine[], folded: string): { header: TextLine[]; rest: TextLine[] } {
  let end = 0;
  let titled = false;
  for (const [index, line] of lines.slice(0, maxHeaderLines).entries()) {
    const isProseNext = (lines[index + 1]?.text.length ?? 0) > minProseChars;
    if (index > 0 && isProseNext && !isFact(line.text, folded)) break;
    const isTitle = line.kind === "heading" && (end === 0 || (line.level === 1 && !titled));
    titled ||= line.kind === "heading";
    const isLabel = index > 0 && labelledField(line.text) !== null;
    const known =
      isLabel || labelledLine(line.text) !== null || urlLine.test(line.text) || isBoilerplate(line.text);
    if (line.kind === "item" || (line.kind === "heading" && !isTitle)) break;
    if (
      !known &&
      (line.text.length > maxHeaderChars || /[.!?:。！？：]$/.test(line.text) || startsText(line.text))
    )
      break;
    end++;
  }
  return { header: lines.slice(0, end), rest: lines.slice(end) };
}

/** "Vollzeit" is a fact of the header, "Wir suchen" the beginning of the text. */
function startsText(line: string): boolean {
  const isHeading = /^(?:about|über|à propos|sobre|acerca|over|o) \p{L}/iu.test(line);
  return isHeading || (isPostingPhrase(line) && employmentType(line) === null);
}

/** A place, a chip, or a name that comes again: over prose, any other line is its heading. */
function isFact(line: string, folded: string): boolean {
  const again = ` ${folded} `.split(` ${comparable(line)} `).length > 2;
  return again || isPlace(line) || isChip(line) || labelledLine(line) !== null || urlLine.test(line);
}
