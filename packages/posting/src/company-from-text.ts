/** The employer as the advert's own sentences name it: the last resort before none. Knows wording, no page. */
import { comparable, oneLine } from "./clean-text.ts";

// A name: capitalised words, joined by the little words that names have.
const name =
  "((?:\\p{Lu}[\\p{L}\\d&.'’+-]{1,30}|\\p{Lu}{1,6}\\d{0,3})(?: (?:(?:of|and|&|de|du|für|und|y|et|the) )?\\p{Lu}[\\p{L}\\d&.'’+-]{0,30}){0,4})";
const legalForm =
  "(?:Inc\\.?|LLC|L\\.L\\.C\\.|LLP|Ltd\\.?|PLC|plc|Corp\\.|Corporation|Pty Ltd|GmbH(?: & Co\\. KGa?A?)?|gGmbH|AG|SE|KGaA|e\\. ?V\\.|eG|SAS|SARL|S\\.A\\.S?\\.?|S\\.L\\.U?\\.?|S\\.p\\.A\\.|S\\.r\\.l\\.|B\\.V\\.|N\\.V\\.|s\\. ?r\\. ?o\\.|a\\. ?s\\.|Sp\\. z o\\. ?o\\.|Oyj?|ApS|A/S|Lda\\.?|Kft\\.)";
const employer =
  "(?:company|firm|agency|school|hospital|organi[sz]ation|consultancy|start-?up|manufacturer|retailer|provider|charity|university|bank|brand|leader|institutions|companies|firms|banks|brands|leaders|providers|manufacturers|retailers|empresa|compañía|consultora|Unternehmen|Hersteller|Dienstleister|Verein|Agentur|Familienunternehmen|entreprise|société|cabinet|groupe|acteur|azienda|società|bedrijf|organisatie|marktleider|společnost|firma|firmou|spółka|företag|virksomhed)";
/** Wording that only an employer has: said once it is enough. */
const sure: readonly RegExp[] = [
  new RegExp(
    `\\b(?:Wir|We|Nous|My),? (?:(?:die|der|das|the|la|le) |l['’])?${name}(,? ${legalForm})?, (?:suchen|sind|are|seek|recherchons|sommes)`,
    "u",
  ),
  new RegExp(
    `(?:^|[.!?]\\s|["“])(?:Here at|At|Bei|Chez|En|Na|No|Bij) ${name}(,? ${legalForm})?,? (?:we|our|you|it|wir|nous|vous|nuestr\\p{Ll}{1,2}|we're|wij|je|estamos|somos|creemos|trabajamos|queremos|buscamos|acreditamos)(?!\\p{L})`,
    "mu",
  ),
  new RegExp(
    `(?<!\\p{L})${name} ?\\((?:NYSE|NASDAQ|Nasdaq|LSE|TSX|ASX|FWB|Euronext|SIX)\\b[^()]{0,20}\\)`,
    "u",
  ),
  new RegExp(
    `(?:©|\\(c\\)|Copyright)(?: ©)? ?(?:\\d{4}(?: ?[-–] ?\\d{4})?,?)? ?(?:by )?${name}(,? ${legalForm})?`,
    "u",
  ),
];
/** What a text says of its employer, or of a brand: after the rest. */
const described: readonly RegExp[] = [
  new RegExp(
    `(?:^|[.!?]\\s)${name}(,? ${legalForm})? (?:is|ist|est|es|é|è|je|jest|är|er) (?:[\\p{L}\\d%'’-]{1,20} ){0,6}${employer}(?!\\p{L})`,
    "mu",
  ),
  /(?:^|\n)(\p{Ll}{2,12} \p{Lu}\p{L}{2,20}(?: \p{Lu}\p{L}{2,20})?) (?:is an?|ist eine?|est une?|es una?|è una?|é uma?) [^.\n]{0,30}(?:company|empresa|Unternehmen|entreprise|azienda)/u,
];
/** A name with its legal form, sure where the text has no other. */
const withLegalForm = new RegExp(`(?<!\\p{L})${name}(,? ${legalForm})(?!\\p{L})`, "gu");
/** Japanese, Chinese and Korean legal forms stand right before or behind the name, without a space. */
const eastern =
  /(?:株式会社|有限会社|合同会社|주식회사|㈜)\s?[\p{Script=Han}\p{Script=Katakana}\p{Script=Hangul}A-Za-z\dー・&]{2,30}|[\p{Script=Han}\p{Script=Katakana}\p{Script=Hangul}A-Za-z\dー・&]{2,30}(?:株式会社|有限会社|合同会社|有限公司|주식회사)/u;
