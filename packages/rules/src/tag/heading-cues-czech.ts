/**
 * What Czech and Slovak headings of job postings say. Data only: regular expression sources over folded text (lower case, no
 * accents) that cover a whole heading.
 */
import type { HeadingCues } from "./heading-cues-english.ts";

export const czechHeadingCues: HeadingCues = {
  additional: [
    "vyhod(?:ou|y)",
    "ocenime.*",
    "vitano",
    "bonusem.*",
    "plusem.*",
    "navic (?:ocenime|uvitame).*",
  ],
  required: [
    "poz?ad(?:ujeme|avky|ujem|ovan.*).*",
    "(?:co )?(?:od (?:tebe|vas) )?oceka(?:vame|va se).*",
    "jak si (?:te|vas|tebe) predstavujeme",
    "koho (?:hledame|potrebujeme)",
    "hledame.*",
    "(?:co )?(?:bys|byste) (?:mel|mela|meli|umel).*",
    "mel(?:a|i)? (?:bys|byste).*",
    "co (?:potrebujes|potrebujete|musis|musite|umis|od tebe|od vas).*",
    "(?:tvuj|vas) profil",
    "predpoklady.*",
    "kvalifikace.*",
    "(?:znalosti|dovednosti|zkusenosti).*",
    "(?:mas|mate|umis|umite)(?: .*)?",
    "(?:nas|idealni|vhodny) (?:kandidat|uchazec).*",
    "(?:jsi|jste|hodis|hodite) .*(?:pokud|kdyz|nam)?.*",
    "bez (?:ceho|techto).*",
    "(?:vase|tvoje|tve) (?:znalosti|dovednosti|zkusenosti|profil|kvalifikace).*",
    "(?:minimalne )?(?:dosiahnute )?(?:vzdelani|vzdelanie|jazyky|jazykove znalosti|ridicsky prukaz|vodicsky preukaz)(?: .*)?",
    "(?:poziadavky|pozadovane|vyzadujeme|ocakavame|koho hladame|hladame|osobnostne predpoklady|znalosti|skusenosti|prax).*",
    "(?:jake|jaky|jakou) .*(?:znalosti|zkusenosti|profil|dovednosti).*",
  ],
  other: [
    "napln (?:prace|pozice).*",
    "(?:zamestnanecke vyhody|informacie|spolocnost|ponukame|co ponukame|vyhody).*",
    "co (?:te|vas).{0,8} ceka.*",
    "co (?:budes|budete).*",
    "(?:co )?(?:ti |vam )?(?:nabizime|nabidneme|nabizi).*",
    "benefity.*",
    "o (?:nas|firme|spolecnosti|pozici)",
    "proc .*",
    "kontakt.*",
    "informace .*",
    "co za to.*",
    "zaujal.*",
    "(?:tvoje|vase) (?:ukoly|prace).*",
    "misto .*",
    "(?:tve|vase) (?:ukoly|naplni).*",
    "(?:nabidka|vyhody|odmena|mzda|plat)(?: .*)?",
    "(?:jak|kdo) .*",
    "(?:ozvi|ozvete|prihlas|zajem|mate zajem|libi).*",
    "(?:kde|kdy|komu) .*",
  ],
};
