/** What verdicts come to: of an atom, of a line of the posting, of a group of alternatives. Pure. */
import type { Classification, JobData, Qualification, Span } from "@leadfit/contracts";

/** `open`: not judged yet; `part`: some of a line's requirements are met. */
export type Verdict = "match" | "none" | "part" | "unverified" | "evaluated" | "open";

export type Atom = Qualification & { classification: Classification; verdict: Exclude<Verdict, "part"> };

/** A requirement's atoms: alternatives of one group count once, and any of them meets it. */
export type Unit = { key: string; atoms: Atom[]; verdict: Atom["verdict"] };

/** A place of the posting that asks for something. */
export type Line = { key: string; span: Span; atoms: Atom[]; verdict: Verdict; matched: number; of: number };

export const lists = {
  required_qualification: "required_qualifications",
  additional_qualification: "additional_qualifications",
  evaluated_qualification: "evaluated_qualifications",
} as const satisfies Record<Classification, keyof JobData>;

export function atomsOf(job: JobData): Atom[] {
  return Object.entries(lists).flatMap(([classification, list]) =>
    job[list].map((atom) => ({
      ...atom,
      classification: classification as Classification,
      verdict: verdictOf(atom, classification as Classification),
    })),
  );
}

function verdictOf(atom: Qualification, classification: Classification): Atom["verdict"] {
  if (classification === "evaluated_qualification") return "evaluated";
  if (atom.match === null) return "open";
  if (atom.match) return "match";
  return atom.unverified ? "unverified" : "none";
}

export function unitsOf(atoms: readonly Atom[]): Unit[] {
  const units = new Map<string, Atom[]>();
  atoms.forEach((atom, index) => {
    const key = `${atom.classification} ${atom.group ?? `${atom.id ?? ""} ${index}`}`;
    units.set(key, [...(units.get(key) ?? []), atom]);
  });
  return [...units].map(([key, of]) => ({ key, atoms: of, verdict: bestOf(of) }));
}

const order: Atom["verdict"][] = ["match", "unverified", "open", "none", "evaluated"];
const bestOf = (atoms: readonly Atom[]): Atom["verdict"] =>
  order.find((verdict) => atoms.some((atom) => atom.verdict === verdict)) ?? "open";

export const spanKey = ({ start, end }: Span): string => `${start}-${end}`;

/** In the order of the posting, never one over another: of two that overlap the later begins where the first ends. */
export function linesOf(atoms: readonly Atom[], textLength: number): Line[] {
  const bySpan = new Map<string, { span: Span; atoms: Atom[] }>();
  for (const atom of atoms) {
    const span = atom.posting_span;
    if (!span || span.start >= span.end || span.end > textLength) continue;
    const line = bySpan.get(spanKey(span)) ?? { span, atoms: [] };
    line.atoms.push(atom);
    bySpan.set(spanKey(span), line);
  }
  let end = 0;
  const lines: Line[] = [];
  for (const { span, atoms: of } of [...bySpan.values()].sort((a, b) => a.span.start - b.span.start)) {
    const start = Math.max(span.start, end);
    if (start >= span.end) continue;
    lines.push({ key: spanKey(span), span: { start, end: span.end }, atoms: of, ...lineVerdict(of) });
    end = span.end;
  }
  return lines;
}

function lineVerdict(atoms: readonly Atom[]): Pick<Line, "verdict" | "matched" | "of"> {
  const judged = unitsOf(atoms).filter(({ verdict }) => verdict !== "evaluated");
  const matched = judged.filter(({ verdict }) => verdict === "match").length;
  const of = judged.length;
  const has = (verdict: Verdict) => judged.some((unit) => unit.verdict === verdict);
  if (of === 0) return { verdict: "evaluated", matched, of };
  if (matched === of) return { verdict: "match", matched, of };
  if (has("open")) return { verdict: "open", matched, of };
  if (has("unverified")) return { verdict: "unverified", matched, of };
  return { verdict: matched === 0 ? "none" : "part", matched, of };
}

export const verdictWords: Record<Verdict, string> = {
  match: "Match",
  none: "No match",
  part: "In part",
  unverified: "Unverified",
  evaluated: "For you to judge",
  open: "Not judged yet",
};
