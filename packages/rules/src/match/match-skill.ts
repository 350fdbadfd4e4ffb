/**
 * Tools, kinds of tools and concepts: found in the resume or not (spec: "Specific Skills/Tools", "Conceptual Skills",
 * "Similar" clauses, "Partial Compound Requirements"). Years, degrees and languages are decided elsewhere.
 */
import { splitList } from "../atomize/split-list.ts";
import { findNames } from "../lexicon/find-names.ts";
import { fold } from "../text/fold.ts";
import { besideNames } from "./beside-names.ts";
import { type Evidence, findConcept, findName } from "./find-evidence.ts";
import type { Segment } from "./resume-view.ts";
import { askedKind, sharedKind } from "./skill-kinds.ts";
import { areCommon, contentStems, fullStems, stem, topicOf } from "./stems.ts";
import { confidence } from "./verdict.ts";

/** Either the places that prove every part, or what is missing; `confidence` is that of the weakest part. */
export type SkillFinding =
  | { found: Evidence[]; what: string; confidence: number }
  | { missing: string; reasoning: string; confidence: number };

/** Only a demand as light as this is met by what the resume itself calls basics. */
const lightDemand =
  /(?<![\p{L}])(?:basics?|familiar\w*|exposure|awareness|some|grundkenntnisse|notions|zaklad\w*|interest)(?![\p{L}])/u;
const openEnded =
  /(?<![\p{L}])(?:similar|equivalent|comparable|related|relevant|other|vergleichbar\w*|ahnlich\w*|similaire\w*)(?![\p{L}])/u;
/** The word after the tool that makes it something else than using the tool. */
const isCertificate = (word: string): boolean => /^certifi|^zertifi/.test(word);

const certificateGrade =
  /(?<![\p{L}])(?:foundation\p{L}*|practitioner|associate|professional|expert|specialty|advanced|master)(?![\p{L}])/gu;

/** What a mere mention does not show. */
const strongDemand =
  /(?<![\p{L}])(?:advanced|high (?:level|degree) of|experts?|expertise|in-?depth|deep|mastery|fortgeschrittene\p{L}*|tiefgehende\p{L}*|tiefe\p{L}*|vertiefte\p{L}*|approfondie|pokrocil\p{L}*|avanzad[oa]s?|profundos?)(?![\p{L}])/u;
const strongWord =
  /(?<![\p{L}])(?:advanced|experts?|expertise|in-?depth|deep|proficient|years|lead|led|architect\p{L}*|sehr gut|experte|fortgeschritten|avance|pokrocil\p{L}*|avanzado|master)(?![\p{L}])/u;

/** What is known well is not shown by the suite that it belongs to. */
const wellKnown = /(?<![\p{L}])(?:strong|solid|excellent|very good|sehr gute?|power)(?![\p{L}])/u;
const suites = new Set(["Microsoft Office", "Google Workspace", "Adobe Creative Suite"]);

/** An expert's tool is named in more than one place, or with a word that says how well it is known. */
function isStrongEnough(
  requirement: string,
  names: ReadonlySet<string>,
  segments: readonly Segment[],
): boolean {
  const isStrong = strongDemand.test(fold(requirement));
  if (!isStrong && !wellKnown.test(fold(requirement))) return true;
  const places = segments.filter((segment) => {
    const evidence = findName([segment], names);
    return evidence?.isWeak === false && (names.has(evidence.as ?? "") || !suites.has(evidence.as ?? ""));
  });
  if (!isStrong) return places.length > 0;
  return places.length > 1 || places.some(({ folded }) => strongWord.test(folded));
}

function enough(evidence: Evidence | null, requirement: string): evidence is Evidence {
  return evidence !== null && (!evidence.isWeak || lightDemand.test(fold(requirement)));
}

function byNames(requirement: string, segments: readonly Segment[]): SkillFinding | null {
  const hits = findNames(requirement);
  if (hits.length === 0) return null;
  const left = besideNames(requirement, hits);
  const content = contentStems(left);
  // "Professional" or "associate" is a grade of a certificate, elsewhere an empty word.
  const grades = content.some(isCertificate) ? (fold(left).match(certificateGrade) ?? []).map(stem) : [];
  const rest = [...new Set([...content, ...grades])];
  const found: Evidence[] = [];
  const spellings: string[] = [];
  let sure = 1;
  for (const [at, same] of Map.groupBy(hits, ({ index }) => index)) {
    const names = new Set(same.map(({ name }) => name));
    const spelled = requirement.slice(at, at + (same[0]?.length ?? 0));
    const evidence = rest.length === 0 ? findName(segments, names) : withRest(segments, names, rest);
    if (!enough(evidence, requirement)) return notFound(spelled, findName(segments, names));
    if (!isStrongEnough(requirement, names, segments)) return notDeep(spelled);
    found.push(evidence);
    spellings.push(spelled);
    sure = Math.min(sure, names.has(evidence.as ?? "") ? confidence.named : confidence.implied);
  }
  return {
    found,
    what: spellings.map((spelled, i) => seenAs(spelled, found[i]?.as)).join(" and "),
    confidence: rest.length === 0 ? sure : Math.min(sure, confidence.phrase),
  };
}

