/** Which part of a resume a heading opens. Knows headings in the languages we read; knows nothing of requirements. */
import { fold } from "../text/fold.ts";

export type ResumeSection =
  | "education"
  | "skills"
  | "languages"
  | "certificates"
  | "work"
  | "projects"
  | "volunteering"
  | "interests"
  | "other";

/** Over folded text without marks. The first that fits wins. */
const sectionCues: readonly (readonly [ResumeSection, RegExp])[] = [
  [
    "certificates",
    /^(?:(?:professional |relevant )?(?:certificat(?:es?|ions?)|licen[cs](?:es?|ures?))(?: (?:and|&|\/) (?:certificat(?:es?|ions?)|licen[cs](?:es?|ures?)|training|courses))?|zertifikate|zertifizierungen|weiterbildung(?:en)?(?: (?:und|&) zertifikate)?|certifikaty|kurzy a certifikaty|certificaciones|certificados|certificering(?:en)?)$/,
  ],
  [
    "education",
    /^(?:education|academic|ausbildung|aus-? ?(?:und|&) weiterbildung|schul|studium|bildung|formation|vzdelani|educacion|formacion|estudios|opleiding|studies|qualifications?$)/,
  ],
  [
    "languages",
    /^(?:(?:spoken |foreign )?languages?(?: skills?)?|sprachen|sprachkenntnisse|fremdsprachen|langues(?: etrangeres)?|jazyk\w*(?: (?:dovednosti|znalosti))?|idiomas|talen)$/,
  ],
  [
    "interests",
    /^(?:(?:personal )?interests?|hobb(?:y|ies|ys)|activities and interests|references?|referees|(?:career |professional )?objective|(?:career )?goals?|interessen|freizeit|centres? d'interets?|loisirs|zajmy|konicky|zaliby|intereses|aficiones|referenzen|objetivo)/,
  ],
  ["volunteering", /^(?:volunteer\w*|ehrenamt\w*|benevolat|dobrovolnictvi|voluntariado|vrijwilligerswerk)/],
  [
    "projects",
    /^(?:(?:personal |side |own |selected |academic )?projects?|projekte|projets|projekty|proyectos)$/,
  ],
  [
    "work",
    /^(?:(?:work|professional|employment|career|job)(?: experience| history)?|experience|(?:recent |relevant )?(?:engineering|work)(?: experience)?|berufserfahrung|berufspraxis|berufliche|beruflicher werdegang|werdegang|experiences?(?: professionnelles?)?|parcours professionnel|praxe|pracovni|zkusenosti|experiencia|trayectoria|werkervaring|company details|(?:\p{L}+ ){1,2}(?:experience|history)$)/u,
  ],
  [
    "skills",
    /^(?:(?:technical |computer |software |core |key |it |professional |additional |digital )?(?:skills?|competenc(?:y|ies)|proficienc(?:y|ies)|technologies|tech stack|tools)|(?:it-?|edv-?)?kenntnisse|edv|fahigkeiten|competences|dovednosti|znalosti|habilidades|conocimientos|informatica|informatique|vaardigheden|skill (?:details|set))/,
  ],
  [
    "other",
    /^(?:awards?|publications?|summary|profile?|profil|perfil|about|speaking|courses|achievements|extra|sonstiges|ostatni|divers|otros|personliche daten|contact|kontakt)/,
  ],
];

function cueOf(text: string): { section: ResumeSection; length: number } | null {
  for (const [section, cue] of sectionCues) {
    const hit = cue.exec(text);
    if (hit) return { section, length: hit[0].length };
  }
  return null;
}

/** The section that a line opens by standing alone as a heading; null for any other line. */
export function sectionOfHeading(line: string): ResumeSection | null {
  if (line.length > 120) return null;
  // "Skills: carving" says all on its line.
  if (markdownLevel(line) === null && /\p{L}\**:\**\s*\**[\p{L}\p{N}]/u.test(line)) return null;
  const text = fold(line)
    .replace(/^[\s#*_•·\-–]+|[\s#*_:•=.-]+$/g, "")
    .replace(/\(.*$/, "")
    .trim();
  if (text.length > 40 || text.split(" ").length > 4) return null;
  const marked = /^\s*(?:#|\*\*)/.test(line) || /:\s*(?:\*\*)?\s*$/.test(line);
  const cue = cueOf(text);
  if (!cue) return null;
  return marked || cue.length >= text.length || text.split(" ").length <= 2 ? cue.section : null;
}

/** How deep a Markdown heading stands, 1 to 6; null for any other line. */
export function markdownLevel(line: string): number | null {
  return /^\s*(#{1,6})\s/.exec(line)?.[1]?.length ?? null;
}

/**
 * Whether a line looks like a heading of whatever name: a Markdown heading of the upper levels, or a short line in
 * capitals after an empty one. What stands below it belongs no more to what stood above.
 */
export function opensPart(line: string, before: string): boolean {
  if ((markdownLevel(line) ?? 9) <= 2) return true;
  const text = line.trim();
  return (
    before.trim() === "" &&
    text.length >= 4 &&
    text.length <= 40 &&
    /^[\p{Lu}][\p{Lu} &/'-]+:?$/u.test(text) &&
    text.split(" ").length <= 5
  );
}

/** The section of one line by the label it begins with ("Languages: Dutch, English"); null without one. */
export function sectionOfLabel(line: string): ResumeSection | null {
  const label = /^[\s#*_•·–-]*([\p{L}][\p{L} /&'-]{2,30}?)\**\s*:\**(?=\s*\S)/u.exec(line.slice(0, 60))?.[1];
  if (label === undefined) return null;
  const text = fold(label).trim();
  const cue = cueOf(text);
  // A label that only begins like a heading ("Languages and frameworks") is none.
  return cue && cue.length >= text.length && cue.section !== "work" && cue.section !== "other"
    ? cue.section
    : null;
}
