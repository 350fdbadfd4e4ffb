/** Which lines of a resume are its contact block: those above its first section, and sections for personal details. */
import type { ParsedResume } from "@leadfit/contracts";

/** More lines above the first section are no contact block. */
const mostHeadLines = 14;
const mostDetailLines = 14;

const sections = new RegExp(
  `^(?:${[
    "(?:professional |career |personal |executive )?(?:summary|profile|statement|objective)|about(?: me)?|highlights",
    "(?:work|professional|employment|relevant|industry)? ?(?:experience|history)|employment|career",
    "education(?: and training)?|qualifications|(?:technical|key|core|professional)? ?skills|languages|projects",
    "certificat(?:es|ions)|interests|hobbies|references|publications|awards|declaration",
    "kurzprofil|profil|zusammenfassung|uber mich|berufserfahrung|(?:beruflicher )?werdegang|berufspraxis|ausbildung",
    "bildungsweg|studium|kenntnisse|fahigkeiten|sprachen|sprachkenntnisse|projekte|interessen|weiterbildung(?:en)?",
    "a propos|objectif|experiences? professionnelles?|experiences?|formations?|competences|langues|loisirs",
    "o mne|praxe|pracovni zkusenosti|zkusenosti|vzdelani|dovednosti|znalosti|jazyky|zajmy",
    "perfil(?: profesional)?|sobre mi|experiencia(?: laboral| profesional)?|educacion|formacion(?: academica)?",
    "habilidades|idiomas|competencias",
  ].join("|")})$`,
);
const personal =
  /^(?:contact(?: (?:me|details|information|info))?|contacts|personal (?:details|information|data|profile|particulars)|kontakt(?:daten)?|personliche (?:daten|angaben|informationen)|coordonnees|informations personnelles|etat civil|osobni udaje|kontakty|kontaktni udaje|contacto|datos (?:personales|de contacto)|informacion personal)$/;

/** @returns the indexes of these lines in `lines`, and of those alone that stand above the first section */
export function findContactLines(
  lines: readonly string[],
  parsed?: ParsedResume | null,
): { all: ReadonlySet<number>; head: ReadonlySet<number> } {
  const opens = sectionStarts(lines, parsed);
  const head = new Set<number>();
  const all = new Set<number>();
  let left = mostHeadLines;
  let isHead = true;
  for (const [index, line] of lines.entries()) {
    if (isPersonalHeading(line)) left = Math.max(left, mostDetailLines);
    else if (opens.has(index)) {
      left = 0;
      isHead = false;
    }
    if (left === 0) continue;
    all.add(index);
    if (isHead) head.add(index);
    if (line.trim() !== "") left--;
  }
  return { all, head };
}

function sectionStarts(lines: readonly string[], parsed: ParsedResume | null | undefined): Set<number> {
  const known = new Set(
    parsed?.sections.flatMap(({ kind, heading, span }) => (heading && kind !== "other" ? [span.start] : [])),
  );
  const starts = new Set<number>();
  let offset = 0;
  for (const [index, line] of lines.entries()) {
    if (known.has(offset) || sections.test(headingOf(line))) starts.add(index);
    offset += line.length + 1;
  }
  return starts;
}

function headingOf(line: string): string {
  return fold(line)
    .replace(/^[\s#*_=>-]+|[\s#*_=:.-]+$/gu, "")
    .replace(/\s*(?:&|\/)\s*/gu, " and ");
}

/** "Contact", "Persönliche Daten" */
export function isPersonalHeading(line: string): boolean {
  return personal.test(headingOf(line));
}

/** Lower case without accents. */
export function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