/** "Kubernetes (as EKS)". */
function seenAs(spelled: string, as: string | undefined): string {
  return as === undefined || fold(as) === fold(spelled) ? spelled : `${spelled} (as ${as})`;
}

function notFound(spelled: string, some: Evidence | null): SkillFinding {
  if (some === null)
    return {
      missing: `no mention of ${spelled}`,
      reasoning: `The requirement asks for ${spelled}; the resume does not mention ${spelled}.`,
      confidence: confidence.absentName,
    };
  if (some.isWeak)
    return {
      missing: `more than a beginner's knowledge of ${spelled}`,
      reasoning: `The requirement asks for ${spelled}; the resume mentions ${spelled} only at a beginner's level.`,
      confidence: confidence.related,
    };
  return {
    missing: `${spelled} together with the rest of the requirement`,
    reasoning: `The resume mentions ${spelled}, but not together with the rest of the requirement.`,
    confidence: confidence.absentWords,
  };
}

function notDeep(spelled: string): SkillFinding {
  return {
    missing: `more than a mention of ${spelled}`,
    reasoning: `The requirement asks for deep knowledge of ${spelled}; the resume only mentions ${spelled}.`,
    confidence: confidence.absentWords,
  };
}

/** A place that names the tool and, in the same piece of text, every other word that carries meaning. */
function withRest(
  segments: readonly Segment[],
  names: ReadonlySet<string>,
  rest: readonly string[],
): Evidence | null {
  let weak: Evidence | null = null;
  for (const segment of segments) {
    if (!segment.names.some(({ name }) => names.has(name))) continue;
    const has = (wanted: string) =>
      isCertificate(wanted)
        ? segment.section === "certificates" || segment.stems.some((word) => isCertificate(word.stem))
        : segment.stems.some((word) => word.stem === wanted);
    if (!rest.every(has)) continue;
    const evidence = findName([segment], names);
    if (evidence && !evidence.isWeak) return evidence;
    weak ??= evidence;
  }
  return weak;
}

/** A kind of tool asked for without naming one. */
function byKind(requirement: string, segments: readonly Segment[]): SkillFinding | null {
  const kind = askedKind(requirement);
  if (!kind) return null;
  const evidence = findName(segments, kind.names);
  if (!enough(evidence, requirement) || !isStrongEnough(requirement, kind.names, segments)) return null;
  return {
    found: [evidence],
    what: `${evidence.as}, a tool of the kind asked for (${kind.category})`,
    confidence: confidence.kind,
  };
}

/** Permits, citizenship and the like: the name of a country alone shows none of them. */
const eligibility =
  /(?<![\p{L}])(?:authori[sz]ed|authori[sz]ation|eligib\w+|visas?|citizens?|citizenship|permit|right to work|(?:able|ability|willing\w*) to (?:work|travel|relocate|commute)|clearance|arbeitserlaubnis|permis de travail|pracovni povoleni)(?![\p{L}])/u;

function byConcept(requirement: string, all: readonly Segment[], isTitle: boolean): SkillFinding {
  const isEligibility = eligibility.test(fold(requirement));
  const segments = isEligibility ? all.filter(({ folded }) => eligibility.test(folded)) : all;
  const content = contentStems(requirement);
  if (content.length <= 1 && areCommon(content))
    return {
      missing: "words specific enough to be looked for in a resume",
      reasoning: "The requirement names nothing that words in a resume could prove.",
      confidence: confidence.undecidable,
    };
  // Beside a single word or common ones their companions count too: "leading engineering teams" is no leading of teams.
  const withNoun = describedStems(requirement, content);
  const isPhrase = areCommon(content) || withNoun !== null;
  const stems = withNoun ?? (content.length === 1 || isPhrase ? fullStems(requirement) : content);
  const evidence = findConcept(segments, stems, {
    numbers: numbersIn(requirement),
    isPhrase,
    isTitle: isTitle || isEligibility,
  });
  if (enough(evidence, requirement))
    return {
      found: [evidence],
      what: `"${evidence.segment.text.slice(evidence.start, evidence.end)}"`,
      confidence: stems.length > 1 ? confidence.phrase : confidence.word,
    };
  const asked = topicOf(requirement);
  if (evidence)
    return {
      missing: `more than a beginner's knowledge of ${asked}`,
      reasoning: `The requirement asks for ${asked}; the resume mentions it only at a beginner's level.`,
      confidence: confidence.related,
    };
  const kind = askedKind(requirement);
  return {
    missing: kind
      ? `no mention of ${asked}, nor of anything of that kind (${kind.category})`
      : `no mention of ${asked}`,
    reasoning: kind
      ? `The requirement asks for ${asked}; the resume names nothing of that kind (${kind.category}).`
      : `The requirement asks for ${asked}; the resume does not mention it.`,
    confidence: kind ? confidence.related : confidence.absentWords,
  };
}

