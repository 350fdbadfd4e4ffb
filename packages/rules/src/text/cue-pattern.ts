/** Turns a list of cues into one expression with word boundaries that also hold for accented letters. */

/** `cues` are regular expression sources over folded text; several languages are simply tried together. */
export function cuePattern(cues: readonly string[] | Record<string, readonly string[]>): RegExp {
  const all = Array.isArray(cues) ? cues : Object.values(cues as Record<string, readonly string[]>).flat();
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${all.join("|")})(?![\\p{L}\\p{N}])`, "u");
}
