/** Street addresses and lines of postcode and town in a contact block. A town alone is left: postings ask for it. */

const word = "\\p{Lu}[\\p{L}.'’-]*";
const english =
  "Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Way|Place|Square|Sq|Terrace|Close|Crescent|Gardens|Grove|Highway|Hwy|Parkway|Pkwy|Circle|Mews|Marg|Nagar|Colony|Layout|Cross|Main|Salai";
/** Where a street and its number stand in a part between commas. */
const streets = [
  `\\d+[A-Za-z]?(?:[-/]\\d+[A-Za-z]?)?,?\\s+(?:(?:${word}|\\d+(?:st|nd|rd|th))\\s+){1,4}?(?:${english}|${english.toUpperCase()})(?!\\p{L})\\.?(?:\\s(?:Apt|Unit|Suite|#)\\.?\\s?\\w+)?`,
  `^\\d+(?:st|nd|rd|th)\\s+(?:${english})(?!\\p{L})`,
  `(?:${word}\\s)?(?:${word}\\s)?\\p{Lu}[\\p{L}.-]*(?:stra(?:ß|ss)e|str\\.|weg|platz|allee|gasse|ring|damm|ufer|chaussee|steig)\\s*\\d+\\s?[a-z]?(?![\\p{L}\\d])`,
  `(?:${word}\\s)?(?:Straße|Strasse|Str\\.|Weg|Platz|Allee|Gasse|Ring|Damm|Ufer)\\s\\d+\\s?[a-z]?(?![\\p{L}\\d])`,
  "\\d+(?:\\s?(?:bis|ter))?,?\\s+(?:rue|avenue|av\\.|boulevard|bd|place|allée|chemin|impasse|quai|cours|route|Rue|Avenue|Boulevard|Place|Allée|Chemin|Impasse|Quai)\\s+[\\p{L}][^,|]*?(?=\\s+\\d{5}|$)",
  "^(?:rue|avenue|boulevard|place|allée|chemin|impasse|quai)\\s+(?:de|du|des|la|le|l['’]|\\p{Lu}).*$",
  "(?:C\\/|Calle|Avda\\.?|Avenida|Plaza|Pza\\.|Paseo|Camino|Ronda|Carrer|Travesía)\\s*\\p{L}[^,|]*$",
  `^${word}(?:\\s[\\p{L}.'’-]+){0,3}\\s\\d{1,5}\\/\\d{1,4}[a-z]?$`,
  "^(?:Flat|House|H\\.? ?No|Plot|Door No|D\\. ?No|Apartment|Apt|Unit|Suite)\\.?\\s*(?:No\\.?)?\\s*:?\\s*#?\\d[\\w/-]*.*$",
  "^#\\s?\\d[\\w/-]*$",
].map((pattern) => new RegExp(pattern, "u"));

const town = `${word}(?:[\\s/-]+[\\p{L}.'’()]+){0,3}`;
const townAlone = new RegExp(`^${town}$`, "u");
/** Whole parts. `isBefore`: the town stands in the part before, if it does not in this one. */
const postcodes = [
  { pattern: `^(?:[A-Z]{1,2}-)?\\d{5}\\s+${town}$` },
  { pattern: `^\\d{3}\\s\\d{2}\\s+${town}(?:\\s\\d{1,2})?(?:\\s[–-]\\s.*)?$` },
  { pattern: `^(?:[A-Z]{1,2}-)\\d{3}\\s?\\d{2}\\s+${town}(?:\\s\\d{1,2})?$` },
  { pattern: `^\\d{4}\\s?[A-Z]{2}\\s+${town}$` },
  { pattern: `^(?:A|CH)-\\d{4}\\s+${town}$` },
  { pattern: `^(?:${town}\\s+)?[A-Z]{1,2}\\d[A-Z\\d]?\\s?\\d[A-Z]{2}$`, isBefore: true },
  { pattern: `^(?:${town}\\s+)?[A-Z]{2}\\s+\\d{5}(?:-\\d{4})?$`, isBefore: true },
  { pattern: `^${town}(?:\\s+|\\s?[–-]\\s?)\\d{3}\\s?\\d{3}\\.?$`, isBefore: true },
  { pattern: "^(?:\\d{3}\\s\\d{2}|\\d{5})$", isBefore: true },
].map(({ pattern, isBefore = false }) => ({ pattern: new RegExp(pattern, "u"), isBefore }));