/** The surest first. */
const patterns: readonly RegExp[] = [
  new RegExp(`^(?:About|Über|À propos de|Sobre|Acerca de|Over|Chi è|O společnosti|O firmie) ${name}$`, "mu"),
  new RegExp(
    `(?:^|[.!?]\\s)${name}(?:,? (?:Inc|LLC|Ltd|GmbH|AG|SE|S\\.A)\\.?)? is (?:an? |the |one of |[\\p{Ll}-]{3,20}ing |committed to|proud|on a mission)`,
    "mu",
  ),
  new RegExp(
    `(?:^|[.!?]\\s)${name} (?:ist ein|ist eine|est une?|es una?|è una?|is een|je (?:česk|společnost)|jest|sucht|recherche|busca|cerca|zoekt|hledá) `,
    "mu",
  ),
  new RegExp(
    `\\b(?:Join|Welcome to|Work(?:ing)? at|[Ww]erken bij|[Aa]rbeiten bei|[Tt]ravailler chez|Life at|Why|careers at|team at) ${name}(?=[.,!?]| as | is | and | team)`,
    "u",
  ),
];
const notNames =
  /^(?:the|this|that|these|it|he|she|we|you|our|your|us|they|there|here|who|what|why|how|when|where|role|position|job|company|team|candidate|applicants?|experience|salary|remote|location|department|benefits|our (?:team|client|company)|about|ideal|successful|each|all|as|an?|die|der|das|wir|unser\p{L}*|le|la|les|nous|notre|el|los|nuestr\p{L}*|monday|january|english|german|german\p{L}*|europe|usa|us|uk|india)\b/iu;
const searchedChars = 20_000;

/** A name that the text uses as its employer's; null where none is sure enough. */
export function companyFromText(markdown: string, title: string | null): string | null {
  const text = markdown.slice(0, searchedChars).replace(/^#+ /gm, "");
  const beside = title === null ? null : nameBesideTitle(text, title);
  if (beside !== null) return beside;
  const certain = firstName(sure, text);
  if (certain !== null) return certain;
  const words = ` ${comparable(text)} `;
  for (const pattern of patterns) {
    for (const match of text.matchAll(new RegExp(pattern, `${pattern.flags}g`))) {
      const found = oneLine(match[1] ?? "").replace(/[.'’-]+$/, "");
      const folded = comparable(found);
      if (folded.length < 3 || notNames.test(folded) || folded === comparable(title ?? "")) continue;
      // Said once, it may be anybody's name; the employer's comes again.
      if (words.split(` ${folded} `).length > 2) return found;
    }
  }
  const told = firstName(described, text);
  if (told !== null) return told;
  const east = eastern.exec(text)?.[0];
  if (east) return east;
  const legal = [...text.matchAll(withLegalForm)].map(nameOfMatch).filter((found) => found !== null);
  return new Set(legal.map(comparable)).size === 1 ? (legal[0] ?? null) : null;
}

function firstName(wordings: readonly RegExp[], text: string): string | null {
  for (const wording of wordings) {
    const found = nameOfMatch(wording.exec(text));
    if (found !== null) return found;
  }
  return null;
}

/** The name with its legal form; null for words that only stand where a name could. */
function nameOfMatch(match: RegExpExecArray | null): string | null {
  const found = oneLine(`${match?.[1] ?? ""}${match?.[2] ?? ""}`);
  const folded = comparable(found);
  return folded.length < 3 || notNames.test(folded) ? null : found;
}

/** "Senior Engineer – Acme" as a line of its own. */
function nameBesideTitle(text: string, title: string): string | null {
  for (const line of text.split("\n").slice(0, 10)) {
    const head = oneLine(line);
    if (head.length > 150 || !head.toLowerCase().startsWith(title.toLowerCase())) continue;
    const rest = /^\s?(?:[–—|@-]|at|bei|chez)\s+(\p{Lu}[^–—|:.,]{1,50})$/u.exec(
      head.slice(title.length),
    )?.[1];
    if (rest && !notNames.test(rest)) return rest.trim();
  }
  return null;
}
