/** What stands in parentheses: wishes, lists to be met in full, examples, remarks. Knows wording; knows no ids. */
import type { Category } from "@leadfit/contracts";
import { categoriesOf, findNames } from "../lexicon/find-names.ts";
import { cuePattern } from "../text/cue-pattern.ts";
import { fold } from "../text/fold.ts";
import { type Counter, introduced, isExampleWord, listed, type Piece } from "./pieces.ts";
import { splitList } from "./split-list.ts";
import { stripFrame } from "./strip-frame.ts";

/** A list that says itself that it goes on. */
const openList = /(?:,|;|\s)\s*(?:etc|usw|atd|apod)\b\.?\s*$|(?:…|\.{3})\s*$/iu;

const wishInside = cuePattern([
  "prefer+ed",
  "prefer+r?ably",
  "preferable",
  "ideally",
  "a plus",
  "bonus",
  "nice to have",
  "von vorteil",
  "idealerweise",
  "bevorzugt",
  "wunschenswert",
  "(?:een )?pre",
  "bij voorkeur",
  "un (?:vrai |gros |reel |veritable )?(?:plus|atout)",
  "idealement",
  "de preference",
  "vyhodou",
  "idealne",
  "preferiblemente",
  "deseable",
]);
/** A parenthesis that comments: "(we use Tableau)", "(not just theory)", "(or similar)". */
const remark =
  /^(?:we|our|please|you|don't|do not|just|i\.?e|not|no|or|oder|ou|o|nebo|of|and|the more|this|it|depending|if|as|at least|min|required|all|both)(?![\p{L}])/u;
const audience =
  /(?:teams?|stakeholders?|departments?|partners|functions|levels|audiences?|clients|customers)$/i;
const orSimilar =
  /(?<![\p{L}])(?:or|oder|ou|o|nebo|of) (?:similar|equivalent|comparable|ahnlich\w*|vergleichbar\w*|similaire\w*|podobn\w*|vergelijkbaar)/u;
/** Nobody asks for all tools of one of these kinds at once. */
const rivals: ReadonlySet<string> = new Set([
  "cloud platform",
  "relational database",
  "ci/cd",
  "container orchestration",
  "infrastructure as code",
  "configuration management",
  "monitoring",
  "business intelligence",
  "data warehouse",
  "agile method",
  "crm",
  "erp",
  "cad",
  "accounting",
  "project tool",
  "version control",
]);
const longestEntry = 6;

/** Whether the named tools are rivals: any one of them will do. */
function areRivals(phrases: readonly string[]): boolean {
  const kinds = phrases.map(
    (phrase) => new Set(findNames(phrase).flatMap(({ name }) => [...categoriesOf(name)])),
  );
  const first = kinds[0];
  return (
    first !== undefined && [...first].some((kind) => rivals.has(kind) && kinds.every((own) => own.has(kind)))
  );
}

/** `examples`: the pieces of `inner` are examples of what `rest` names. */
export type Parenthesis = { rest: string; inner: Piece[]; examples: boolean };

export function openParentheses(clause: string, category: Category, groups: Counter): Parenthesis {
  const inner: Piece[] = [];
  let examples = false;
  const rest = clause.replace(/\s*\(([^()]*)\)/g, (whole: string, content: string, at: number) => {
    const folded = fold(content);
    if (wishInside.test(folded)) {
      const text = stripFrame(content, "additional");
      if (!wishInside.test(fold(text)) && /[\p{L}\p{N}]/u.test(text))
        inner.push({ text, category: "additional", any: null });
      return "";
    }
    const intro = introduced.exec(` ${folded}`);
    const opens = intro?.[1] !== undefined && intro.index <= 1;
    const isExample = opens && isExampleWord(intro[1] ?? "");
    if (!opens && remark.test(folded)) return "";
    const body = opens
      ? content.slice(content.length - (folded.length - (intro.index + intro[0].length - 1)))
      : content;
    const split = splitList(body);
    if (split.phrases.length < 2 && !isExample) return whole;
    // "(sail, don't row)"
    if (!opens && split.phrases.some((phrase) => remark.test(fold(phrase)))) return "";
    // An explanation rather than a list.
    if (split.phrases.some((phrase) => phrase.split(/\s+/).length > longestEntry))
      return isExample ? "" : whole;
    const before = clause.slice(0, at).trim();
    if (audience.test(before)) return "";
    const named = split.phrases.every(
      (phrase) => /^[\p{Lu}\d.]/u.test(phrase) || findNames(phrase).length > 0,
    );
    // "(structured and unstructured)" describes what stands before it.
    if (!named && !isExample && !opens && /(?:^|\s)(?:and|und|et|y|a|en|&)\s/.test(folded)) return whole;
    const anyWillDo =
      isExample ||
      split.any ||
      openList.test(content) ||
      (!opens && (!named || areRivals(split.phrases))) ||
      orSimilar.test(folded);
    examples ||= anyWillDo;
    inner.push(...listed(body, anyWillDo, category, groups));
    return "";
  });
  return { rest: rest.replace(/\s+([,.;])(?![\p{L}\p{N}])/gu, "$1").trim(), inner, examples };
}