/** Without a word for "street": only beside a postcode. */
const bareStreet = new RegExp(
  `^(?:${word}(?:\\s[\\p{L}.'’-]+){0,3}\\s\\d{1,4}\\s?[a-z]?|\\d{1,5}[a-z]?\\s${town})$`,
  "u",
);
const versioned =
  /^(?:node|python|java|php|angular|vue|react|rails|django|go|ruby|swift|kotlin|spring|windows|html|css|office|sap|iso|es|top|level)\b/iu;
const noAddress =
  /(?<!\p{L})(?:EUR|USD|GBP|CHF|CZK|INR|PLN|Kč|Euro|Rs|CTC|LPA|salary|gehalt|salaire|mzda|salario|ISO|years?|Jahre|ans|let|años)(?!\p{L})/iu;
const label =
  /^(?:(?:permanent|current|present|home|postal|correspondence|mailing)?\s*address|adresse(?: postale)?|anschrift|wohnhaft(?: in)?|adresa|(?:trvalé )?bydliště|dirección|domicilio)\s*[:|]\s*/iu;
const separator = /(\s*[|•·●;]\s*|\t+| {2,}|\s[–—]\s)/u;

/** @param next the contact line below: a street without such a word may stand above its postcode */
export function maskAddress(line: string, next: string): string {
  return line
    .split(separator)
    .map((segment, index) => (index % 2 === 0 ? maskSegment(segment, next) : segment))
    .join("");
}

type Part = { start: number; end: number; text: string };

function maskSegment(segment: string, next: string): string {
  const lead = /^[\s*_>#-]*/u.exec(segment)?.[0].length ?? 0;
  const labelled = label.exec(segment.slice(lead))?.[0].length ?? 0;
  const from = lead + labelled;
  const parts = partsOf(segment, from);
  if (labelled > 0 && /\d/.test(segment.slice(from))) return `${segment.slice(0, from)}[address]`;
  const held = parts.map(rangeOf);
  for (const [index, part] of parts.entries()) {
    if (held[index] || !bareStreet.test(part.text) || versioned.test(part.text)) continue;
    const below =
      index === parts.length - 1 ? partsOf(next, /^\s*/u.exec(next)?.[0].length ?? 0)[0] : undefined;
    const beside = parts[index + 1] ?? below;
    if (beside && isPostcode(beside.text)) held[index] = part;
  }
  const first = held.findIndex(Boolean);
  if (first < 0) return segment;
  const last = held.findLastIndex(Boolean);
  const start = (townBefore(parts, first) ?? held[first])?.start ?? 0;
  return `${segment.slice(0, start)}[address]${segment.slice(held[last]?.end)}`;
}

/** Parts between commas, without the blanks around them. */
function partsOf(text: string, from: number): Part[] {
  return [...text.slice(from).matchAll(/[^,]+/gu)].flatMap(({ 0: whole, index }) => {
    const trimmed = whole.trim().replace(/[*_]+$/u, "");
    const start = from + index + whole.indexOf(trimmed);
    return trimmed === "" ? [] : [{ start, end: start + trimmed.length, text: trimmed }];
  });
}

function isPostcode(text: string): boolean {
  return !noAddress.test(text) && postcodes.some(({ pattern }) => pattern.test(text));
}

function rangeOf(part: Part): Part | undefined {
  if (noAddress.test(part.text)) return undefined;
  if (isPostcode(part.text)) return part;
  for (const street of streets) {
    const hit = street.exec(part.text);
    // What follows a street in its own part is the rest of the address: "Hauptstraße 3 10115 Berlin".
    if (hit) return { ...part, start: part.start + hit.index };
  }
  return undefined;
}

/** "Springfield, IL 62704": the part of the postcode has no town of its own. */
function townBefore(parts: readonly Part[], index: number): Part | undefined {
  const text = parts[index]?.text ?? "";
  const before = parts[index - 1];
  const isBefore = postcodes.some((each) => each.isBefore && each.pattern.test(text));
  return isBefore && !/^\p{Lu}\p{Ll}/u.test(text) && before && townAlone.test(before.text)
    ? before
    : undefined;
}
