/** Which subjects a requirement for a degree asks for, and whether a line of a resume names one of them. */
import { fieldFamilies } from "../lexicon/degrees.ts";
import { numberPattern } from "../lexicon/number-words.ts";
import { cuePattern } from "../text/cue-pattern.ts";
import { fold } from "../text/fold.ts";
import { contentStems, stemmed } from "./stems.ts";
import { subjectKinds, subjectNames } from "./subject-names.ts";

/**
 * `related`: a relative of a field will do; `names` are the fields as the posting calls them, of which one is enough;
 * `focus` must be there besides ("with a focus on networks").
 */
export type FieldsAsked = { names: string[]; related: boolean; focus: string[] };

const subjects = subjectNames.map((names) => cuePattern([names]));
const kinds = subjectKinds.map(([kind, names]) => ({
  kind: new RegExp(`^(?:${kind})$`, "u"),
  names: cuePattern([names]),
}));
const families = fieldFamilies.map((family) => cuePattern(family));

const relatedWords =
  /(?<![\p{L}])(?:related|relevant|similar|comparable|equivalent|verwandt\p{L}*|vergleichbar\p{L}*|oder ahnlich\p{L}*|similaires?|equivalente?|connexe|pribuzn\p{L}*|obdobn\p{L}*|afin(?:es)?|relacionad\p{L}+)(?![\p{L}])/u;
/** Words of a degree's line that name no subject. */
const notSubject =
  /(?<![\p{L}])(?:an?|the|fields?|disciplines?|subjects?|areas?|majors?|studies|related|relevant|similar|equivalent|comparable|degrees?|or|and|other|another|others|preferred|preferably|required|desired|is|a plus|plus|ideally|from|accredited|recogni[sz]ed|institutions?|university|universities|college|school|four|4|year|years|bachelor'?s?|master'?s?|mba|ph\.?d\.?|ll\.?[bm]\.?|m\.?phil|doctorate|associate'?s?|bsc?|msc?|ba|ma|b\.?eng|m\.?eng|b\.?tech|undergraduate|graduat(?:e|es|ed|ion)|postgraduate|programs?|programme|vocational|advanced|higher|high|educations?|level|minimum|at least|of|in|with|academic|completed|strong|good|must|have|hold|possess|you|your|diploma|qualification|abgeschlossen\p{L}*|\p{L}*studium|\p{L}*abschluss|\p{L}*ausbildung|universitar\p{L}*|hochschul\p{L}*|fachhochschul\p{L}*|eth|uni|fh|oder|ein\p{L}*|im|in|der|des|die|das|den|bereich|fachrichtung|einen?|ein|mit|verwandt\p{L}*|vergleichbar\p{L}*|ahnlich\p{L}*|dipl[oô]me|licence|bac|niveau|formation|superieure?|de|du|des|en|d'|ou|equivalente?|domaine|specialisation|titulacion|titulo|licenciatura|grado|universitari[oa]|educacion|superior|minima|carrera|vzdelani|vysokoskolske|stredoskolske|ukoncene|obor\p{L}*|smer\p{L}*|nebo|v|titul|experience|work|practical|professional|denkniveau|werk|wo|hbo|en|van|een)(?![\p{L}])/gu;

function isKnown(text: string): boolean {
  return [...subjects, ...families].some((pattern) => pattern.test(text));
}

