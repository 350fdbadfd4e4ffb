/** The employer in a link to its page on a job board, beside the job's title: `<a href="/company/acme">Acme</a>`. */
import { type Document, type Element, isTag } from "domhandler";
import { comparable, oneLine } from "./clean-text.ts";
import { attribute, descendants, shortText } from "./dom.ts";

/** The path of such a page up to the employer's slug. */
const profile =
  /(?:^|[/_-])(?:compan(?:y|ies)|employers?|empresas?|entreprises?|soci[eé]t[eé]s?|unternehmen|arbeitgeber|firm(?:a|y|en)|aziend[ae]|bedrij(?:f|ven)|pracodawc\w+|spolecnost\w*|organi[sz]ations?)[/_-]/i;
const maxNameChars = 80;
const maxHeadChars = 1_000;
const maxSteps = 5;

/** The first such link around the first heading whose text and address name the same. */
export function linkedEmployer(document: Document): string | null {
  for (const element of headOfPage(document)) {
    if (element.name !== "a") continue;
    const path = attribute(element, "href").slice(0, 300).split(/[?#]/)[0] ?? "";
    const match = profile.exec(path);
    const name = match ? oneLine(shortText(element, maxNameChars) ?? "") : "";
    if (match && name !== "" && namesSame(name, path.slice(match.index + match[0].length))) return name;
  }
  return null;
}

/** What stands in the largest element around the first heading that is still short: the posting's head. */
function* headOfPage(document: Document): Generator<Element> {
  const heading = [...descendants(document)].find((element) => element.name === "h1");
  let head: Element | null = heading ?? null;
  for (let steps = 0; head && steps < maxSteps; steps++) {
    const { parent }: Element = head;
    if (!parent || !isTag(parent) || shortText(parent, maxHeadChars) === null) break;
    head = parent;
  }
  if (head) yield* descendants(head);
}

/** "Acme Tools" and "acme-tools"; "About us" and "about" are a menu's. */
function namesSame(name: string, slug: string): boolean {
  const words = folded(name)
    .split(" ")
    .filter((word) => word.length > 2);
  const target = folded(slug);
  return (
    words.length > 0 &&
    !words.some((word) => menuWords.has(word)) &&
    words.every((word) => target.includes(word))
  );
}
const menuWords = new Set(
  "about careers culture values news contact press history leadership team jobs story mission partners investors".split(
    " ",
  ),
);

function folded(text: string): string {
  return comparable(text.normalize("NFD").replace(/\p{M}/gu, ""));
}
