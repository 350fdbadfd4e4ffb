/** Dates of birth, where the resume says that they are. Years and ranges of work are left. */
const label =
  "(?:date of birth|birth ?date|birthday|d\\.? ?o\\.? ?b\\.?|born(?: on)?|geburts(?:datum|tag)|geboren(?: am)?|geb\\.(?: am)?|date de naissance|née?(?:\\(e\\))?(?: le)|datum narození|narozen[aáý]?(?: dne)?|nar\\.|fecha de nacimiento|f\\. ?nac(?:imiento)?\\.?|nacid[oa](?: el)?)";
/** "Geburtsdatum / -ort" */
const besides = "(?:\\s?(?:\\/|und|and|&|et|y)\\s?-?\\p{L}+)?";
const month = "\\p{L}{3,12}\\.?";
const date = `(?:\\d{1,2}\\s?[./-]\\s?\\d{1,2}\\s?[./-]\\s?\\d{2}(?:\\d{2})?|\\d{4}[./-]\\d{1,2}[./-]\\d{1,2}|\\d{1,2}(?:st|nd|rd|th|er|\\.|º)?[\\s-]+(?:de |of )?${month},?[\\s-]+(?:de |del )?\\d{4}|${month}\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+\\d{4})(?!\\d)`;

const named = new RegExp(`((?<!\\p{L})${label}${besides}[*_\\s:|.–-]{0,8})${date}`, "giu");
const labelAlone = new RegExp(`^[\\s*_•·-]*${label}${besides}[\\s:*_]*$`, "iu");
const dateAlone = new RegExp(`^(\\s*)${date}(?=\\s|$)`, "iu");
/** A German star. */
const starred = new RegExp(`((?:^|[\\s|,(])\\*\\s?)${date}(?=\\s*(?:$|[|,)•·]|in\\s))`, "iu");
const yearOfBirth =
  /((?<!\p{L})(?:year of birth|geburtsjahr|jahrgang|rok narození|année de naissance|año de nacimiento)\s*:?\s*)(?:19|20)\d\d(?!\d)/giu;

const placeholder = "[date of birth]";

/** @param before the line above: a label may stand there alone */
export function maskBirthDate(line: string, before: string, isContact: boolean): string {
  const masked = line
    .replace(named, (_, words: string) => words + placeholder)
    .replace(yearOfBirth, (_, words: string) => words + placeholder);
  if (labelAlone.test(before)) return masked.replace(dateAlone, (_, indent: string) => indent + placeholder);
  return isContact ? masked.replace(starred, (_, star: string) => star + placeholder) : masked;
}
