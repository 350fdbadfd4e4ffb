/** The fields a reader sees on a page: from known selectors, labels, headings and titles. Works on a pruned page. */
import { type Document, type Element, isTag } from "domhandler";
import { comparable, oneLine } from "./clean-text.ts";
import { companyFromUrl } from "./company-from-url.ts";
import { attribute, childElements, closest, descendants, shortText } from "./dom.ts";
import type { Draft } from "./draft.ts";
import { employmentType } from "./employment-type.ts";
import { isInterfaceText } from "./interface-text.ts";
import { type LabelledField, labelledField, labelledFields } from "./labelled-fields.ts";
import { linkedEmployer } from "./linked-employer.ts";
import { mappedPlaces } from "./map-links.ts";
import { markedPlace } from "./marked-place.ts";
import { type PageNames, titleParts, withoutSiteWords } from "./page-names.ts";
import { drawnTitle, headingTitle, isName, isTitle, maxTitleChars, shareTitle } from "./page-title.ts";
import { parseDate } from "./parse-date.ts";
import { salaryFromText } from "./salary-text.ts";
import { selectAll } from "./select-all.ts";
import { companySelectors, locationSelectors, titleSelectors } from "./site-selectors.ts";
import { withoutAge } from "./without-age.ts";
import { remoteFromText } from "./work-place.ts";

const maxFieldChars = 120;
/** Drafts of what the page shows, the surest first. */
export function visibleDrafts(document: Document, names: PageNames, url: string | null): Draft[] {
  const labelled = labelledFields(document);
  const selected: Draft = {
    source: "selector",
    title: firstText(document, titleSelectors, maxTitleChars, isTitle),
    // Greenhouse writes "at Acme".
    company: firstText(document, companySelectors, maxFieldChars, isName)?.replace(/^at /, ""),
    location: firstText(document, locationSelectors, maxFieldChars * 2, isName, joinedParts),
  };
  selected.title ??= headingTitle(names);
  const host = url && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : "";
  const location = selected.location ?? labelled.get("location") ?? null;
  const title = selected.title ?? labelled.get("title") ?? null;
  const known = { title, location, host };
  const [page, og] = [titleParts(names.title, known), titleParts(names.ogTitle, known)];
  const shared = names.metas.get("og:description") ?? "";
  return [
    selected,
    // Greenhouse shares a posting with its place as the text.
    {
      source: "meta",
      location: /(?:^|\.)greenhouse\.io$/.test(host) && shared.length <= maxFieldChars ? shared : null,
    },
    fromLabels(labelled),
    { source: "text", location: mappedPlaces(document) ?? markedPlace(document) },
    { source: "selector", company: linkedEmployer(document) },
    chipsDraft(document, title),
    {
      source: "meta",
      title: page.title ?? og.title ?? shareTitle(names) ?? drawnTitle(document, names),
      company: page.company ?? og.company ?? ownSiteName(names, host),
      location: page.location ?? og.location,
      canonical_url: names.canonicalUrl,
    },
    { source: "url", company: companyOfLinks(document, url, names.canonicalUrl) },
  ];
}

function fromLabels(labelled: Map<LabelledField, string>): Draft {
  const salary = labelled.get("salary");
  return {
    source: "text",
    title: labelled.get("title"),
    company: labelled.get("company"),
    location: labelledPlace(labelled),
    remote: remoteFromText(labelled.get("workplace") ?? ""),
    employment_type: employmentType(labelled.get("type") ?? ""),
    salary: salary ? salaryFromText(salary, true) : null,
    posted_at: parseDate(labelled.get("posted") ?? ""),
    valid_through: parseDate(labelled.get("validThrough") ?? ""),
    external_id: labelled.get("id"),
  };
}

/** Some pages label town, state and country one by one. */
function labelledPlace(labelled: Map<LabelledField, string>): string | null {
  const town = labelled.get("location");
  const parts = [labelled.get("region"), labelled.get("country")].filter((part) => part !== undefined);
  if (town === undefined) return parts.join(", ") || null;
  return town.includes(",") ? town : [town, ...parts].join(", ");
}

