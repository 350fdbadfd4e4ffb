/**
 * A resume cut into the pieces that verdicts quote, each with the section it stands in and the tools it names. Knows
 * resumes; knows nothing of requirements.
 */
import { findNames } from "../lexicon/find-names.ts";
import { impliedNames } from "../lexicon/implied-names.ts";
import { fold } from "../text/fold.ts";
import {
  markdownLevel,
  opensPart,
  type ResumeSection,
  sectionOfHeading,
  sectionOfLabel,
} from "./resume-sections.ts";
import { type Stemmed, stemmed } from "./stems.ts";

/**
 * `index` is where `text` stands in the resume; `text` is a verbatim piece of it, `folded` the same folded. `isItem`: it
 * had a list mark. `part` counts the headings above it, of known sections and others.
 */
export type Segment = {
  text: string;
  folded: string;
  index: number;
  section: ResumeSection;
  part: number;
  isItem: boolean;
  stems: Stemmed[];
  names: NameHit[];
};
/** Where a canonical name, or what implies it, stands in its segment. `as` is the name that was written. */
export type NameHit = { name: string; as: string; start: number; end: number };
export type ResumeView = { text: string; segments: Segment[] };

// A tilde is a list mark between words ("~ Ant ~ Maven"), not before a number ("~50 users").
// A full stop after a short form ("Kat. B", "Dr. Roth") ends no sentence.
const shortForms =
  "sk kat kl nr no st dr mr mrs ms prof ing mgr bc dipl jr sr inc ltd co corp approx ca cca vgl vs tel e\\.g i\\.e u\\.s z\\.b sept? oct nov dec jan feb mar apr aug"
    .split(" ")
    .flatMap((form) => [form, form.charAt(0).toUpperCase() + form.slice(1)])
    .join("|");
const breaks = new RegExp(
  `[•·✓✔►▪●|]+|~+(?=\\s*\\p{L})|(?<=\\s)[*o](?=\\s+\\p{Lu})|(?<=[.!?])(?<!(?<![\\p{L}.])(?:${shortForms}|\\p{Lu})\\.)\\s+(?=[\\p{Lu}"“(])|;\\s+`,
  "gu",
);
/** A longer piece is cut at a blank. */
const maxSegment = 2000;

/** Whoever names two products of a suite in one place has the suite. */
const suites = ["Microsoft Office", "Google Workspace", "Adobe Creative Suite"];

function suiteHits(hits: readonly NameHit[]): NameHit[] {
  return suites.flatMap((suite) => {
    const parts = new Set(impliedNames[suite]);
    const named = hits.filter(({ name, as }) => name === as && parts.has(name));
    const [first, second] = [...new Map(named.map((hit) => [hit.name, hit])).values()];
    if (!first || !second || hits.some(({ name }) => name === suite)) return [];
    return [{ name: suite, as: `${first.as} and ${second.as}`, start: first.start, end: second.end }];
  });
}

function nameHits(text: string): NameHit[] {
  const hits = findNames(text).flatMap(({ name, index, length }) =>
    [name, ...(impliedNames[name] ?? [])].map((each) => ({
      name: each,
      as: name,
      start: index,
      end: index + length,
    })),
  );
  return [...hits, ...suiteHits(hits)];
}

/** Segments in the order of the resume. Linear in its length. */
export function viewResume(text: string): ResumeView {
  const segments: Segment[] = [];
  let part = 0;
  const push = (from: number, to: number, section: ResumeSection) => {
    const raw = text.slice(from, to);
    const lead = /^(?:[-–—*+#>]+(?=\s)|\s)*/.exec(raw)?.[0].length ?? 0;
    const piece = raw.slice(lead).trim();
    if (piece === "" || !/[\p{L}\p{N}]/u.test(piece)) return;
    segments.push({
      text: piece,
      folded: fold(piece),
      index: from + lead,
      section,
      part,
      isItem: /[-–—*+•·✓►▪●]\s*$/.test(text.slice(Math.max(0, from + lead - 3), from + lead)),
      stems: stemmed(piece),
      names: nameHits(piece),
    });
  };
  let section: ResumeSection = "other";
  let lineStart = 0;
  let sectionLevel = 0;
  let before = "";
  for (const line of text.split("\n")) {
    const opened = sectionOfHeading(line);
    if (opened || opensPart(line, before)) part++;
    before = line;
    const level = markdownLevel(line);
    // A heading we do not know ends the section when it stands no deeper than the one that opened it.
    if (!opened && level !== null && level <= sectionLevel) section = "other";
    if (opened) {
      // A section heading says nothing about the candidate.
      section = opened;
      sectionLevel = level ?? 0;
      lineStart += line.length + 1;
      continue;
    }
    const own = sectionOfLabel(line) ?? section;
    let start = 0;
    for (const cut of line.matchAll(breaks)) {
      push(lineStart + start, lineStart + cut.index, own);
      start = cut.index + cut[0].length;
    }
    for (; line.length - start > maxSegment; ) {
      const blank = line.lastIndexOf(" ", start + maxSegment);
      const end = blank > start ? blank : start + maxSegment;
      push(lineStart + start, lineStart + end, own);
      start = end;
    }
    push(lineStart + start, lineStart + line.length, own);
    lineStart += line.length + 1;
  }
  return { text, segments };
}
