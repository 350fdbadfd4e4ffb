/** What a requirement says beside the tools it names, without what goes without saying. Knows wording; knows no resume. */
import { categoriesOf, type FoundName } from "../lexicon/find-names.ts";

/** The words of `text` outside the given stretches. */
function without(text: string, stretches: readonly { index: number; length: number }[]): string {
  let out = text;
  for (const { index, length } of stretches)
    out = out.slice(0, index) + " ".repeat(length) + out.slice(index + length);
  return out;
}

/** How well something is known is judged apart. */
const levelWords =
  /(?<![\p{L}])(?:an? )?(?:very )?(?:high|good|solid|advanced) (?:level|degree) of(?![\p{L}])/giu;
/** What a word right after a name says of it that the name says by itself: "Microsoft Office suite", "GDPR rules". */
const apposition =
  /^[ -](?:suite|packages?|products?|applications?|programs?|apps?|regulations?|rules|standards?|guidelines|microcontrollers?|processors?)(?![\p{L}])(?: (?:applications?|programs?|products?))?/iu;
/** What these are for goes without saying. */
const singlePurpose = new Set(["design tool", "version control", "project tool", "creative tool", "crm"]);

/** What the tool is to be used for: who has it can. */
const pertaining = /\sas (?:it|they) (?:pertains?|relates?|appl(?:y|ies)) to .*$/iu;

/** What a requirement says beside the names in it. */
export function besideNames(requirement: string, hits: readonly FoundName[]): string {
  const stretches = hits.map((hit) => {
    const end = hit.index + hit.length;
    const said = apposition.exec(requirement.slice(end))?.[0].length ?? 0;
    const purpose = [...categoriesOf(hit.name)].some((category) => singlePurpose.has(category))
      ? (/^ (?:for|to) .*$/i.exec(requirement.slice(end))?.[0].length ?? 0)
      : 0;
    return { index: hit.index, length: hit.length + Math.max(said, purpose) };
  });
  return without(requirement, stretches).replace(levelWords, " ").replace(pertaining, " ");
}
