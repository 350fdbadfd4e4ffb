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
