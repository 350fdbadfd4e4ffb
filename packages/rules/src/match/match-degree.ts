/** Degrees: level by the ladder, field by name or family. Knows how degrees are written and when one is not finished. */
import { anyDegree, type DegreeLevel, degreeLevels, degreePatterns } from "../lexicon/degrees.ts";
import { fold } from "../text/fold.ts";
import { asksUnnamedField, type FieldsAsked, fieldIn, fieldsAsked } from "./degree-fields.ts";
import { type HeldDegree, heldDegrees } from "./held-degrees.ts";
import { quoteOf } from "./quote.ts";
import type { ResumeView } from "./resume-view.ts";
import { confidence, type Verdict } from "./verdict.ts";

const levelNames: Record<DegreeLevel, string> = {
  1: "a secondary school certificate",
  2: "an associate degree",
  3: "a bachelor's degree",
  4: "a master's degree",
  5: "a doctorate",
};

/** Levels that postings name in words the ladder does not know. */
const moreLevels: readonly (readonly [pattern: RegExp, level: DegreeLevel])[] = [
  [/(?<![\p{L}])(?:advanced|graduate|postgraduate) degree(?![\p{L}])/u, degreeLevels.master],
  [/(?<![\p{L}])(?:undergraduate|four-year|4-year) degree(?![\p{L}])/u, degreeLevels.bachelor],
];
const substitute =
  /(?<![\p{L}])(?:or|oder|ou|nebo|o|of) (?:an? )?(?:[\p{L}-]+ ){0,2}(?:experience|\p{L}*erfahrung|experiencia|praxe|ervaring)(?![\p{L}])/u;

/** All levels that a text names; the demand is the lowest of them ("Bachelor's or Master's"). */
function levelsIn(text: string): DegreeLevel[] {
  const named = degreePatterns.filter(([pattern]) => pattern.test(text)).map(([, level]) => level);
  const folded = fold(text);
  return [...named, ...moreLevels.filter(([pattern]) => pattern.test(folded)).map(([, level]) => level)];
}

const onlyField = /\s(?:fields?|disciplines?)$/;
/** A field that is worked in or known, not studied. */
const otherField =
  /(?<![\p{L}])(?:experiences?d?|knowledge|understanding|familiar\p{L}*|skills?|expertise|interest|track record|work\p{L}*|trends|passion)(?![\p{L}])/u;
/** "A high degree of accuracy" */
const measure =
  /(?<![\p{L}])(?:high|higher|great|good|large|strong|significant|certain|some) degree of(?![\p{L}])/gu;
