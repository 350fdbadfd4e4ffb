/** A job's verdicts as lines of its posting: what is painted on the page, and how. Pure. */
import type { JobData, Qualification } from "@leadfit/contracts";

/** met: all of it; partly: some of it, or claimed without proof; missing: none; yours: only a person can judge it. */
export type Mark = "met" | "partly" | "missing" | "yours";

export const markSigns: Record<Mark, { sign: string; words: string }> = {
  met: { sign: "✓", words: "Met" },
  partly: { sign: "◐", words: "Partly met" },
  missing: { sign: "–", words: "Not met" },
  yours: { sign: "?", words: "Yours to judge" },
};

export type LineAtom = { text: string; mark: Mark; quote: string | null; note: string | null };

export type RequirementLine = {
  id: string;
  /** As the posting has it, to be looked for on the page; then what else may stand there. */
  texts: string[];
  mark: Mark;
  atoms: LineAtom[];
};

type Kind = "judged" | "evaluated";

export function requirementLines(job: JobData): RequirementLine[] {
  const lines = new Map<string, { texts: string[]; atoms: [Qualification, Kind][] }>();
  const add = (kind: Kind) => (atom: Qualification) => {
    const id = lineId(atom);
    const line = lines.get(id) ?? { texts: textsOf(job, atom), atoms: [] };
    line.atoms.push([atom, kind]);
    lines.set(id, line);
  };
  job.required_qualifications.forEach(add("judged"));
  job.additional_qualifications.forEach(add("judged"));
  job.evaluated_qualifications.forEach(add("evaluated"));
  return [...lines].map(([id, { texts, atoms }]) => ({
    id,
    texts,
    mark: lineMark(atoms),
    atoms: atoms.map(([atom, kind]) => ({
      text: atom.requirement_string,
      mark: kind === "evaluated" ? "yours" : atomMark(atom),
      quote: atom.evidence_quote ?? null,
      note: atom.missing ?? atom.match_reasoning,
    })),
  }));
}

/** The line that an atom belongs to: several atoms come from one requirement. */
export function lineId(atom: Qualification): string {
  const { posting_span: span, requirement_string } = atom;
  return span ? `${span.start}-${span.end}` : requirement_string;
}

function textsOf(job: JobData, { posting_span: span, requirement_string }: Qualification): string[] {
  const line = span && job.job_description?.slice(span.start, span.end);
  return line ? [line, requirement_string] : [requirement_string];
}

export function atomMark({ match, unverified }: Qualification): Mark {
  if (match === true) return "met";
  return unverified || match === null ? "partly" : "missing";
}

/** Alternatives count once, as in the rating. */
function lineMark(atoms: [Qualification, Kind][]): Mark {
  const units = new Map<unknown, Mark[]>();
  for (const [atom, kind] of atoms) {
    if (kind === "evaluated") continue;
    const unit = atom.group ?? atom;
    units.set(unit, [...(units.get(unit) ?? []), atomMark(atom)]);
  }
  if (units.size === 0) return "yours";
  const marks = [...units.values()].map((unit) =>
    unit.includes("met") ? "met" : unit.includes("partly") ? "partly" : "missing",
  );
  const [first = "missing"] = marks;
  return marks.every((mark) => mark === first) ? first : "partly";
}
