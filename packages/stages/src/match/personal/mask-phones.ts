/** Phone numbers: replaced; dates, ranges, amounts and versions are left. */

/** A blank, or marks with a blank on either side. */
const joint = "(?:[ \\u00a0]?[().\\/-]{1,2}[ \\u00a0]?|[ \\u00a0])";
const candidate = new RegExp(
  `(?<![\\p{L}\\p{N}.,/+$€£₹]|\\d-)(\\+ ?|00(?=[1-9]))?\\(?\\d+\\)?(?:${joint}\\d+)*(?:,? ?(?:x|ext\\.?) ?\\d{1,5})?(?![\\p{L}\\p{N}%€]|[.,]\\d)`,
  "giu",
);
const labelled =
  /(?:^|[^\p{L}])(?:tel|telephone|phone|ph|mobile|mob|cell|fax|telefon|handy|mobil|mobiltelefon|tél|téléphone|portable|teléfono|móvil|whatsapp|[tmpf])\b\.?\s*(?:no\.?|number|nr\.?|č\.?)?\s*[:.|]?\s*$/iu;
/** Amounts and numbers of things. */
const amount =
  /[€$£₹]|salary|compensation|gehalt|salaire|(?<!\p{L})(?:mzda|plat|salario|ctc|lpa|lakh|kč|eur|usd|gbp|chf|czk|inr|pln|rs|iso|iec|din|i[čc]o|dič|ust|vat|siret)(?!\p{L})/iu;

/** Between two numbers, or inside one: "0151 / 23456789". */
const between = /(\s*[/-]\s+|\s+[/-]\s*)/u;
/** E.164 */
const mostDigits = 15;

export function maskPhones(line: string, isContact: boolean): string {
  return line.replace(candidate, (...hit) => {
    const whole: string = hit[0];
    // The last two arguments are the place and the line.
    const at: number = hit.at(-2);
    if (whole.replace(/\D/g, "").length <= mostDigits) return masked(whole, line, at, isContact);
    let offset = at;
    return whole
      .split(between)
      .map((piece) => {
        offset += piece.length;
        return masked(piece, line, offset - piece.length, isContact);
      })
      .join("");
  });
}

function masked(text: string, line: string, at: number, isContact: boolean): string {
  return isPhone(text, line, at, isContact) ? "[phone]" : text;
}

function isPhone(text: string, line: string, at: number, isContact: boolean): boolean {
  const isLabelled = labelled.test(line.slice(0, at));
  const groups = text.replace(/(?:x|ext).*$/iu, "").match(/\d+/g) ?? [];
  const digits = groups.join("").length;
  if (digits > mostDigits || isDates(groups) || isRound(groups)) return false;
  // "10.0.19041.1234"
  if (/\d\.\d/.test(text) && groups.some((group) => group.length === 1)) return false;
  // An amount says of what it is right before or after itself.
  const before = line.slice(Math.max(0, at - 24), at).replace(/^.*[|•·;\t]/u, "");
  const after = line.slice(at + text.length).slice(0, 6);
  if (amount.test(after)) return false;
  if (/^(?:\+|00[1-9])/.test(text)) return digits >= (isContact || isLabelled ? 8 : 10);
  if (amount.test(before)) return false;
  if (isLabelled) return digits >= (isContact ? 7 : 9);
  return isContact && digits >= 9 && digits <= 12;
}

/** Years, months and days, and ranges of them. */
function isDates(groups: readonly string[]): boolean {
  const isYear = (group: string) => /^(?:19|20)\d\d(?:(?:0[1-9]|1[0-2])(?:[0-3]\d)?)?$/.test(group);
  const isDay = (group: string) => group.length <= 2 && Number(group) <= 31;
  return groups.some(isYear) && groups.every((group) => isYear(group) || isDay(group));
}

/** 10 000 000 */
function isRound(groups: readonly string[]): boolean {
  return groups.length > 1 && groups.slice(1).every((group) => group === "000");
}
