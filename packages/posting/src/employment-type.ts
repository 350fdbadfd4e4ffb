/** Turns what sites write for the kind of employment into schema.org's words. */

/** In the order of schema.org's list; English first, then the languages of the job boards we met. */
const patterns: [string, RegExp][] = [
  [
    "FULL_TIME",
    /full[\s_-]*time|^full$|vollzeit|temps[\s-]*plein|tiempo completo|jornada completa|tempo (?:integral|pieno|inteiro)|voltijds|fulltime|fuldtid|heltid|pln[ýy] úv[aä]z[oe]k|plný pracovn|hlavní pracovní|pełny etat|pełen etat|teljes munkaid|kokoaika|normă întreagă|tam zamanlı|正社員|全职|полная занятость/,
  ],
  [
    "PART_TIME",
    /part[\s_-]*time|^part$|teilzeit|temps[\s-]*partiel|tiempo parcial|media jornada|tempo parziale|meio[\s-]per[ií]odo|deeltijd|deltid|(?:zkrácen|skráten|čiastočn)ý úv[aä]z[oe]k|částečný úvazek|niepełny etat|część etatu|részmunkaid|osa-aika|yarı zamanlı|アルバイト|兼职|частичная занятость/,
  ],
  [
    "CONTRACTOR",
    /contract(?:or)?(?!\s*(?:type|duration))|freelance|freiberuf|indépendant|prestataire|autónomo|b2b|živnost|ičo|zzp|業務委託/,
  ],
  [
    "TEMPORARY",
    /temporary|fixed[\s-]*term|befristet|intérim|\bcdd\b|temporal|temporário|tempo determinato|tijdelijk|zeitarbeit|契約社員/,
  ],
  [
    "INTERN",
    /\bintern(?:ship)?\b|praktik|werkstudent|\bstage\b|stagiaire|prácticas|estágio|tirocinio|stáž|staż|实习|インターン/,
  ],
  ["VOLUNTEER", /volunt|ehrenamt|bénévol/],
  ["PER_DIEM", /per[\s_-]*diem/],
  ["OTHER", /^other$/],
];

/**
 * schema.org's words found in `text`, several joined by "|", in schema.org's order; null where there is none.
 * Unlimited ("unbefristet", "CDI", "permanent") says nothing about hours and is left out.
 */
export function employmentType(text: string): string | null {
  const lower = text.toLowerCase().replaceAll("unbefristet", "").replaceAll("contract type", "");
  const found = patterns.filter(([, pattern]) => pattern.test(lower)).map(([word]) => word);
  return found.length > 0 ? found.join("|") : null;
}

// Words for hours or contract, right beside a word for the job: "our full-time Cook position", "Teilzeitstelle".
const hours =
  "full[- ]time|part[- ]time|temporary|fixed[- ]term|vollzeit|teilzeit|befristete?[rnms]?|temps plein|temps partiel|jornada completa|media jornada|tiempo completo|tiempo parcial|tempo (?:inteiro|integral|parcial|pieno|parziale|indeterminato|determinato)|fulltime|parttime|voltijd\\p{L}*|deeltijd\\p{L}*|heltid|deltid|pln\\p{L}+ úvaz\\p{L}+|zkrácen\\p{L}+ úvaz\\p{L}+|pełny etat|cdd|freelance";
const jobWords =
  "position|role|job|opportunity|employment|employee|contract|post|vacancy|stelle|anstellung|beschäftigung|vertretung|schwangerschaftsvertretung|elternzeitvertretung|mitarbeiter\\p{L}*|poste|emploi|contrat|puesto|contrato|vaga|posizione|contratto|functie|baan|dienstverband|tjänst|stilling|úvazek|pracovní poměr|umowa";
const plainSentences: readonly RegExp[] = [
  new RegExp(
    `(?<!\\p{L})(?:this|our|the|an?|eine?|un|une|una|uma|een) (?:${hours})(?:,? [\\p{L}'’-]{1,25}){0,4}? (?:${jobWords})(?!\\p{L})`,
    "giu",
  ),
  new RegExp(`(?<!\\p{L})(?:${hours})[- ]?(?:${jobWords})(?!\\p{L})`, "giu"),
  new RegExp(
    `(?<!\\p{L})(?:${jobWords}) (?:is |is offered |ist |est |es |è |é )?(?:an? |in |im |auf |à |a |de |en |i |na |på |at |on an? )?(?:${hours})(?!\\p{L})`,
    "giu",
  ),
  /^\W*(?:in )?(?:full[- ]time|part[- ]time|vollzeit|teilzeit|temps plein|jornada completa|plný úvazek|heltid|fulltime|pełny etat)(?: (?:oder|or|und|and|ou|o|nebo|\/) (?:full[- ]time|part[- ]time|vollzeit|teilzeit|temps partiel|zkrácený úvazek|deltid))?\W*(?:\([^()\n]{1,40}\))?$/gimu,
  /(?:suchen|sucht|recherch\p{L}+|hiring|seeking|looking for|hledáme|busca\p{L}*)[^.\n]{0,120}(?<!\p{L})(?:in|à|a|at|auf) (?:vollzeit|teilzeit|voll- (?:oder|und) teilzeit|temps plein|temps partiel|jornada completa|plný úvazek)/giu,
];
/** Words that in a job's title say how one works, and nothing of what one does: "Contract Manager" is no contractor. */
const inTitle: readonly [string, RegExp][] = [
  [
    "FULL_TIME",
    /(?<!\p{L})(?:full[- ]time|vollzeit|temps plein|jornada completa|tempo pieno|voltijds|plný úvazek|heltid)(?!\p{L})/iu,
  ],
  [
    "PART_TIME",
    /(?<!\p{L})(?:part[- ]time|teilzeit|temps partiel|media jornada|deeltijd|parttime|zkrácený úvazek|deltid)(?!\p{L})/iu,
  ],
  [
    "INTERN",
    /(?<!\p{L})(?:intern(?:ship)?|(?:pflicht)?praktik(?:um|ant\p{L}{0,4})|werkstudent\p{L}{0,3}|stagiaires?|prácticas|becari[oa]s?|estágio|estagiári[oa]s?|tirocinio|tirocinante|stáž\p{L}{0,4}|staż\p{L}{0,5}|インターン)(?!\p{L})|^stage(?:\s|$)(?=.*(?:[hf] ?\/ ?[fh]|\bmois\b|\ben\b|\bde\b|\banalyste\b))/iu,
  ],
];

/** The kind of employment that a job's title names; null where it names none. */
export function employmentFromTitle(title: string): string | null {
  const found = inTitle.filter(([, pattern]) => pattern.test(title)).map(([word]) => word);
  return found.length > 0 ? found.join("|") : null;
}

const searchedChars = 12_000;

/** The kind of employment where the text says it in plain words of the job itself; null where it does not. */
export function employmentFromText(text: string): string | null {
  const said = plainSentences.flatMap((sentence) => text.slice(0, searchedChars).match(sentence) ?? []);
  return employmentType(said.join("\n"));
}
