/**
 * One requirement line, cut where it turns from must to wish: "SQL, preferably with dbt" is two requirements.
 * Knows the wording of wishes, not the section the line stands in.
 */
import type { Category } from "@leadfit/contracts";
import { cuePattern } from "../text/cue-pattern.ts";
import { fold } from "../text/fold.ts";
import { sentences } from "../text/sentences.ts";
import { qualificationCues } from "./qualification-cues.ts";
import { tailCues, wishCues } from "./wish-cues.ts";

const wish = cuePattern(wishCues);
const qualification = cuePattern(qualificationCues);
const tail = new RegExp(
  `[,;:(–—-]\\s*(?=(?:and |but |und |et |a )?(?:${tailCues.join("|")})(?![\\p{L}\\p{N}]))`,
  "u",
);
const startsAsTail = new RegExp(`^\\W{0,3}(?:${tailCues.join("|")})(?![\\p{L}\\p{N}])`, "u");

/** "(required)" in a list of wishes. */
const must = cuePattern([
  "(?:is|are) (?:required|mandatory|essential|a must)",
  "(?:required|mandatory|must[- ]have)(?= ?\\))",
  "(?:zwingend erforderlich|ist voraussetzung|obligatoire|imprescindible|podminkou|vereist)",
]);

/** Whether the wording makes a must of `text`, whatever its heading says. */
export function isMust(text: string): boolean {
  const folded = fold(text);
  return must.test(folded) && !wish.test(folded);
}

/** A parenthesis at the end that says of the whole line that it is a wish: "(preferred)". */
const wishMark = /\(([^()]{2,30})\)[\s.;]*$/;
const onlyWish = new RegExp(
  `^(?:${[...Object.values(wishCues).flat(), "pre", "plus", "bonus", "wish", "wunsch", "atout", "vyhoda", "deseable", "desired", "advantage", "asset"].join("|")})$`,
  "u",
);

/** Whether the wording makes a wish of `text` ("is a plus", "von Vorteil"). */
export function isWish(text: string): boolean {
  return wish.test(fold(text));
}

type Part = { text: string; category: Category };

function clean(text: string): string {
  return text.replace(/^[\s,;:(–—-]+/, "").replace(/[\s,;:(–—-]+$/, "");
}

/** A parenthesis that the cut has left open is closed off; one in mid-line stays whole. */
function splitTail(text: string): Part[] | null {
  const cut = tail.exec(fold(text));
  if (!cut || cut.index < 8) return null;
  const open = text.charAt(cut.index) === "(";
  let rest = text.slice(cut.index + cut[0].length);
  if (open) {
    const close = rest.indexOf(")");
    if (close >= 0 && rest.slice(close + 1).replace(/[\s.,;:!]/g, "") !== "") return null;
    if (close >= 0) rest = rest.slice(0, close);
  } else if (text.slice(0, cut.index).lastIndexOf("(") > text.slice(0, cut.index).lastIndexOf(")")) {
    return null;
  }
  return [
    {
      text: clean(text.slice(0, cut.index)),
      category: isWish(text.slice(0, cut.index)) ? "additional" : "required",
    },
    { text: clean(rest), category: "additional" },
  ];
}

/** "React, knowledge of Vue is a plus": only the last clause is the wish when it has a head of its own. */
function splitLastClause(text: string): Part[] | null {
  const folded = fold(text);
  const at = wish.exec(folded);
  if (!at || startsAsTail.test(folded)) return null;
  const before = text.slice(0, at.index);
  if (before.lastIndexOf("(") > before.lastIndexOf(")")) return null;
  const comma = Math.max(before.lastIndexOf(", "), before.lastIndexOf(" - "), before.lastIndexOf(" – "));
  if (comma < 8) return null;
  const clause = clean(text.slice(comma + 1));
  if (
    /^(?:and|or|und|oder|et|ou|y|o|a|nebo)\s/i.test(clause) ||
    /\b(?:and|or|und|oder|et|ou|nebo)\b/.test(fold(before.slice(comma)))
  )
    return null;
  const head = fold(clause).slice(0, 40);
  if (!qualification.test(head)) return null;
  return [
    { text: clean(text.slice(0, comma)), category: "required" },
    { text: clause, category: "additional" },
  ];
}

function splitClause(text: string): Part[] {
  if (startsAsTail.test(fold(text))) return [{ text, category: "additional" }];
  const cut = splitTail(text) ?? (isWish(text) ? splitLastClause(text) : null);
  if (cut) return cut;
  // "(PostgreSQL preferred)" in mid-line makes a wish of that parenthesis only.
  const around = text.replace(/\([^()]*\)/g, " ");
  const outside = /\p{L}/u.test(around) ? around : text;
  const mark = wishMark.exec(text)?.[1];
  const marked = mark !== undefined && onlyWish.test(fold(mark));
  return [{ text, category: marked || isWish(outside) ? "additional" : "required" }];
}

/**
 * Parts of one line in order, each a verbatim piece of it, each required or additional by its own wording.
 * A line that is one thing throughout comes back whole.
 */
export function splitPreference(line: string): Part[] {
  const clauses = sentences(line).flatMap((sentence) => sentence.split(/(?<=;)\s+/));
  const parts = clauses.flatMap(splitClause).filter((part) => /\p{L}/u.test(part.text));
  if (parts.every((part) => part.category === "required")) return [{ text: line, category: "required" }];
  if (parts.length === 1 && parts[0]?.category === "additional")
    return [{ text: line, category: "additional" }];
  const merged: Part[] = [];
  for (const part of parts) {
    merged.push({ text: clean(part.text), category: part.category });
  }
  return merged;
}
