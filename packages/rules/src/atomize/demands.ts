/** How long and how well: the years and the level that an atom asks for. Knows wording; knows no resume. */
import type { Atom } from "@leadfit/contracts";
import { asksLanguage } from "../lexicon/asked-language.ts";
import { numberOf, numberPattern } from "../lexicon/number-words.ts";
import { fold } from "../text/fold.ts";
import { isDegree } from "./degree-atoms.ts";

const unit =
  "(?:years?|yrs?|jahre?n?|jahrige?\\w*|ans?|annees?|let|lety|roky?|roku|anos?|jaar|anni|anno|lat|lata|ar|vuotta|vuoden)";
const asked = new RegExp(
  `(?<![\\p{L}\\p{N}.,$€£])(?:(${numberPattern})(?:\\.\\d)?)(?: ?\\(\\d{1,2}\\+?\\))?(?: ?(?:\\+|plus|or more|oder mehr|ou plus|o mas))?(?: ?(?:-|to|bis|a|tot|az|do|ate|or) ?(?:${numberPattern}))? ?\\+? ?(?:\\(?s\\)? )?(?:(?:full|solid|good|relevant|volle) )?${unit}(?:'|\\(s\\))?(?![\\p{L}])`,
  "gu",
);
/** "18 years of age" asks for no experience. */
const age = /^ ?(?:of age|old|alt|d'age|de edad|stari)/;
const mostYears = 60;
/** "alespoň rok praxe", "at least a year": one, without a number. */
const oneYear =
  /(?<![\p{L}])(?:(?:minimalne|alespon|aspon|nejmene) rok|(?:at least|minimum(?: of)?) a year|co najmniej rok)(?![\p{L}])/u;

/** The fewest years of experience asked for; null where none are named. */
function minYears(text: string): number | null {
  const folded = fold(text);
  if (oneYear.test(folded)) return 1;
  for (const hit of folded.matchAll(asked)) {
    if (age.test(folded.slice(hit.index + hit[0].length))) continue;
    const years = numberOf(hit[1] ?? "");
    if (years > 0 && years <= mostYears) return years;
  }
  return null;
}

/** On the European scale, whatever the language of the posting. */
const europeanLevel =
  /(?<![\p{L}\p{N}-])[abc][12](?:(?: ?[-/+] ?| (?:to|bis|a|or|oder|nebo|ou|o) )[abc][12])?\+?(?![\p{L}\p{N}])/u;

const languageLevels = new RegExp(
  `(?<![\\p{L}])(?:${[
    "(?:near-)?native(?:[- ]level| speaker)?|mother tongue|bilingual|(?:full |limited )?professional(?: working)? proficiency|fluent(?:ly)?|fluency|conversational|business[- ](?:level|fluent)|upper[- ]intermediate|intermediate|advanced|proficien(?:t|cy)|excellent|very good|good|strong|basic|elementary|working knowledge",
    "muttersprach\\w*|verhandlungssicher\\w*|flie(?:ss|ß|s)end\\w*|sehr gut\\w*|ausgezeichnet\\w*|gut(?:e[nrs]?)?(?= |$)|grundkenntnisse|sicher\\w*",
    "langue maternelle|bilingue|courant|couramment|lu,? ecrit,? parle|maitrise|tres bo\\w+|bonne?|notions|professionnel",
    "rodily mluvci|materstina|plynn?\\w*|vyborn\\w+|velmi dobr\\w+|dobr\\w+|pokrocil\\w+|komunikativn\\w+|aktivn\\w+|pasivn\\w+|zaklad\\w*",
    "lengua materna|nativ\\w+|fluid\\w+|avanzad\\w+|alto|medio|intermedio|basico|fluente|avancado|intermediario",
    "moedertaal|vloeiend\\w*|uitstekend\\w*|goede?|sujuv\\w*|erinomai\\w+|flytande|biegl\\w+|fluente|ottim\\w+|buon\\w+",
  ].join("|")})(?![\\p{L}])`,
  "u",
);

const skillLevels =
  /^(?:an? |the )?(?:(?:very |highly )?(expert|advanced|intermediate|proficient|fluent|basic|master)(?:[- ]level)?(?= |$))/u;
const levelNouns =
  /(?<![\p{L}])(expert|proficiency|proficient|mastery|fluency|advanced|fortgeschritten\w*|grundlegende\w*|avancee?s?|pokrocil\w+|expertn\w+|avanzad[oa]s?|avancad[oa]s?|gevorderd\w*)(?![\p{L}])/u;

/** How well, in the posting's own words; null where it does not say. */
function levelOf(text: string): string | null {
  const folded = fold(text);
  const language = asksLanguage(text) !== null;
  const hit = (language ? (europeanLevel.exec(folded) ?? languageLevels.exec(folded)) : null) ?? null;
  if (hit) return text.slice(hit.index, hit.index + hit[0].length);
  if (language) return null;
  const skill = skillLevels.exec(folded);
  if (skill?.[1]) {
    const at = folded.indexOf(skill[1]);
    return text.slice(at, at + skill[1].length);
  }
  const noun = levelNouns.exec(folded);
  return noun ? text.slice(noun.index, noun.index + noun[0].length) : null;
}

export function demandsOf(text: string): Pick<Atom, "min_years" | "level"> {
  // Years behind a degree are what may stand in its place.
  const years = isDegree(text) ? null : minYears(text);
  const level = levelOf(text);
  return { ...(years !== null && { min_years: years }), ...(level !== null && { level }) };
}
