/** Phone numbers: replaced; dates, ranges, amounts and versions are left. */

/** A blank, or marks with a blank on either side. */
const joint = "(?:[ \\u00a0]?[().\\/-]{1,2}[ \\u00a0]?|[ \\u00a0])";
const candidate = new RegExp(
  `(?<![\\p{L}\\p{N}.,/+$€£₹-])(\\+ ?|00(?=[1-9]))?\\(?\\d+\\)?(?:${joint}\\d+)*(?:,? ?(?:x|ext\\.?) ?\\d{1,5})?(?![\\p{L}\\p{N}%€]|[.,]\\d)`,
  "giu",
);
const labelled =
  /(?:^|[^\p{L}])(?:tel|telephone|phone|ph|mobile|mob|cell|fax|telefon|handy|mobil|mobiltelefon|tél|téléphone|portable|teléfono|móvil|whatsapp|[tmpf])\b\.?\s*(?:no\.?|number|nr\.?|č\.?)?\s*[:.|]?\s*$/iu;
/** Amounts and numbers of things. */
const amount =
  /salary|gehalt|salaire|mzda|plat\b|salario|ctc|lpa|lakh|compensation|€|\$|£|₹|kč|(?<!\p{L})(?:eur|usd|gbp|chf|czk|inr|pln|rs)(?!\p{L})|i[čc]o|dič|ust|vat|siret/iu;

export function maskPhones(line: string, isContact: boolean): string {
  return line.replace(candidate, (whole, plus: string | undefined, ...rest: unknown[]) => {
    const at = rest.find((each) => typeof each === "number") ?? 0;
    const isLabelled = labelled.test(line.slice(0, at));
    return isPhone(whole, plus !== undefined, isLabelled, isContact, line, at) ? "[phone]" : whole;
  });
}

function isPhone(
  text: string,
  isInternational: boolean,
  isLabelled: boolean,
  isContact: boolean,
  line: string,
  at: number,
): boolean {
  const groups = text.replace(/(?:x|ext).*$/iu, "").match(/\d+/g) ?? [];
  const digits = groups.join("").length;
  if (digits > 15 || isDates(groups) || isRound(groups)) return false;
  // "10.0.19041.1234"
  if (/\d\.\d/.test(text) && groups.some((group) => group.length === 1)) return false;
  // An amount says of what it is right before or after itself.
  if (
    amount.test(line.slice(Math.max(0, at - 24), at)) ||
    amount.test(line.slice(at + text.length).slice(0, 6))
  )
    return false;
  if (isInternational) return digits >= (isContact || isLabelled ? 8 : 10);
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
