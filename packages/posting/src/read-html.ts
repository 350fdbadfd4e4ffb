/** Reads an HTML page or fragment: data first, then what it shows; decides between them. */
import type { PageReading } from "@leadfit/contracts";
import type { Document } from "domhandler";
import { shownIsBetter } from "./choose-description.ts";
import { chooseTarget } from "./choose-target.ts";
import { attribute, descendants, parseHtml, rawText, spacedText } from "./dom.ts";
import { type Draft, joinDrafts } from "./draft.ts";
import { markHidden } from "./hidden-text.ts";
import { manyJobCards, noPosting, noPostingDetail, saysExpired } from "./no-posting.ts";
import { normalizeUrl } from "./normalize-url.ts";
import { pageNames } from "./page-names.ts";
import { pageSignals } from "./page-signals.ts";
import { repeatedTitle } from "./page-title.ts";
import { minDescriptionChars, saysSomethingOfAJob } from "./posting-vocabulary.ts";
import { prunePage } from "./prune-page.ts";
import { toReading } from "./to-posting.ts";
import { unfold } from "./unfold.ts";
import { visibleDescription } from "./visible-description.ts";
import { visibleDrafts } from "./visible-fields.ts";

/** `url` is where the page came from, if known. */
export function readHtml(html: string, url: string | null): PageReading {
  const document = parseHtml(html);
  if (!document) return noPosting("html_too_complex");
  const source = viewedSource(document);
  if (source !== null) return readHtml(source, url);

  unfold(document);
  const hidden = markHidden(document);
  const names = pageNames(document);
  const urls = [url, names.canonicalUrl].filter((known) => known !== null).map(normalizeUrl);
  const titles = [names.ogTitle, names.title, ...names.h1, ...names.h2.slice(0, 5)];
  const data = chooseTarget(document, { heading: repeatedTitle(names), titles, urls });
  const signals = pageSignals(document);
  const allText = `${names.title}\n${visibleText(document)}`;
  const { jobCards } = prunePage(document);
  const notices = noticeText(document);
  const isOfJob =
    signals.offersJob &&
    !signals.hasBotCheck &&
    jobCards < manyJobCards &&
    repeatedTitle(names) !== null &&
    !saysExpired(notices);
  const shown = visibleDescription(document, isOfJob);
  const visible = visibleDrafts(document, names, urls[0] ?? null);

  const dataDrafts = data.kind === "one" ? [withPageUrl(data.draft, urls)] : [];
  const told = data.kind === "one" ? (data.draft.description ?? "") : "";
  // "Please see the picture": some boards fill the field where the advert is elsewhere.
  const dataText = told.length >= minDescriptionChars || saysSomethingOfAJob(told, 0) ? told : "";
  const page: Draft = { source: "text", expired: saysExpired(notices), hidden };
  if (shown && data.kind !== "several" && shownIsBetter(dataText, shown.markdown)) {
    return toReading([
      { source: shown.source, description: shown.markdown },
      ...dataDrafts,
      ...visible,
      page,
    ]);
  }
  if (dataText.length >= minDescriptionChars / 2) return toReading([...dataDrafts, ...visible, page]);
  const hints = data.kind === "none" && data.hint ? [data.hint] : [];
  const found = joinDrafts([...dataDrafts, ...visible, ...hints, page]);
  if (data.kind === "several") return noPosting("several_postings", found);
  return noPosting(noPostingDetail({ signals, text: spacedText(document), allText, jobCards }), found);
}

/** Some sites put the employer's home page where the posting's URL belongs. */
function withPageUrl(draft: Draft, pageUrls: string[]): Draft {
  const own = draft.canonical_url;
  if (!own || pageUrls.length === 0) return draft;
  const isOfPage = pageUrls.some((url) => new URL(url).hostname === new URL(own).hostname);
  return isOfPage ? draft : { ...draft, canonical_url: pageUrls[0] };
}

/** A page saved from a browser's source view holds the real page as its text. */
function viewedSource(document: Document): string | null {
  for (const element of descendants(document)) {
    if (element.name !== "body" && element.name !== "table") continue;
    const isFirefox = element.name === "body" && attribute(element, "id") === "viewsource";
    const isChrome =
      element.name === "table" &&
      [...descendants(element)].slice(0, 12).some((cell) => attribute(cell, "class") === "line-content");
    if (isFirefox || isChrome) return rawText(element);
  }
  return null;
}

const maxNoticeChars = 160;
/** "Open until the position is filled" does not say that it is. */
const conditional = /\b(?:until|once|when|if|unless|before|may|might)\b/i;
const maxTextChars = 6_000;

function visibleText(document: Document): string {
  const body = [...descendants(document)].find((element) => element.name === "body") ?? document;
  return spacedText(body).slice(0, maxTextChars);
}

/** The page's short texts of their own, one a line: where a site says that a posting is over. */
function noticeText(document: Document): string {
  const notices: string[] = [];
  for (const element of descendants(document)) {
    if (
      element.children.some(
        (child) =>
          child.type === "tag" &&
          child.name !== "a" &&
          child.name !== "b" &&
          child.name !== "strong" &&
          child.name !== "span",
      )
    )
      continue;
    if (element.name === "li" || element.name === "a") continue;
    const text = rawText(element).trim();
    if (text.length > 8 && text.length <= maxNoticeChars && !conditional.test(text)) notices.push(text);
  }
  return notices.join("\n");
}
