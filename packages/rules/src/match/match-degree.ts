/** Degrees: level by the ladder, field by name or family. Knows how degrees are written; dates are none of its business. */
import {
  anyDegree,
  type DegreeLevel,
  degreeLevels,
  degreePatterns,
  fieldFamilies,
} from "../lexicon/degrees.ts";
import { fold } from "../text/fold.ts";
import { quoteOf } from "./quote.ts";
import type { ResumeView, Segment } from "./resume-view.ts";
import { stemmed } from "./stems.ts";
import type { Verdict } from "./verdict.ts";

const levelNames: Record<DegreeLevel, string> = {
  1: "a secondary school certificate",
  2: "an associate degree",
  3: "a bachelor's degree",
  4: "a master's degree",
  5: "a doctorate",
};

type Held = { level: DegreeLevel; segment: Segment; start: number; end: number; nearby: string };

const unfinished =
  /(?<![\p{L}])(?:pursuing|in progress|not (?:finished|completed)|unfinished|incomplete|dropped out|expected|candidate|ongoing|currently (?:studying|enrolled)|without|no degree|started|abgebrochen|laufend|en cours)(?![\p{L}])/u;
const schoolLine =
  /(?<![\p{L}])(?:universit\w*|college|institut\w*|school|academy|hochschule|fachhochschule|ecole|faculty|\w*vut|eth|epfl)(?![\p{L}])/u;

/** All levels that a text names; the demand is the lowest of them ("Bachelor's or Master's"). */
function levelsIn(text: string): DegreeLevel[] {
  return degreePatterns.filter(([pattern]) => pattern.test(text)).map(([, level]) => level);
}

/** Degrees of the resume, each with the lines around it where the school or field may stand. */
function heldDegrees(view: ResumeView): Held[] {
  const out: Held[] = [];
  view.segments.forEach((segment, at) => {
    for (const [pattern, level] of degreePatterns) {
      const hit = pattern.exec(segment.text);
      if (!hit) continue;
      const around = view.segments.slice(Math.max(0, at - 1), at + 2).map((each) => each.text);
      const folded = fold(segment.text);
      const isEducation =
        segment.section === "education" ||
        schoolLine.test(folded) ||
        /^\s*(?:of|in|degree)\b/.test(segment.text.slice(hit.index + hit[0].length));
      if (!isEducation || segment.section === "interests" || unfinished.test(folded)) continue;
      out.push({
        level,
        segment,
        start: hit.index,
        end: hit.index + hit[0].length,
        nearby: segment.section === "education" ? around.join(" \n ") : segment.text,
      });
      break;
    }
  });
  return out.sort((a, b) => b.level - a.level);
}

/** "Computer Science, Software Engineering, or a related field" → the fields, and whether a relative will do. */
function fieldsAsked(text: string): { fields: string[]; related: boolean } {
  const folded = fold(text);
  const related =
    /(?<![\p{L}])(?:related|relevant|similar|technical|comparable|equivalent|verwandt\w*|vergleichbar\w*|oder ahnlich\w*|similaire|pribuzn\w*|engineering field|stem)(?![\p{L}])/u.test(
      folded,
    );
  const after =
    /(?:degree|bachelor'?s?|master'?s?|ph\.?d\.?|diploma|studium|b\.?sc|m\.?sc|education|ausbildung|higher|more)\b[^,]{0,30}?\s(?:in|of|der|des|im bereich|en|v oboru)\s+(?!science\b|arts\b|engineering\b)(.+)$/u.exec(
      folded,
    );
  const list = after?.[1] ?? (/\sfields?$/.test(folded) ? folded.replace(/\sfields?$/, "") : "");
  const fields = list
    .replace(/\([^)]*\)/g, " ")
    .split(/,|\/|\s(?:or|and|oder|und|ou|et|nebo|o|y)\s/)
    .map((field) =>
      field
        .replace(
          /(?<![\p{L}])(?:an?|the|fields?|disciplines?|subjects?|areas?|related|relevant|similar|technical|equivalent|comparable|degree|or|other|preferred|required|is|a plus)(?![\p{L}])/gu,
          " ",
        )
        .replace(/[^\p{L}\s&-]/gu, " ")
        .replace(/\s+/g, " ")
        .trim(),
    )
    .map((field) => (field === "it" ? "information technology" : field))
    .filter((field) => field.length > 1);
  return { fields, related };
}

