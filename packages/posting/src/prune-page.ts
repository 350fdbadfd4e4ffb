/** Takes out of a page, in place, what is never part of a posting. Keeps headers: they hold the fields. */
import { type AnyNode, type Document, type Element, isComment, isTag, isText } from "domhandler";
import { attribute, descendants, removeChildren, shortText } from "./dom.ts";
import { linkList } from "./job-cards.ts";
import { isApplicationForm } from "./page-signals.ts";
import { isNotRendered } from "./visibility.ts";

const neverContent = new Set([
  "script",
  "style",
  "noscript",
  "template",
  "iframe",
  "object",
  "embed",
  "svg",
  "canvas",
  "video",
  "audio",
  "nav",
  "footer",
  "button",
  "select",
  "option",
  "datalist",
  "textarea",
  "input",
  "dialog",
  "link",
  "meta",
]);
const noiseRoles = new Set([
  "navigation",
  "contentinfo",
  "dialog",
  "alertdialog",
  "search",
  "menu",
  "menubar",
  "tablist",
]);
/** Class and id words of noise; each whole between separators, so that "modalities" is none. */
const noiseWords =
  /(?:^|[\s_-])(?:\w*cookies?|\w*consent|gdpr\w*|onetrust|usercentrics|didomi|cookiebot|cookie-?(?:banner|notice|bar|wall|popup)|truste|klaro|iubenda|axeptio|osano|qc-cmp\d*|newsletters?|breadcrumbs?|modal|popup|tooltip|sign-?in|sign-?up|log-?in|login|referrals?|social|share|sharing|related|similar|recommended|recommendations|job-?alerts?|site-?header|site-?footer|main-?nav|navbar|navigation|skip-?link|toast|snackbar|(?:deprecated|outdated|unsupported|old)-?browser)(?:$|[\s_-])/i;
/** BEM and camel case as words: `jobAlert__title` → `job-Alert__title`. */
const camelCase = /([a-z])([A-Z])/g;
const hidingClass = /(?:^|\s)(?:d-none|hidden|is-hidden|hide|invisible|collapse)(?:\s|$)/;
/** Shown after all on some screens ("hidden md:block", "d-none d-tablet-flex"). */
const responsiveClass =
  /(?:^|\s)(?:[\w[\]-]+:(?:block|flex|inline|grid|table|contents|not-sr-only)|d-\w+-(?:block|flex|inline|grid|table))/;
const maxHintChars = 300;
/** An element with this share of the page's text is the page, whatever it is called. */
const mainShare = 0.4;

export interface Pruned {
  /** Links to other postings that stood in lists. */
  jobCards: number;
}

/** Prunes the document in place. */
export function prunePage(document: Document): Pruned {
  // Before their controls go: by them a form is known.
  everywhere(
    document,
    (child) => isTag(child) && child.name === "form" && isApplicationForm(child) && !wrapsPage(child),
  );
  everywhere(document, (child) => isComment(child) || (isTag(child) && isNeverContent(child)));
  const chars = new Map<AnyNode, number>();
  const pageChars = countText(document, chars);
  let jobCards = 0;
  everywhere(
    document,
    (child) =>
      isTag(child) && isNoise(child) && (chars.get(child) ?? 0) < pageChars * mainShare && !holdsTitle(child),
  );
  const removeList = (parent: Document | Element): void => {
    const list = linkList(parent);
    if (!list) return;
    if (list.areJobs) jobCards += list.items.length;
    const items = new Set<AnyNode>(list.items);
    removeChildren(parent, (child) => items.has(child));
  };
  removeList(document);
  for (const parent of descendants(document)) removeList(parent);
  return { jobCards };
}

function everywhere(document: Document, unwanted: (child: AnyNode) => boolean): void {
  removeChildren(document, unwanted);
  // Lazy: what was just removed is not walked into.
  for (const element of descendants(document)) removeChildren(element, unwanted);
}

function isNeverContent(element: Element): boolean {
  return neverContent.has(element.name) || isNotRendered(element) || isHiddenHint(element);
}

/** Characters of text below each element: counted once, or nested noise would be counted at every level. */
function countText(node: AnyNode, chars: Map<AnyNode, number>): number {
  let sum = 0;
  if (isText(node)) sum = node.data.trim().length;
  else if ("children" in node) {
    for (const child of node.children) sum += countText(child, chars);
    chars.set(node, sum);
  }
  return sum;
}

/** Texts that a script shows later ("Saved!"). A long one is a folded description and stays. */
function isHiddenHint(element: Element): boolean {
  const classes = attribute(element, "class");
  return (
    hidingClass.test(classes) && !responsiveClass.test(classes) && shortText(element, maxHintChars) !== null
  );
}

function isNoise(element: Element): boolean {
  if (element.name === "body" || element.name === "main" || element.name === "html") return false;
  if (noiseRoles.has(attribute(element, "role")) || attribute(element, "aria-hidden") === "true") return true;
  const marks = `${attribute(element, "id")} ${attribute(element, "class")}`;
  return marks.length < 1_000 && noiseWords.test(marks.replace(camelCase, "$1-$2"));
}

/** A first-level heading with text: what stands around it is the head of the posting ("hero-social-share"). */
function holdsTitle(element: Element): boolean {
  if (noiseRoles.has(attribute(element, "role"))) return false;
  for (const inner of descendants(element))
    if (inner.name === "h1" && shortText(inner, maxHintChars) !== "") return true;
  return false;
}

/** Old server frameworks put the whole page into one form. */
function wrapsPage(form: Element): boolean {
  for (const element of descendants(form)) {
    if (element.name === "h1" || element.name === "main" || element.name === "article") return true;
  }
  return false;
}
