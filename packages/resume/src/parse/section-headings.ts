/** Whether a line opens a section of a resume, and which. */
import { type ResumeSectionKind, resumeSectionKindSchema } from "@leadfit/contracts";
import { fold } from "./fold.ts";
import { sectionWords } from "./section-words.ts";

const longest = 60;
const kinds = new Map<string, ResumeSectionKind>(
  resumeSectionKindSchema.options.flatMap((kind) =>
    sectionWords[kind].flatMap((words) => words.split("|").map((word) => [word, kind] as const)),
  ),
);
// "Experience" heads a section in English and in French; where two kinds share a word, the first stands.
const link = /\s*(?:&|\+|\/|,|\s(?:and|und|et|y|e|a)\s)\s*/;

export type SectionHeading = { kind: ResumeSectionKind; heading: string; level: number };

/** @returns null for any other line; `level` is that of a Markdown heading, 0 where it is none */
export function sectionHeading(line: string): SectionHeading | null {
  if (line.length > longest || /^\s*[-–*•]\s/.test(line)) return null;
  const level = /^\s*(#{1,6})\s/.exec(line)?.[1]?.length ?? 0;
  const heading = line
    .replace(/^[\s#*_]+|[\s#*_:]+$/g, "")
    .replace(/^(?:\d{1,2}|[IVX]{1,4})[.)]\s+/, "")
    .trim();
  // "languages" in the middle of a wrapped line is a word.
  if (level === 0 && !/^\p{Lu}/u.test(heading)) return null;
  const kind = headingKind(heading);
  return kind ? { kind, heading, level } : null;
}

/** By the words alone. Of "Skills & Languages" it is the first's, where both are known. */
export function headingKind(words: string): ResumeSectionKind | null {
  const text = fold(words)
    .replace(/\s*\([^()]*\)$/, "")
    .replace(/\s+/g, " ")
    .trim();
  const known = (part: string) =>
    kinds.get(part) ?? kinds.get(part.replace(/ (?:details|section|overview)$/, ""));
  const parts = text.split(link).map(known);
  return known(text.replaceAll("&", "and")) ?? (parts.every(Boolean) ? (parts[0] ?? null) : null);
}
