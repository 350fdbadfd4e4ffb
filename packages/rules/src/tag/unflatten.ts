/** Puts back the line breaks that an advert has lost: inline list marks and inline headings become lines again. */
import { type Located, slice } from "../text/located.ts";
import { sectionOf } from "./section-of.ts";

/** Shorter lines have lost nothing. */
const longLine = 200;

/** "Requirements: - Java - SQL - Git", "· Java · SQL · Git", and glued: "rigour- Sense of order- Autonomy". */
const inlineMark = /(?:(?<=\s)[-–•·▪●✓✔➢*]|(?<=[\p{L})])-|[•▪●✓✔➢])\s+(?=[\p{Lu}\d"'„“])/gu;
const fewestMarks = 3;

/** A capitalised phrase that ends in a colon or asks a question, where a sentence may begin. */
const inlineHeading =
  /(?<=^|[.!?;:)»"”…]\s{1,3}|\d\s|\s[-–•]\s|\s(?=[¿¡]))[¿¡]?(\p{Lu}[^.!?:;\n]{2,60}?)\s?([:?]|!?(?=\s{0,3}[-–•·▪●]\s))(?=\s)/gu;
/** Headings that need no colon in a text without lines. */
const bareHeading =
  /(?<=[.!?;)]\s{1,3})((?:(?:Minimum|Basic|Preferred|Desired|Required|Key|Essential|Job|Main|Additional|Technical|Education(?:al)?|Other) )?(?:Requirements|Qualifications|Responsibilities|Duties|Skills|Benefits|Nice to [Hh]ave|Must [Hh]aves?|About [Uu]s|What [Ww]e [Oo]ffer|Requisitos|Funciones|Beneficios|Ofrecemos|Responsabilidades|Anforderungen|Aufgaben|Profil))(?=\s+[\p{Lu}\d•-])/gu;

function cutAt(line: Located, places: readonly number[]): Located[] {
  const cuts = [...new Set([0, ...places, line.text.length])].sort((a, b) => a - b);
  return cuts
    .slice(1)
    .map((end, i) => slice(line, cuts[i] ?? 0, end))
    .filter(({ text }) => text.trim() !== "");
}

/** "4 a.m. - 1 p.m.": the dash stands between two numbers. */
function isRange(text: string, at: number): boolean {
  return (
    /^[-–]\s+\d/.test(text.slice(at, at + 6)) &&
    /(?:\d|\d ?[ap]\.?m\.?|\d ?(?:h|Uhr|hod\.?))\s*$/i.test(text.slice(Math.max(0, at - 10), at))
  );
}

function marksOf(line: Located): number[] {
  const places = [...line.text.matchAll(inlineMark)]
    .map(({ index }) => index)
    .filter((index) => !isRange(line.text, index));
  return places.length >= fewestMarks ? places : [];
}

/** Where an inline heading begins, and where what it heads begins. */
function headingsOf(line: Located): number[] {
  if (line.text.length < longLine) return [];
  const places: number[] = [];
  for (const hit of line.text.matchAll(inlineHeading))
    if (sectionOf(hit[1] ?? "", hit[2] === ":" ? "leadIn" : "marked"))
      places.push(hit.index, hit.index + hit[0].length);
  for (const hit of line.text.matchAll(bareHeading)) places.push(hit.index, hit.index + hit[0].length);
  return places;
}

/** The line cut into lines; mostly it comes back whole. */
export function unflatten(line: Located): Located[] {
  return cutAt(line, headingsOf(line)).flatMap((piece) => cutAt(piece, marksOf(piece)));
}
