/** Reads the dates that job sites write. No clock: "2 days ago" cannot be read here. */

/**
 * ISO 8601 date or date-time of an ISO-like string, `DD.MM.YYYY`, `MM/DD/YYYY` (or `DD/MM/YYYY` where only one
 * of the two can be a month), an English or RFC 822 date, or an epoch in seconds or milliseconds.
 * Null where the day is not certain.
 */
export function parseDate(value: string | number): string | null {
  if (typeof value === "number") return fromEpoch(value);
  const text = value.trim();
  const iso =
    /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d{1,9})?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?/.exec(
      text,
    );
  if (iso) return fromIso(iso);
  if (/^\d{10}$|^\d{13}$/.test(text)) return fromEpoch(Number(text));
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text);
  if (dotted) return day(dotted[3], dotted[2], dotted[1]);
  const slashed = /^(\d{1,2})([/-])(\d{1,2})\2(\d{4})$/.exec(text);
  if (slashed) {
    const [, a, , b, year] = slashed;
    if (Number(b) > 12) return day(year, a, b);
    if (Number(a) > 12 || a === b) return day(year, b, a);
    return null;
  }
  const named = /^(\d{1,2})\.?(?:º|er)? (?:de |di )?(\p{L}{3,12})\.? (?:de |del )?(\d{4})$/u.exec(
    text.toLowerCase(),
  );
  const month = named ? monthOf(named[2] ?? "") : null;
  if (named && month !== null) return day(named[3], String(month), named[1]);
  // Only with a written month: everything else `Date.parse` would guess at.
  if (text.length < 40 && /[a-z]{3}/i.test(text) && /\d{4}/.test(text)) {
    const hasZone = /\d:\d.*(?:Z|UT|GMT|[ECMP][SD]T|[+-]\d{4})/.test(text);
    const time = Date.parse(hasZone ? text : `${text} UTC`);
    return Number.isNaN(time) ? null : new Date(time).toISOString().slice(0, 10);
  }
  return null;
}

/** The twelve months as the languages of the boards we met begin them; English ones `Date.parse` reads. */
const months: readonly RegExp[] = [
  /^(?:jän|jan|gen|ene|led|sty|tam)/,
  /^(?:feb|fév|fev|úno|lut|hel)/,
  /^(?:mär|mar|maa|bře|mrt)/,
  /^(?:apr|avr|abr|dub|kwi|huh)/,
  /^(?:mai|maj|may|mag|mei|kvě|tou)/,
  /^(?:jun|juin|giu|cze|červn|kes)/,
  /^(?:jul|juil|lug|lip|července|červenec|hei)/,
  /^(?:aug|aoû|aou|ago|srp|sie|elo)/,
  /^(?:sep|set|zář|wrz|syy)/,
  /^(?:okt|oct|ott|out|říj|paź|lok)/,
  /^(?:nov|lis)/,
  /^(?:dez|dec|déc|dic|pro|gru|jou)/,
];

function monthOf(word: string): number | null {
  // Names that begin alike in two languages.
  if (/^marras/.test(word)) return 11;
  if (/^(?:červenec|července)$/.test(word)) return 7;
  const at = months.findIndex((month) => month.test(word));
  return at < 0 ? null : at + 1;
}

function fromIso(match: RegExpExecArray): string | null {
  const date = day(match[1], match[2], match[3]);
  const time = match[4];
  if (!date || !time) return date;
  const zone = match[5] === "UTC" || match[5] === "GMT" ? "Z" : (match[5] ?? "");
  return `${date}T${time}${zone}`;
}

function fromEpoch(value: number): string | null {
  const ms = value > 1e11 ? value : value * 1000;
  return ms > 6e11 && ms < 5e12 ? new Date(ms).toISOString() : null;
}

function day(year = "", month = "", date = ""): string | null {
  const text = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) ? null : text;
}