function familyOf(field: string): readonly string[] {
  return (
    fieldFamilies.find((family) =>
      family.some((name) => new RegExp(`(?<![\\p{L}])(?:${name})(?![\\p{L}])`, "u").test(field)),
    ) ?? []
  );
}

function hasField(held: Held, fields: readonly string[], related: boolean): boolean {
  const text = fold(held.nearby);
  const stems = new Set(stemmed(text).map((word) => word.stem));
  return fields.some((field) => {
    const wanted = stemmed(field).map((word) => word.stem);
    if (wanted.length > 0 && wanted.every((stem) => stems.has(stem))) return true;
    const family = familyOf(field);
    if (!related && !family.includes(field)) return false;
    // The same subject under another name always counts; its relatives only where the posting allows them.
    const names = related
      ? family
      : family.slice(0, 1).includes(field)
        ? family.filter((name) => /informati/.test(name))
        : [];
    return names.some((name) => new RegExp(`(?<![\\p{L}])(?:${name})(?![\\p{L}])`, "u").test(text));
  });
}

/** Whether this requirement is about a degree at all. */
export function asksDegree(requirement: string): boolean {
  const folded = fold(requirement);
  if (/(?<![\p{L}])(?:certif\w+|licen[cs]e\w*|clearance|scrum master)(?![\p{L}])/u.test(folded)) return false;
  return (
    levelsIn(requirement).length > 0 ||
    (anyDegree.test(folded) &&
      /degree|education|studium|ausbildung|abschluss|diplom|vzdelan|titulacion|graduacao|denkniveau/.test(
        folded,
      )) ||
    /\sfields?$/.test(folded)
  );
}

/**
 * Level and field of a degree (spec: "Education Level", "Degree Field Mismatch"). A higher degree meets a lower demand;
 * an equivalent in practice is not decided here and stays unmatched.
 */
export function matchDegree(requirement: string, view: ResumeView): Verdict {
  const asked = levelsIn(requirement);
  const isFieldOnly = asked.length === 0 && /\sfields?$/.test(fold(requirement));
  const level = asked.length > 0 ? (Math.min(...asked) as DegreeLevel) : degreeLevels.bachelor;
  const { fields, related } = fieldsAsked(requirement);
  const held = heldDegrees(view);
  const best = held[0];
  if (!best) return { match: false, reasoning: "The resume states no finished degree." };
  const enough = held.filter((each) => each.level >= (isFieldOnly ? degreeLevels.associate : level));
  if (enough.length === 0)
    return {
      match: false,
      reasoning: `The requirement asks for ${levelNames[level]}; the highest degree in the resume is ${levelNames[best.level]}.`,
    };
  const fitting = fields.length === 0 ? enough[0] : enough.find((each) => hasField(each, fields, related));
  if (!fitting)
    return { match: false, reasoning: `The resume shows a degree, but not in ${fields.join(" or ")}.` };
  const quote = quoteOf(fitting.segment, fitting.start, fitting.end);
  const exceeds =
    !isFieldOnly && fitting.level > level
      ? `, which exceeds the ${levelNames[level].replace(/^an? /, "")} asked for`
      : "";
  const where = fields.length > 0 ? " in a field asked for" : "";
  return {
    match: true,
    reasoning: `The resume states ${levelNames[fitting.level]}${where}${exceeds}: "${quote}".`,
    quote,
  };
}
