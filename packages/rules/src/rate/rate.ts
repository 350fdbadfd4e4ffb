/** The rating of one assessment from its verdicts. Knows the spec's formula; knows nothing of how verdicts came about. */
import type { Assessed, Classified, Rating, RatingLevel } from "@leadfit/contracts";

const descriptions: Record<RatingLevel, string> = {
  high: "Your profile seems to match well with this job. You may be ready to apply.",
  medium:
    "Your profile matches several required qualifications. Consider updating your profile or exploring better matches.",
  low: "Your profile is missing some required qualifications. Look for jobs with stronger matches.",
};

const nothingToRate =
  "This posting names no required qualifications that can be checked, so it has no rating.";

type Row = { id?: string | undefined; group?: string | undefined; requirement_string: string };

function keyOf(row: Row): string {
  return row.id === undefined ? `text:${row.requirement_string}` : `id:${row.id}`;
}

/** What counts once: a group of alternatives, else the atom itself. */
function unitOf(row: Row): string {
  return row.group === undefined ? keyOf(row) : `group:${row.group}`;
}

/**
 * Rates by matched ÷ all required qualifications: above 0.8 high, from 0.5 medium, else low (spec: Rating System).
 * A group of alternatives counts once and is matched when any of its atoms is. Without required qualifications
 * `rating` and `match_percentage` are null. An atom without a verdict counts as not matched.
 */
export function rate(classified: readonly Classified[], assessed: readonly Assessed[]): Rating {
  const matchedAtoms = new Set(assessed.filter((row) => row.match).map(keyOf));
  const required = new Map<string, boolean>();
  const additional = new Set<string>();
  for (const row of classified) {
    if (row.classification === "required_qualification")
      required.set(unitOf(row), required.get(unitOf(row)) === true || matchedAtoms.has(keyOf(row)));
    else if (row.classification === "additional_qualification") additional.add(unitOf(row));
  }
  const total = required.size;
  const matched = [...required.values()].filter(Boolean).length;
  const share = total === 0 ? null : matched / total;
  const level = share === null ? null : share > 0.8 ? "high" : share >= 0.5 ? "medium" : "low";
  return {
    rating: level,
    rating_description: level === null ? nothingToRate : descriptions[level],
    match_percentage: share,
    required_qualifications_count: total,
    required_matched_count: matched,
    additional_qualifications_count: additional.size,
  };
}