/** "Mechanical principles", "farming methods": what the first word describes must stand there too. */
const described =
  /(?<![\p{L}])(\p{L}{3,}(?:al|ic|ive|ous|ary|ing)) (principles?|concepts?|process(?:es)?|practices?|methods?|methodolog(?:y|ies)|techniques?|topics?|aspects?|areas?|tools?)(?![\p{L}])/u;

function describedStems(requirement: string, content: readonly string[]): string[] | null {
  const [, adjective = "", noun = ""] = described.exec(fold(requirement)) ?? [];
  return content.length === 1 && content[0] === stem(adjective) ? [stem(adjective), stem(noun)] : null;
}

/** Amounts that the resume must show too: "teams of 20", "$5M". */
function numbersIn(requirement: string): string[] {
  return requirement.match(/\d+(?:[.,]\d+)*/g) ?? [];
}

function decideOne(requirement: string, segments: readonly Segment[], isTitle: boolean): SkillFinding {
  const named = byNames(requirement, segments);
  if (named && "found" in named) return named;
  const kind = byKind(requirement, segments) ?? named;
  if (kind) return kind;
  if (openEnded.test(fold(requirement)))
    return {
      missing: "tools or experience that can be told to be similar",
      reasoning: "Which tools or experience would count as similar is not for rules to say.",
      confidence: confidence.undecidable,
    };
  return byConcept(requirement, segments, isTitle);
}

/** A tool that shares a kind with every one of `siblings`, for "or similar" beside them (spec: "Similar" clauses). */
export function findSimilar(siblings: readonly string[], segments: readonly Segment[]): SkillFinding | null {
  const kind = sharedKind(siblings);
  const evidence = kind && findName(segments, kind.names);
  return kind && evidence && !evidence.isWeak
    ? {
        found: [evidence],
        what: `${evidence.as}, which is of the same kind (${kind.category})`,
        confidence: confidence.similar,
      }
    : null;
}

/** An alternative cut off from the words it belongs to ("abuse or attacks") proves nothing alone. */
function isFragment(phrase: string, requirement: string): boolean {
  return (
    findNames(phrase).length === 0 && contentStems(phrase).length <= 1 && contentStems(requirement).length > 2
  );
}

/**
 * Looks for every part of a requirement within `segments`; of alternatives ("AWS or Azure") one is enough. A tool of
 * the kind asked for is enough for "orchestration tools".
 * @param isTitle the segments are those of one position or statement, where a single word is telling
 */
export function findSkill(requirement: string, segments: readonly Segment[], isTitle = false): SkillFinding {
  const { phrases, any } = splitList(requirement);
  if (phrases.length === 1) return decideOne(requirement, segments, isTitle);
  if (any) {
    const whole = phrases.filter((phrase) => !isFragment(phrase, requirement));
    const findings = whole.map((phrase) => decideOne(phrase, segments, isTitle));
    const met = findings.find((finding) => "found" in finding);
    if (met) return met;
    const gaps = findings.flatMap((finding) => ("missing" in finding ? [finding] : []));
    const [only] = gaps;
    if (!only) return decideOne(requirement, segments, isTitle);
    return gaps.length === 1
      ? only
      : {
          missing: `no mention of any of: ${whole.join(", ")}`,
          reasoning: `The requirement asks for one of several; the resume shows none of: ${whole.join(", ")}.`,
          confidence: Math.min(...gaps.map((gap) => gap.confidence)),
        };
  }
  const findings = phrases.map((phrase) => decideOne(phrase, segments, isTitle));
  const missing = findings.find((finding) => "missing" in finding);
  if (missing) return missing;
  const all = findings.filter((finding) => "found" in finding);
  return {
    found: all.flatMap((finding) => finding.found),
    what: all.map((finding) => finding.what).join(" and "),
    confidence: Math.min(...all.map((finding) => finding.confidence)),
  };
}
