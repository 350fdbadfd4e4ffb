/** The candidate's name at the head of a resume, where it is sure to be one. */
import { fold, isPersonalHeading } from "./contact-lines.ts";
import { isNoName } from "./no-names.ts";

const documentTitle =
  /^(?:curriculum vitae|c\.?v\.?|resume|lebenslauf|tabellarischer lebenslauf|zivotopis|(?:profesni|strukturovany) zivotopis|curriculum|hoja de vida|bewerbung)(?: (?:of|von|de|vitae))?\s*(?:[:|–—-]\s*|$)/;
const label =
  /^(?:(?:full )?name|vor- und nachname|nom(?: et prenom)?|jmeno(?: a prijmeni)?|nombre(?: y apellidos)?)\s*[:|]\s*/;
const titles =
  /^(?:(?:mr|mrs|ms|miss|mx|dr|prof|ing|mgr|bc|mudr|judr|phdr|rndr|dipl|herr|frau|m|mme|sr|sra|shri|smt)\.?(?:-ing\.|-inf\.| arch\.)?\s+)+/;

const part = "(?:(?:Mc|Mac|[OD]['’]|De|Di|Du|La|Le|Fitz|Van)?\\p{Lu}[\\p{Ll}\\p{M}]+|\\p{Lu}{2,})";
const whole = new RegExp(`^${part}(?:[-'’]${part})*$`, "u");
const initial = /^\p{Lu}\.$/u;
const particle =
  /^(?:von|vom|van|der|den|de|da|do|dos|das|di|del|della|la|le|du|zu|zur|ten|ter|bin|binti|ibn|al|el|y|e)$/u;
const postNominal =
  /^(?:b\.?sc|b\.?a|b\.?eng|b\.?tech|b\.?com|m\.?sc|m\.?a|m\.?eng|m\.?tech|mba|mca|ph\.?d|m\.?d|cpa|pmp|cfa|rn|acca|esq|dipl|csc|jr|sr)\.?$/i;
const separators = /\s+[|•·–—-]\s+|\s*[|•·,;()[\]]\s*|\t+| {2,}/u;

/**
 * The name as it stands there: in the first line or heading where that reads like a person's name and contact data stand
 * below it, or in any line of the head whose words an e-mail address or a profile repeats. Null where that is not sure.
 * @param head the lines above the first section
 * @param handles the names in e-mail addresses and profiles, as they stand there
 */
export function findPersonName(
  head: readonly string[],
  handles: readonly string[],
  hasContactData: boolean,
): string | null {
  const handle = fold(handles.join(" "));
  let isFirst = true;
  const split = splitName(head, handle);
  if (split) return split;
  for (const line of head) {
    const bare = line.replace(/^[\s#*_>]+|[\s#*_]+$/gu, "").replace(/\*\*|__/gu, "");
    const from = documentTitle.exec(sameLength(bare))?.[0].length ?? 0;
    const text = bare.slice(from);
    // What stands above the name in some resumes.
    if (text.trim() === "" || isPersonalHeading(text) || isOnlyContact(text)) continue;
    const isHeading = /^\s*#\s/.test(line);
    const named = label.exec(sameLength(text))?.[0].length ?? 0;
    const name = nameIn(text.slice(named));
    if (name) {
      const isRepeated = partsOf(name).every((word) => word.length < 2 || handle.includes(word));
      const isPlain = !isNoName(name) && (named > 0 || (isFirst && (isHeading || hasContactData)));
      if (isRepeated || isPlain) return name;
    }
    // "Novák, Jan" reads like two places or two skills.
    const turned = /^(\S+), (\S+(?: \S+)?)$/u.exec(text.trim());
    if (turned && nameIn(`${turned[2]} ${turned[1]}`) && partsOf(text).every((word) => handle.includes(word)))
      return text.trim();
    isFirst = false;
  }
  return null;
}

/** A line that begins with contact data, or with a word for it. */
function isOnlyContact(text: string): boolean {
  return /^(?:[\p{L}-]+[\s:.|-]*)?\[[a-z ]+\]/u.test(text.trim());
}

/** In large type each word has a line. */
function splitName(head: readonly string[], handle: string): string | null {
  const [first = "", second = ""] = head.map((line) => line.trim()).filter((line) => line !== "");
  const isSplit = [first, second].every(
    (line) => whole.test(line) && partsOf(line).every((word) => handle.includes(word)),
  );
  return isSplit ? `${first} ${second}` : null;
}

function nameIn(text: string): string | null {
  const [first = ""] = text.trim().split(separators);
  const name = first.slice(titles.exec(sameLength(first))?.[0].length ?? 0).trim();
  const all = name.split(/\s+/u);
  const degree = all.findIndex((each, index) => index > 1 && postNominal.test(each));
  const words = degree < 0 ? all : all.slice(0, degree);
  const wholes = words.filter((word) => whole.test(word) && !particle.test(word));
  const reads = words.every((word) => whole.test(word) || initial.test(word) || particle.test(word));
  const last = words.at(-1) ?? "";
  const isName =
    reads && words.length <= 5 && whole.test(last) && wholes.length >= (initial.test(words[0] ?? "") ? 1 : 2);
  return isName ? words.join(" ") : null;
}

function partsOf(name: string): string[] {
  return fold(name)
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== "" && !particle.test(word));
}

/** Folded for looking, with the same offsets: a letter that would change its length stays. */
function sameLength(text: string): string {
  return [...text].map((letter) => (fold(letter).length === letter.length ? fold(letter) : letter)).join("");
}

/** Every way in which the name stands in the text: as it is, in capitals or not, and turned around at its comma. */
export function namePattern(name: string): RegExp {
  const [last = "", first] = name.split(", ");
  const orders = first === undefined ? [name] : [name, `${first} ${last}`];
  const bare = orders.flatMap((order) => {
    const words = order.split(/\s+/u);
    const short = words.filter((word) => !initial.test(word));
    return short.length >= 2 && short.length < words.length ? [order, short.join(" ")] : [order];
  });
  const forms = bare.map((order) => order.split(/\s+/u).map(spellings).join("(?:[ \\u00a0]+|\\s*\\n\\s*)"));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms.join("|")})(?![\\p{L}\\p{N}])`, "gu");
}

function spellings(word: string): string {
  const capitalised = word.toLowerCase().replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());
  const forms = particle.test(word) ? [word, word.toUpperCase()] : [word, word.toUpperCase(), capitalised];
  return `(?:${[...new Set(forms)].map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})`;
}
