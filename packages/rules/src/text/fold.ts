/**
 * Case and accent folding that keeps every character in its place, so that an index into the folded text is an
 * index into the original. Knows nothing of postings or resumes.
 */

const cache = new Map<string, string>();

function foldUnit(unit: string): string {
  const known = cache.get(unit);
  if (known !== undefined) return known;
  const base = unit.normalize("NFD").charAt(0).toLowerCase();
  const folded = base.length === 1 ? base : unit;
  cache.set(unit, folded);
  return folded;
}

/** Typographic variants a cue should not have to spell out. */
const plain: Record<string, string> = {
  "’": "'",
  "‘": "'",
  "`": "'",
  "´": "'",
  "“": '"',
  "”": '"',
  "–": "-",
  "—": "-",
  "‐": "-",
  "‑": "-",
  "−": "-",
  "\u00a0": " ",
  "\u202f": " ",
  "\t": " ",
};

/** Lower case without accents, quotes and dashes plain; same length in UTF-16 units as `text`. */
export function fold(text: string): string {
  let out = "";
  for (let i = 0; i < text.length; i++) {
    const unit = text.charAt(i);
    out +=
      unit < "\u0080" && unit !== "`" && unit !== "\t" ? unit.toLowerCase() : (plain[unit] ?? foldUnit(unit));
  }
  return out;
}
