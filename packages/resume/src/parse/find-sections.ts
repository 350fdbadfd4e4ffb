/** The sections of a resume, side by side from its first character to its last. */
import type { ParsedResume, ResumeSectionKind } from "@leadfit/contracts";
import type { Line } from "./lines.ts";
import { sectionHeading } from "./section-headings.ts";

/** `lines` are those below the heading. */
export type Section = {
  kind: ResumeSectionKind;
  heading: string | null;
  lines: Line[];
  start: number;
  end: number;
};

/** More are no resume's, and cost the answer its size. */
const mostSections = 200;

export function findSections(lines: readonly Line[]): Section[] {
  const found = lines.map((line) => sectionHeading(line.text));
  // A Markdown heading of the same rank opens a section too, whatever it is called.
  const levels = found.flatMap((each) => (each && each.level > 0 ? [each.level] : []));
  const rank = levels.length > 0 ? Math.min(...levels) : 0;
  const sections: Section[] = [];
  let current: Section = { kind: "other", heading: null, lines: [], start: 0, end: 0 };
  const close = (end: number) => {
    current.end = end;
    if (current.heading !== null || current.lines.some(({ text }) => text.trim() !== ""))
      sections.push(current);
  };
  lines.forEach((line, index) => {
    const opened = sections.length < mostSections ? (found[index] ?? unknownHeading(line.text, rank)) : null;
    if (!opened) {
      current.lines.push(line);
      return;
    }
    close(line.start);
    current = { kind: opened.kind, heading: opened.heading, lines: [], start: line.start, end: line.end };
  });
  close(lines.at(-1)?.end ?? 0);
  return sections;
}

function unknownHeading(line: string, rank: number): { kind: "other"; heading: string } | null {
  const [, marks, heading] = /^(#{1,6})\s+(\S.*)$/.exec(line) ?? [];
  // Above all others stands the name.
  return marks && heading && marks.length === rank && rank > 1
    ? { kind: "other", heading: heading.trim() }
    : null;
}

export function sectionsAsParsed(sections: readonly Section[]): ParsedResume["sections"] {
  return sections.map(({ kind, heading, start, end }) => ({ kind, heading, span: { start, end } }));
}
