/** Which kind of section a heading opens. Knows the cues, not the layout of the posting. */

import { fold } from "../text/fold.ts";
import { asks } from "./asks.ts";
import { headingCues, introCues } from "./heading-cues.ts";
import { headingEndings, headingKeywords } from "./heading-keywords.ts";

/**
 * `other` asks nothing of the candidate: duties, benefits, the company, the process. `intro` is mixed prose about the
 * role.
 */
export type Section = "required" | "additional" | "intro" | "other";

const kinds = ["additional", "required", "other"] as const;

const whole = new Map<Section, RegExp>([["intro", new RegExp(`^(?:${introCues.join("|")})$`, "u")]]);
/** Without the cues that let anything follow. */
const narrow = new Map<Section, RegExp>();
const contained = new Map<Section, RegExp>();
const ending = new Map<Section, RegExp>();
for (const kind of kinds) {
  const cues = Object.values(headingCues).flatMap((cue) => cue[kind]);
  whole.set(kind, new RegExp(`^(?:${cues.join("|")})$`, "u"));
  const closed = cues.filter((cue) => !cue.endsWith(".*"));
  narrow.set(kind, new RegExp(`^(?:${closed.join("|")})$`, "u"));
  contained.set(
    kind,
    new RegExp(`(?<![\\p{L}\\p{N}])(?:${headingKeywords[kind].join("|")})(?![\\p{L}\\p{N}])`, "u"),
  );
  ending.set(kind, new RegExp(`(?<![\\p{L}\\p{N}])(?:${headingEndings[kind].join("|")})$`, "u"));
}

/** Whether the advert ends here: what follows is about other jobs. */
export function endsAdvert(heading: string): boolean {
  return /^(?:(?:see |view )?(?:other|more|related|similar|recommended|all) (?:open )?(?:positions|jobs|roles|vacancies|openings)|(?:weitere|ahnliche) (?:stellen|jobs)\w*|(?:autres|offres) (?:offres|similaires)|dalsi (?:pozice|nabidky)|(?:otras|mas) ofertas|andere vacatures)(?![\p{L}])/u.test(
    fold(heading),
  );
}

/** Longer lines are never headings; also the bound that keeps every cue cheap. */
const longest = 120;

function tidy(heading: string): string {
  return fold(heading)
    .replace(/[^\p{L}\p{N}\s'&/(),.+-]/gu, " ")
    .replace(/\([^)]*\)/g, " ")
    .replace(/^[\s\d.)-]+|[\s.,-]+$/g, "")
    .replace(
      /^(?:(?:some of|in short|here's|here is|and|so|ok|so,|the|your|our) )?(?=(?:what|who|how)\b)/,
      "",
    )
    .replace(/^(?:in|for) this (?:role|position|job),? (?=you)/, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** "Minimum Qualifications & Experience", "SKILLS": capitals throughout, as headings are written. */
function isTitleCase(heading: string): boolean {
  const words = heading.match(/\p{L}{4,}/gu) ?? [];
  return words.length > 0 && words.every((word) => /^\p{Lu}/u.test(word));
}

/**
 * The section a heading opens, null when its words say nothing we know.
 * `standing`: `leadIn` for a line that only its colon makes a heading, it is also judged by how it ends; `bare` for one
 * that nothing makes a heading but its words, they must be those of a heading throughout.
 */
export function sectionOf(
  heading: string,
  standing: "marked" | "leadIn" | "bare" = "marked",
): Section | null {
  if (heading.length > longest * 2) return null;
  const text = tidy(heading.slice(0, longest * 2));
  if (text === "" || (text.length > longest && standing !== "leadIn")) return null;
  if (standing === "leadIn") for (const kind of kinds) if (ending.get(kind)?.test(text)) return kind;
  // "Experience in tiling floors" is no heading, though "Experience" is.
  const cues = standing === "bare" && text.split(" ").length > 2 && asks(heading) ? narrow : whole;
  for (const kind of ["additional", "required", "intro", "other"] as const)
    if (cues.get(kind)?.test(text)) return kind;
  const parts = text
    .split(/\s*(?:[/,&]|(?<![\p{L}])(?:and|und|et|or|y|e|en)(?![\p{L}]))\s*/u)
    .filter((part) => part !== "");
  if (parts.length > 1 && parts.every((part) => whole.get("required")?.test(part))) return "required";
  if (standing === "bare" && !isTitleCase(heading)) return null;
  for (const kind of kinds) if (contained.get(kind)?.test(text)) return kind;
  return null;
}
