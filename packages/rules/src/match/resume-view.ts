/**
 * A resume cut into the pieces that verdicts quote, each with the section it stands in and the tools it names. Knows
 * resumes; knows nothing of requirements.
 */
import { findNames } from "../lexicon/find-names.ts";
import { impliedNames } from "../lexicon/implied-names.ts";
import { fold } from "../text/fold.ts";
import { type Stemmed, stemmed } from "./stems.ts";

export type ResumeSection =
  | "education"
  | "skills"
  | "languages"
  | "work"
  | "projects"
  | "volunteering"
  | "interests"
  | "other";

/** `index` is where `text` stands in the resume; `text` is a verbatim piece of it. `isItem`: it had a list mark. */
export type Segment = {
  text: string;
  index: number;
  section: ResumeSection;
  isItem: boolean;
  stems: Stemmed[];
  names: NameHit[];
};
/** Where a canonical name, or what implies it, stands in its segment. `as` is the name that was written. */
export type NameHit = { name: string; as: string; start: number; end: number };
export type ResumeView = { text: string; segments: Segment[] };

const sectionCues: readonly (readonly [ResumeSection, RegExp])[] = [
  [
    "education",
    /^(?:education|academic|ausbildung|studium|bildung|formation|vzdelani|educacion|formacion|opleiding|studies|qualifications?$)/,
  ],
  ["languages", /^(?:languages?(?: skills?)?|sprachen|sprachkenntnisse|langues|jazyk\w*|idiomas|talen)$/],
  [
    "interests",
    /^(?:interests?|hobb(?:y|ies)|references?|referees|objective|career objective|interessen|loisirs|zajmy|referenzen)/,
  ],
  ["volunteering", /^(?:volunteer\w*|ehrenamt\w*|benevolat)/],
  ["projects", /^(?:(?:personal |side |own )?projects?|projekte)$/],
  [
    "work",
    /^(?:(?:work|professional|employment|career|job)(?: experience| history)?|experience|(?:recent |relevant )?(?:engineering|work)(?: experience)?|berufserfahrung|werdegang|experiences?(?: professionnelles?)?|praxe|pracovni|zkusenosti|experiencia|werkervaring|company details)/,
  ],
  [
    "skills",
    /^(?:(?:technical |core |key |it |professional )?(?:skills?|competenc(?:y|ies)|technologies|tech stack|tools)|kenntnisse|fahigkeiten|competences|dovednosti|habilidades|vaardigheden|skill (?:details|set))/,
  ],
  [
    "other",
    /^(?:awards?|publications?|certificates?|certifications?|summary|profile|about|speaking|courses|achievements|extra)/,
  ],
];

function sectionOf(line: string): ResumeSection | null {
  if (line.length > 120) return null;
  const text = fold(line)
    .replace(/^[\s#*_•·\-–]+|[\s#*_:•]+$/g, "")
    .replace(/\(.*$/, "")
    .trim();
  if (text.length > 40 || text.split(" ").length > 4) return null;
  const marked = /^\s*(?:#|\*\*)/.test(line) || /:\s*(?:\*\*)?\s*$/.test(line);
  for (const [section, cue] of sectionCues) {
    const hit = cue.exec(text);
    if (hit && (marked || hit[0].length >= text.length || text.split(" ").length <= 2)) return section;
  }
  return null;
}

const breaks = /[•·✓✔~►▪●|]+|(?<=\s)[*o](?=\s+\p{Lu})|(?<=[.!?])\s+(?=[\p{Lu}"“(])|;\s+/gu;

function nameHits(text: string): NameHit[] {
  return findNames(text).flatMap(({ name, index, length }) =>
    [name, ...(impliedNames[name] ?? [])].map((each) => ({
      name: each,
      as: name,
      start: index,
      end: index + length,
    })),
  );
}

/** Segments in the order of the resume. Linear in its length; a line past 2000 characters is cut at blanks. */
export function viewResume(text: string): ResumeView {
  const segments: Segment[] = [];
  let section: ResumeSection = "other";
  const push = (from: number, to: number) => {
    const raw = text.slice(from, to);
    const lead = /^(?:[-–—*+#>]+(?=\s)|\s)*/.exec(raw)?.[0].length ?? 0;
    const piece = raw.slice(lead).trim();
    if (piece === "" || !/[\p{L}\p{N}]/u.test(piece)) return;
    segments.push({
      text: piece,
      index: from + lead,
      section,
      isItem: /[-–—*+•·✓►▪●]\s*$/.test(text.slice(Math.max(0, from + lead - 3), from + lead)),
      stems: stemmed(piece),
      names: nameHits(piece),
    });
  };
  let lineStart = 0;
  for (const line of text.split("\n")) {
    const opened = sectionOf(line);
    if (opened) {
      // A section heading says nothing about the candidate.
      section = opened;
      lineStart += line.length + 1;
      continue;
    }
    let start = 0;
    for (const cut of line.matchAll(breaks)) {
      push(lineStart + start, lineStart + cut.index);
      start = cut.index + cut[0].length;
    }
    for (; line.length - start > 2000; ) {
      const blank = line.lastIndexOf(" ", start + 2000);
      const end = blank > start ? blank : start + 2000;
      push(lineStart + start, lineStart + end);
      start = end;
    }
    push(lineStart + start, lineStart + line.length);
    lineStart += line.length + 1;
  }
  return { text, segments };
}