/** "Graduation from a school of law" */
const graduation =
  /(?<![\p{L}])graduat(?:e|es|ed|ion) (?:from|of) (?:[\p{L}'-]+ ){0,6}(?:school|college|university|institut\p{L}*|program(?:me)?)(?![\p{L}])/u;

/** Studies asked for without a level. */
function isFieldAlone(folded: string): boolean {
  return graduation.test(folded) || (onlyField.test(folded) && !otherField.test(folded));
}

/** Work with pupils rather than a certificate: "teaching at high school level". */
const schoolWork =
  /(?<![\p{L}])(?:high|secondary|middle) schools? (?:level|students?|pupils?|teach\p{L}*|classes|classroom|age|setting|environment|curriculum|sports|math\p{L}*|science)(?![\p{L}])|(?<![\p{L}])(?:teaching|experience|work\p{L}*|tutoring) (?:\p{L}+ ){0,4}(?:high|secondary|middle) school(?! (?:diploma|degree|education|certificate|graduat))/u;

/** Whether this requirement is about a degree at all. */
export function asksDegree(requirement: string): boolean {
  const folded = fold(requirement).replace(measure, " ");
  if (
    /(?<![\p{L}])(?:certif\w+|licen[cs]e[ds]?|clearance|scrum master|product master)(?![\p{L}])/u.test(folded)
  )
    return false;
  if (schoolWork.test(folded)) return false;
  return (
    levelsIn(requirement).length > 0 ||
    (anyDegree.test(folded) &&
      /degree|education|studium|ausbildung|abschluss|diplom|vzdelan|titulacion|graduacao|denkniveau/.test(
        folded,
      )) ||
    isFieldAlone(folded)
  );
}

/** "Related field" as an alternative of its own: related to what its neighbours name. */
function withSiblings(asked: FieldsAsked, siblings: readonly string[]): FieldsAsked {
  if (asked.names.length > 0 || !asked.related) return asked;
  return { ...asked, names: siblings.flatMap((sibling) => fieldsAsked(sibling).names) };
}

/**
 * Level and field of a degree (spec: "Education Level", "Degree Field Mismatch"). A higher degree meets a lower demand;
 * whether experience makes up for a degree is not decided here and stays unmatched.
 */
export function matchDegree(
  requirement: string,
  siblings: readonly string[],
  view: ResumeView,
  today: Date,
): Verdict {
  const asked = levelsIn(requirement);
  const isFieldOnly = asked.length === 0 && isFieldAlone(fold(requirement));
  const level = asked.length > 0 ? (Math.min(...asked) as DegreeLevel) : degreeLevels.bachelor;
  // A school certificate has no field.
  const fields =
    level === degreeLevels.secondary
      ? { names: [], related: false, focus: [] }
      : withSiblings(fieldsAsked(requirement), siblings);
  const demand = isFieldOnly ? "a degree" : levelNames[level];
  const inField = fields.names.length > 0 ? ` in ${fields.names.join(" or ")}` : "";
  const note = substitute.test(fold(requirement))
    ? " Whether experience makes up for it is not for rules to say."
    : "";
  if (fields.names.length === 0 && (isFieldOnly || asksUnnamedField(requirement)))
    return {
      match: false,
      reasoning: "Which fields count as related is not for rules to say.",
      missing: "a degree in a field that can be told to be related",
      confidence: confidence.undecidable,
    };
  const held = heldDegrees(view, today);
  const best = held[0];
  if (!best)
    return {
      match: false,
      reasoning: `The requirement asks for ${demand}${inField}; the resume states no finished degree.${note}`,
      missing: `${demand}${inField}; no finished degree found`,
      confidence: note ? confidence.undecidable : confidence.tooLittle,
    };
  const enough = held.filter((each) => each.level >= (isFieldOnly ? degreeLevels.associate : level));
  if (enough.length === 0)
    return {
      match: false,
      reasoning: `The requirement asks for ${demand}; the highest degree in the resume is ${levelNames[best.level]}.${note}`,
      missing: `${demand}; the highest found is ${levelNames[best.level]}`,
      confidence: note ? confidence.undecidable : confidence.tooLittle,
    };
  const fitting = bestFit(enough, fields);
  if (!fitting)
    return {
      match: false,
      reasoning: `The requirement asks for ${demand}${inField}; the resume shows ${levelNames[best.level]}, but not in ${fields.related ? "such a field" : "this field"}.${note}`,
      missing: `${demand}${inField}; found: ${quoteOf(best.segment, best.start, best.end).text.slice(0, 120)}`,
      confidence: note ? confidence.undecidable : confidence.related,
    };
  const { degree, fit } = fitting;
  const quote = quoteOf(degree.segment, degree.start, degree.end);
  const exceeds =
    !isFieldOnly && degree.level > level
      ? `, which exceeds the ${levelNames[level].replace(/^an? /, "")} asked for`
      : "";
  const where = fit === null ? "" : fit === "same" ? " in a field asked for" : " in a related field";
  return {
    match: true,
    reasoning: `The resume states ${levelNames[degree.level]}${where}${exceeds}: "${quote.text}".`,
    quote,
    confidence: fit === "related" ? confidence.related : confidence.level,
  };
}

/** The degree in the very field before one in a relative of it. */
function bestFit(
  degrees: readonly HeldDegree[],
  fields: FieldsAsked,
): { degree: HeldDegree; fit: "same" | "related" | null } | null {
  const [first] = degrees;
  if (fields.names.length === 0 && fields.focus.length === 0)
    return first ? { degree: first, fit: null } : null;
  let relative: HeldDegree | null = null;
  for (const degree of degrees) {
    const fit = fieldIn(degree.nearby, fields);
    if (fit === "same") return { degree, fit };
    if (fit === "related") relative ??= degree;
  }
  return relative && { degree: relative, fit: "related" };
}
