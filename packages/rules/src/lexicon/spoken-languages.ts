/** Names of spoken languages as postings and resumes write them, and words for how well. Data only, folded. */

export const spokenLanguages: Readonly<Record<string, string>> = {
  English:
    "english|englisch\\w*|anglais\\w*|anglictin\\w*|anglicky|anglickeho|ingles|engels\\w*|inglese|angielsk\\w*",
  German:
    "german|deutsch(?!land)\\w*|allemand\\w*|nemcin\\w*|nemecky|aleman|alemao|duits\\w*|tedesco|niemieck\\w*",
  French: "french|franzosisch\\w*|francais\\w*|francouzstin\\w*|frances|frans\\b|francese",
  Spanish: "spanish|spanisch\\w*|espagnol\\w*|spanelstin\\w*|espanol|espanhol|spaans\\w*",
  Czech: "czech|tschechisch\\w*|tcheque|cestin\\w*|cesky|checo",
  Slovak: "slovak|slowakisch\\w*|slovenstin\\w*|slovensky",
  Italian: "italian|italienisch\\w*|italien|italstin\\w*|italiano",
  Portuguese: "portuguese|portugiesisch\\w*|portugais|portugues|portugalstin\\w*",
  Dutch: "dutch|niederlandisch\\w*|neerlandais|nederlands\\w*|holandes",
  Polish: "polish|polnisch\\w*|polonais|polstin\\w*|polsk\\w*",
  Russian: "russian|russisch\\w*|russe|rustin\\w*|ruso|russo",
  Ukrainian: "ukrainian|ukrainisch\\w*|ukrajinstin\\w*",
  Mandarin: "mandarin|chinese|chinesisch\\w*|chinois|chino",
  Japanese: "japanese|japanisch\\w*|japonais|japones",
  Korean: "korean|koreanisch\\w*|coreen",
  Arabic: "arabic|arabisch\\w*|arabe",
  Hindi: "hindi",
  Swedish: "swedish|schwedisch\\w*|suedois|svenska",
  Danish: "danish|danisch\\w*|danois|dansk",
  Norwegian: "norwegian|norwegisch\\w*|norsk",
  Finnish: "finnish|finnisch\\w*",
  Hungarian: "hungarian|ungarisch\\w*",
  Romanian: "romanian|rumanisch\\w*|roumain",
  Turkish: "turkish|turkisch\\w*|turc",
  Greek: "greek|griechisch\\w*",
  Hebrew: "hebrew|hebraisch\\w*",
};

/** Expression → level on the CEFR scale, A1 = 1 … C2 = 6; first fit wins. */
export const levelWords: readonly (readonly [pattern: string, level: number])[] = [
  [
    "c2|native|mother tongue|muttersprache|muttersprachler\\w*|muttersprachlich\\w*|langue maternelle|rodily mluvci|materstina|bilingual|bilingue|lengua materna|nativo|nativ|moedertaal",
    6,
  ],
  [
    "c1|fluent\\w*|fluency|verhandlungssicher\\w*|fliessend\\w*|flie.end\\w*|courant|couramment|plynn\\w*|plynule|fluido|fluente|vloeiend|full professional|near-native|excellent|proficient|proficiency|advanced|sehr gut\\w*|ausgezeichnet\\w*|very good|tres bo\\w+|avanzado|avancado|pokrocil\\w*|uitstekend\\w*",
    5,
  ],
  [
    "b2|professional(?: working)?|business|upper[- ]intermediate|good|strong|solid|gute[snr]?|gut|bonne?|dobr\\w+|goede|sicher\\w*|working knowledge|professionnel",
    4,
  ],
  [
    "b1|intermediate|conversational|communicative|domluvi\\w*|komunikativn\\w*|mittelstufe|intermediaire|intermedio|spoken|written|stredne",
    3,
  ],
  ["a2|basic|elementary|grundkenntnisse|notions|zaklad\\w*|basico|limited", 2],
  ["a1|beginner|anfanger", 1],
];
