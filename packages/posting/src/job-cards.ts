/** Finds lists of links to other pages, above all to other postings: noise beside a posting, or a result list. */
import type { Document, Element } from "domhandler";
import { attribute, childElements, descendants, rawText, shortText } from "./dom.ts";
import { mapUrl } from "./map-links.ts";

const minCards = 4;
const maxCardChars = 1_500;
/** A path that names one posting: a word for jobs and, further on, a number or a slug. */
const jobLink =
  /(?:job|career|karriere|position|vacanc|vacature|stelle|offre|emploi|empleo|oferta|vaga|lavoro|annunci|praca|prace|nabid|pozic|opening|posting|listing|viewjob|rc\/clk|\/jl\/).{0,80}[\d-]/i;

export interface LinkList {
  items: Element[];
  /** The links lead to postings. */
  areJobs: boolean;
}

/** The like-shaped children of `parent` that each lead elsewhere, or null where it is no such list. */
export function linkList(parent: Document | Element): LinkList | null {
  const children = childElements(parent);
  if (children.length < minCards) return null;
  const groups = Map.groupBy(
    children,
    (child) => `${child.name}.${attribute(child, "class").trim().split(/\s+/)[0]}`,
  );
  for (const items of groups.values()) {
    if (items.length < minCards) continue;
    const list = asLinkList(items);
    if (list) return list;
  }
  return null;
}

function asLinkList(items: Element[]): LinkList | null {
  const targets = new Set<string>();
  let linked = 0;
  let jobs = 0;
  let linkChars = 0;
  let chars = 0;
  for (const item of items) {
    const text = shortText(item, maxCardChars);
    if (text === null) return null;
    chars += text.length;
    const links = linksIn(item);
    const target = links
      .map((link) => attribute(link, "href"))
      .find((href) => href !== "" && !href.startsWith("#") && !mapUrl.test(href));
    if (target === undefined) continue;
    linked++;
    targets.add(target);
    if (jobLink.test(target.slice(0, 300))) jobs++;
    linkChars += links.reduce((sum, link) => sum + rawText(link).trim().length, 0);
  }
  // A list of requirements may hold a link or two, never one in nearly every item.
  if (linked < items.length * 0.8 || targets.size < linked * 0.6 || chars === 0) return null;
  const areJobs = jobs >= linked * 0.6;
  return linkChars >= chars * 0.5 || (areJobs && items.length > minCards) ? { items, areJobs } : null;
}

function linksIn(item: Element): Element[] {
  const links = [...descendants(item)].filter((element) => element.name === "a");
  return item.name === "a" ? [item, ...links] : links;
}
