/** Degrees and their fields as atoms. Knows the names of degrees; their order is the matcher's business. */
import { cuePattern } from "../text/cue-pattern.ts";
import { fold } from "../text/fold.ts";

const degreeWords = [
  "(?:bachelor|master|associate|doctora)\\w*(?:'?s)?(?: of \\w+)?(?: degree)?",
  "(?:technical|university|college|advanced|engineering|relevant|undergraduate|graduate|academic) degree",
  "higher education",
  "degree",
  "diploma",
  "ph\\.?d\\.?",
  "m\\.?sc",
  "b\\.?sc",
  "ba/bs",
  "bs/ms",
  "bs/ba",
  "(?:bs|ba|bsc|msc|ms|ma|beng|meng|btech|b\\.?tech|mtech|b\\.s\\.?|m\\.s\\.?|b\\.a\\.?)(?= (?:in|degree|or)|/|, )",
  "mba",
  "\\p{L}*studium",
  "hochschulabschluss",
  "ausbildung",
  "diplome",
  "bac ?\\+ ?\\d",
  "vzdelani",
  "vyuceni",
  "titulacion",
  "licenciatura",
  "graduacao",
  "hbo",
  "opleiding",
];
const degree = cuePattern(degreeWords);
/** "a related field" names no field of its own. */
const anyField =
  /^(?:an? |the |any )?(?:related|relevant|similar|technical|appropriate|applicable|quantitative|comparable)(?: [\p{L}-]+)? (?:fields?|disciplines?|subjects?|areas?)\W*$/u;
const startsWithDegree = new RegExp(
  `^(?:(?:an?|the|minimum|minimum of|completed|relevant|accredited|recognized|recognised|undergraduate|ein|eine|einen|erfolgreich|höhere|hohere|abgeschlossene[sr]?|bachelor'?s?,?|master'?s?|or|university|technical|college|4-year|four-year|higher|ba/bs|bs|ba|b\\.?s\\.?|m\\.?s\\.?|stredoskolske|vysokoskolske)[ ,/]+){0,5}(?:${degreeWords.join("|")})(?![\\p{L}\\p{N}])`,
  "u",
);
const equivalent =
  /\b(?:equivalent|in lieu|combination of|comparable|related (?:practical )?experience|practical experience|gleichwertig\w*|vergleichbar\w*|equivalente?|odpovidajici|gelijkwaardig\w*)\b/;

/** Whether the line begins with a degree ("Bachelor's degree in …"). */
export function isDegree(text: string): boolean {
  return startsWithDegree.test(fold(text).slice(0, 120));
}

/**
 * Degree and field apart (spec: step 2.2 "Bachelor's degree", "Computer Science field"), but whole where an equivalent
 * will do for both. `again` marks what follows the degree and is a demand of its own.
 */
export function degreeAtoms(text: string): { text: string; again: boolean }[] {
  const folded = fold(text);
  const second =
    /(?:,| and| plus| with|, with| \+)\s+(?=(?:at least |an? minimum (?:of )?|minimum (?:of )?|over )?\d+ ?\+? ?(?:-\s?\d+ ?)?(?:years?|yrs))|, (?:and |plus |with |along with )(?=(?:an? |the |at least |strong |proven |relevant |[\p{L}]+-level )*(?:years?|experience|knowledge|understanding|certification|licen[cs]e|training|track record))/u.exec(
      folded,
    );
  if (second && second.index > 5)
    return [
      ...degreeAtoms(text.slice(0, second.index)),
      { text: text.slice(second.index + second[0].length), again: true },
    ];
  if (equivalent.test(folded)) return [{ text, again: false }];
  const parenthesis = /^(.*?degree)\s*\(([^()]*)\)\s*$/i.exec(text);
  if (parenthesis?.[2] !== undefined) {
    const parts = parenthesis[2].split(/,\s+/);
    const level = parts.find((part) => degree.test(fold(part)));
    const field = parts.filter((part) => part !== level).join(", ");
    if (level && field)
      return [
        { text: level, again: false },
        { text: field, again: false },
      ];
    return [{ text, again: false }];
  }
  const field = /^(.{2,80}?)\s+in\s+(?:an?\s+|the\s+)?(?:fields? of\s+)?(\S.*)$/i.exec(text);
  if (
    !field?.[1] ||
    !field[2] ||
    !degree.test(fold(`${field[1]} in`)) ||
    /^(?:progress|the field)/i.test(field[2]) ||
    anyField.test(fold(field[2]))
  )
    return [{ text, again: false }];
  return [
    { text: field[1], again: false },
    { text: `${field[2].replace(/[.\s]+$/, "")} field`.replace(/ fields? field$/i, " field"), again: false },
  ];
}
