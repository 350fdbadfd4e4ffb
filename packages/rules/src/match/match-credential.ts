/** Licences, permits to drive and certificates. Knows their names; whether they are still valid only by the resume's words. */
import { homonyms } from "../lexicon/homonyms.ts";
import { cuePattern } from "../text/cue-pattern.ts";
import { fold } from "../text/fold.ts";
import { credentials, drivingLicence } from "./credential-names.ts";
import { isDenied } from "./denial.ts";
import { quoteOf } from "./quote.ts";
import type { ResumeView } from "./resume-view.ts";
import { contentStems } from "./stems.ts";
import { confidence, type Verdict } from "./verdict.ts";

const known = credentials.map(({ name, names }) => ({ name, pattern: cuePattern([names]) }));
const driving = cuePattern([drivingLicence]);
const licenceClass =
  /^[\s:(-]*(?:class |klasse |kat\.? |sk\.? |skupiny |category |categorie )?([a-e]e?1?)(?![\p{L}])/u;

/** What a requirement for a paper says beside its name. */
const filler =
  /(?<![\p{L}])(?:per|as per|according to|depending on|based on) (?:[\p{L}/-]+ ){0,3}(?:requirements?|polic(?:y|ies)|regulations?|guidelines)(?![\p{L}])|(?<![\p{L}])(?:valid|current|active|unencumbered|clean|full|us|u\.s\.|uk|eu|state|licen[cs]e[ds]?|licensure|certificat(?:e|es|ion|ions)|certified|credentials?|required|preferred|gultige?[rsn]?|valable|platny|vigente|holder|hold|possession|in|of|by|within|and|or|equivalent)(?![\p{L}])/gu;

type Asked = { name: string; held: (folded: string) => { start: number; end: number } | null };

function placeOf(pattern: RegExp, folded: string): { start: number; end: number } | null {
  const hit = pattern.exec(folded);
  return hit && { start: hit.index, end: hit.index + hit[0].length };
}

/** The papers a requirement names; empty when it asks for none that we know, or for more than the paper. */
function askedIn(requirement: string): Asked[] {
  const folded = fold(requirement);
  const licence = driving.exec(folded);
  if (licence) {
    const after = folded.slice(licence.index + licence[0].length);
    const wanted = licenceClass.exec(after)?.[1] ?? null;
    const more = `${folded.slice(0, licence.index)} ${after.replace(licenceClass, " ")}`.replace(filler, " ");
    if (contentStems(more).length > 0) return [];
    return [
      {
        name: wanted === null ? "driving licence" : `driving licence of class ${wanted.toUpperCase()}`,
        held: (line) => {
          const place = placeOf(driving, line);
          return place && (wanted === null || hasClass(line.slice(place.end), wanted)) ? place : null;
        },
      },
    ];
  }
  const named = known.filter(({ pattern }) => pattern.test(folded));
  const rest = named.reduce((left, { pattern }) => left.replace(pattern, " "), folded).replace(filler, " ");
  // "BLS instructor for adults" asks for more than a paper.
  if (named.length === 0 || contentStems(rest).length > 1) return [];
  return named.map(({ name, pattern }) => ({ name, held: (line) => placeOf(pattern, line) }));
}

/** "sk. B, C" holds both; C includes B. */
function hasClass(after: string, wanted: string): boolean {
  const listed =
    /^[\s:(-]*(?:class |klasse |kat\.? |sk\.? |skupiny |category |categorie )?((?:[a-e]e?1?[\s,/+a]*)+)/u.exec(
      after,
    )?.[1];
  const classes: string[] = listed?.match(/[a-e]e?1?/g) ?? [];
  return classes.includes(wanted) || (wanted === "b" && classes.some((each) => /^[cd]/.test(each)));
}

export function asksCredential(requirement: string): boolean {
  return askedIn(requirement).length > 0;
}

/** Every paper named must be held; of alternatives ("or") one. */
export function matchCredential(requirement: string, view: ResumeView): Verdict {
  const any = /(?<![\p{L}])(?:or|oder|ou|nebo)(?![\p{L}])/u.test(fold(requirement));
  const verdicts = askedIn(requirement).map((asked) => matchOne(asked, view));
  const deciding = verdicts.find(({ match }) => match === any) ?? verdicts[0];
  if (!deciding) throw new Error("matchCredential was asked about no credential");
  return deciding;
}

function matchOne({ name, held }: Asked, view: ResumeView): Verdict {
  for (const segment of view.segments) {
    if (segment.section === "interests" || homonyms.get(name)?.test(segment.folded)) continue;
    const place = held(segment.folded);
    if (!place || isDenied(segment.folded, place.start, place.end)) continue;
    const quote = quoteOf(segment, place.start, place.end);
    return {
      match: true,
      reasoning: `The requirement asks for a ${name}; the resume states it: "${quote.text}".`,
      quote,
      confidence: confidence.named,
    };
  }
  return {
    match: false,
    reasoning: `The requirement asks for a ${name}; the resume does not mention one.`,
    missing: `no mention of a ${name}`,
    confidence: confidence.absentName,
  };
}
