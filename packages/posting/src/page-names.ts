/** What a page calls itself: titles, URLs, site name; and the job and company read out of its title. */
import type { Document } from "domhandler";
import { comparable, oneLine } from "./clean-text.ts";
import { attribute, descendants, rawText, shortText } from "./dom.ts";
import { isInterfaceText } from "./interface-text.ts";
import { normalizeUrl } from "./normalize-url.ts";
import { isPlace } from "./place-names.ts";

export interface PageNames {
  /** `<title>`, "" where there is none. */
  title: string;
  ogTitle: string;
  siteName: string;
  /** First-level headings, in order. */
  h1: string[];
  /** Second- and third-level headings, in order. */
  h2: string[];
  canonicalUrl: string | null;
  metas: Map<string, string>;
}

export function pageNames(document: Document): PageNames {
  const names: PageNames = {
    title: "",
    ogTitle: "",
    siteName: "",
    h1: [],
    h2: [],
    canonicalUrl: null,
    metas: new Map(),
  };
  let canonical = "";
  for (const element of descendants(document)) {
    if (element.name === "title" && names.title === "") names.title = oneLine(rawText(element));
    else if (element.name === "link" && /\bcanonical\b/i.test(attribute(element, "rel")))
      canonical ||= attribute(element, "href");
    else if (element.name === "meta") {
      const key = (attribute(element, "property") || attribute(element, "name")).toLowerCase();
      if (key !== "" && !names.metas.has(key)) names.metas.set(key, oneLine(attribute(element, "content")));
    } else if (element.name === "h1") add(names.h1, shortText(element, 200));
    else if (element.name === "h2" || element.name === "h3") add(names.h2, shortText(element, 200));
  }
  names.ogTitle = names.metas.get("og:title") ?? names.metas.get("twitter:title") ?? "";
  names.siteName = names.metas.get("og:site_name") ?? "";
  const url = [canonical, names.metas.get("og:url") ?? ""].find(
    (candidate) => /^https?:\/\//i.test(candidate) && URL.canParse(candidate),
  );
  names.canonicalUrl = url ? normalizeUrl(url) : null;
  return names;
}

function add(list: string[], text: string | null): void {
  if (text && list.length < 40) list.push(oneLine(text));
}

export interface TitleParts {
  title: string | null;
  company: string | null;
  location: string | null;
}

const separator = /\s+[|–—·•-]\s+|\s*[|»]\s*|:\s+/;
const hiring = /^(.{2,80}?) (?:is )?hiring (.{2,150}?)(?: in (.{2,100}?))?(?: \| .*)?$/;
const application = /^(?:job application for|apply for|bewerbung als) (.{2,150}) (?:at|bei) (.{2,80})$/i;
const at = /^(?:at|@|bei|chez|en|presso|bij|hos|w|u|in)\s+(.+)$/i;
/** Words of a site's own in a title, never a company. */
const siteWords =
  /^(?:jobs?|careers?|karriere|vacanc\w+|job (?:offer|details|posting|application|search)|apply(?: now)?|home|(?:jobs?|careers?|karriere) (?:at|bei|chez)|open positions|stellenangebot|stellenangebote|stellendetails?|stellenanzeige|offre d emploi|détails? de l offre|detail pozice|detail nabídky|detalhes? da vaga|vaga de emprego|vagas?|detalle de(?: la)? oferta|ofertas? de empleo|detal(?:le|hes)|dettagli(?: offerta)?|vacature|szczegóły oferty|linkedin|indeed(?: com)?|glassdoor|stepstone|monster|xing|stack overflow|remote ok|we work remotely|welcome to the jungle|greenhouse|lever|workable|ashby|smartrecruiters)$/;

/**
 * Job, company and place out of a page title. With the job's title `known` it reads what stands around it; a
 * part is taken for the company only where nothing else is left that it could be.
 */
export function titleParts(
  pageTitle: string,
  known: { title?: string | null; location?: string | null; host?: string },
): TitleParts {
  const text = pageTitle.trim();
  const offer = hiring.exec(text);
  if (offer) return { company: offer[1] ?? null, title: offer[2] ?? null, location: offer[3] ?? null };
  const form = application.exec(text);
  if (form) return { title: form[1] ?? null, company: form[2] ?? null, location: null };
  const title = known.title ?? null;
  const start = title ? text.toLowerCase().indexOf(title.toLowerCase()) : -1;
  if (title === null || start < 0) return { title: null, company: null, location: null };
  const before = text
    .slice(0, start)
    .trim()
    .replace(/[|–—·:-]+$/, "")
    .trim();
  const after = text.slice(start + title.length).trim();
  const candidates = [before, ...after.split(separator)].map((part) =>
    part.replace(/^[\s|–—·:,-]+|[\s|–—·:,-]+$/g, ""),
  );
  const place = /^(?:jobs?|position|role|stelle)?\s*(?:in|à|en)\s+(\p{Lu}[^|–—·:]{1,80})/u.exec(after)?.[1];
  const location = place ? (place.split(separator)[0]?.trim() ?? null) : null;
  const named = candidates.map((part) => at.exec(part)?.[1]).find((part) => part !== undefined);
  if (named && /^(?:at|@|bei|chez|hos)\s/i.test(after)) return { title, company: named, location };
  const rest = candidates.filter((part) =>
    isCompanyLike(part, { ...known, location: known.location ?? location }),
  );
  const places = rest.filter((part) => rest.length > 1 && isPlace(part));
  const names = rest.filter((part) => !places.includes(part));
  return {
    title,
    company: names.length === 1 ? withoutSiteWords(names[0] ?? "") : null,
    location: location ?? places[0] ?? null,
  };
}

/** "Careers at Acme", "Acme Careers" and "Acme Jobs" are Acme. */
export function withoutSiteWords(name: string): string | null {
  const bare = name
    .replace(
      /^(?:(?:careers?|jobs?|karriere|stellenangebote|emplois?|work|working|offres d['’]emploi) (?:at|bei|chez|with|@)|join) /i,
      "",
    )
    .replace(
      /[\s:|–-]+(?:careers?(?: (?:site|page|portal|center|opportunities))?|jobs?|karriere|recruit(?:ing|ment)|job (?:board|openings))$/i,
      "",
    )
    .trim();
  return bare === "" ? null : bare;
}

function isCompanyLike(part: string, known: { location?: string | null; host?: string }): boolean {
  const text = comparable(part);
  // "Northwind.com" behind the last bar is the board.
  if (/^[\w-]{2,30}\.(?:com|net|org|jobs|careers)$/i.test(part)) return false;
  if (text === "" || part.length > 80 || siteWords.test(text) || isInterfaceText(part)) return false;
  // "Réf. 2026-118" beside the employer.
  if (/^(?:job )?(?:réf(?:érence)?|ref(?:erenz|erence|erencia)?|id|nr|no|req)\b.*\d/u.test(text))
    return false;
  const place = comparable(known.location ?? "");
  if (place !== "" && (place.includes(text) || text.includes(place))) return false;
  // "jobs.ch" in the title of a page of jobs.ch names the board.
  return !(part.includes(".") && known.host?.includes(part.toLowerCase()));
}