function firstText(
  document: Document,
  selectors: readonly string[],
  maxChars: number,
  accepts: (text: string) => boolean,
  read: (element: Element, max: number) => string | null = shortText,
): string | null {
  for (const selector of selectors) {
    for (const element of selectAll(selector, document)) {
      if (closest(element, (parent) => parent.name === "form" || parent.name === "label")) continue;
      const text = oneLine(read(element, maxChars) ?? "");
      if (text !== "" && accepts(text)) return text;
    }
  }
  return null;
}

/** Parts in elements of their own are several places: "<span>Berlin</span><span>Wien</span>"; labels are none. */
function joinedParts(element: Element, maxChars: number): string | null {
  const children = childElements(element);
  const parts = children
    .map((child) => oneLine(shortText(child, maxChars) ?? ""))
    .filter((part) => /[\p{L}\d]/u.test(part) && labelledField(part) === null && !isInterfaceText(part))
    .map(withoutSeparators);
  const alike = children.every(
    (child) => child.name === children[0]?.name && childElements(child).length === 0,
  );
  if (children.length > 1 && alike && parts.length > 0) return parts.join("; ");
  const text = shortText(element, maxChars);
  return text === null
    ? null
    : withoutSeparators(withoutAge(text).replace(/^(?:job )?locations?\s?:?\s+/i, ""));
}

/** Lever writes "Berlin /", others "Berlin ·". */
function withoutSeparators(text: string): string {
  return text.trim().replace(/\s?[,;·|/]$/, "");
}

/** A company's own careers site carries its name; a job board's name says nothing about the employer. */
function ownSiteName(names: PageNames, host: string): string | null {
  const name = withoutSiteWords(names.siteName) ?? "";
  const own = comparable(name).replaceAll(" ", "");
  return name !== "" &&
    own.length > 2 &&
    /^(?:careers?|jobs?)\.|\/careers?\//.test(`${host}/${names.canonicalUrl ?? ""}`) &&
    host.includes(own)
    ? name
    : null;
}

/** The employer in the page's URL or, where all agree, in its links to an applicant tracking system. */
function companyOfLinks(document: Document, url: string | null, canonicalUrl: string | null): string | null {
  for (const own of [url, canonicalUrl]) {
    const company = own ? companyFromUrl(own) : null;
    if (company) return company;
  }
  const linked = new Set<string>();
  for (const element of descendants(document)) {
    const href = element.name === "a" ? attribute(element, "href") : "";
    const company =
      /^https?:\/\//.test(href) && /appl|job|career|greenhouse|lever|ashby|workable/i.test(href.slice(0, 200))
        ? companyFromUrl(href)
        : null;
    if (company) linked.add(company);
  }
  const [only] = linked;
  return linked.size === 1 ? (only ?? null) : null;
}

const maxChips = 80;

/** A word set in bold inside a sentence is no chip. */
function standsAlone(element: Element, text: string): boolean {
  const { parent } = element;
  if (!parent || !isTag(parent)) return true;
  const around = shortText(parent, maxFieldChars);
  return /^(?:p|li|td|dd|a)$/.test(parent.name) ? around !== null && oneLine(around) === text : true;
}

/** Short texts that say how and where one works, found near the top without any label ("Full Time", "Remote"). */
function chipsDraft(document: Document, title: string | null): Draft {
  const draft: Draft = { source: "text" };
  let seen = 0;
  for (const element of descendants(document)) {
    if (childElements(element).length > 3) continue;
    const text = oneLine(shortText(element, 60) ?? "");
    if (text === "" || !standsAlone(element, text)) continue;
    // A "Contract Manager" has no contract yet.
    if (title !== null && comparable(title).includes(comparable(text))) continue;
    if (++seen > maxChips) break;
    if (text.length <= 40) draft.employment_type ??= employmentType(text);
    if (text.length <= 40) draft.remote ??= remoteFromText(text);
    if (/\d/.test(text)) draft.salary ??= salaryFromText(text);
    if (element.name === "time") draft.posted_at ??= parseDate(attribute(element, "datetime"));
  }
  return draft;
}