function cleaned(text: string): string {
  return text
    .replace(notSubject, " ")
    .replace(/[^\p{L}\s&'-]/gu, " ")
    .replace(/(?<![\p{L}])['-]+|['-]+(?![\p{L}])/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** "Computer Science, Software Engineering, or a related field" → the fields, and whether a relative will do. */
export function fieldsAsked(requirement: string): FieldsAsked {
  const [main = "", ...others] = fold(requirement).split(focusWords);
  const focus = others.flatMap((other) => namesIn(other));
  return { names: namesIn(main), related: relatedWords.test(main), focus };
}

/** "A related field", "a relevant degree": a field is asked for without being named. */
const unnamedField =
  /(?<![\p{L}])(?:related|relevant|appropriate|applicable|similar|suitable)(?: (?!experience|work)\p{L}+){0,2} (?:fields?|disciplines?|subjects?|areas?|majors?|degrees?|studies)(?![\p{L}])|relevante\p{L}* (?:studium|fachrichtung|abschluss)|einschlagige\p{L}* (?:studium|fachrichtung|abschluss)|domaine (?:similaire|connexe)|pribuzn\p{L}+ obor\p{L}*|area (?:afin|relacionada)/u;

/** Whether a field is asked for in words that name none. */
export function asksUnnamedField(requirement: string): boolean {
  return unnamedField.test(fold(requirement));
}

const focusWords =
  /,?\s(?:with|avec|mit|s|con)\s(?:an? |une? |einem |dem )?(?:\p{L}+ )?(?:focus|emphasis|speciali[sz]ation|specialisation|schwerpunkt|vertiefung|zamereni\p{L}*|especializacion|option|major|minor)(?: (?:in|on|en|auf|na))?(?![\p{L}])/u;

function namesIn(text: string): string[] {
  const folded = text
    // What would stand in for a degree is no field of it.
    .replace(
      /[,(]?\s*(?:or|oder|ou|nebo|o|of)\s+(?:an? )?(?:equivalent|comparable|gleichwertig\p{L}*|equivalente?|related|relevant)\s+(?:\p{L}+ ){0,3}(?:experience|erfahrung|berufserfahrung|experiencia|training|qualification)\)?.*$/u,
      " ",
    )
    .replace(/\([^)]*\)/g, " ")
    // Neither is where it was taken, nor the years of work asked for beside it.
    .replace(
      /(?<![\p{L}])(?:from|at) (?:an? |the )?(?:[\p{L}\d-]+ ){0,3}(?:university|college|institutions?|institute)(?: or (?:[\p{L}-]+ ){0,2}(?:school|college|university|institut\p{L}*))?(?![\p{L}])/gu,
      " ",
    )
    .replace(
      new RegExp(
        `,? (?:and|with|plus) (?:at least |a minimum of )?(?:${numberPattern})(?: plus|\\+)? years?.*$`,
        "u",
      ),
      " ",
    );
  const names = folded
    .split(
      /,|\/|;|\s(?:or|and|oder|und|ou|et|nebo|a|o|y|of|bzw\.?)\s(?!science|arts|engineering|technology|philosophy|administration|business|laws?\b)/u,
    )
    .map(cleaned)
    .map((field) => (field === "it" ? "information technology" : field))
    .filter(
      (field) => field.length > 1 && (isKnown(field) || kindOf(field) || contentStems(field).length > 0),
    );
  return [...new Set(names)];
}

function kindOf(field: string): RegExp | null {
  return kinds.find(({ kind }) => kind.test(field))?.names ?? null;
}

/** Whether `text`, about one degree, names a field asked for; null when not. */
export function fieldIn(text: string, { names, related, focus }: FieldsAsked): "same" | "related" | null {
  const folded = fold(text);
  const stems = new Set(stemmed(folded).map((word) => word.stem));
  if (!focus.every((field) => isSame(field, folded, stems))) return null;
  let relative: "related" | null = null;
  for (const field of names) {
    if (isSame(field, folded, stems)) return "same";
    if (kindOf(field)?.test(folded)) relative = "related";
    if (related && families.some((family) => family.test(field) && family.test(folded))) relative = "related";
  }
  return relative;
}

/** The very subject, in the same words or by its name in another language. */
function isSame(field: string, folded: string, stems: ReadonlySet<string>): boolean {
  const wanted = stemmed(field).map((word) => word.stem);
  return (
    (wanted.length > 0 && wanted.every((stem) => stems.has(stem))) ||
    subjects.some((subject) => wholly(subject, field) && subject.test(folded))
  );
}

/** Whether the pattern covers all of `field`, so that "business law" is not taken for law. */
function wholly(pattern: RegExp, field: string): boolean {
  return pattern.exec(field)?.[0] === field;
}
