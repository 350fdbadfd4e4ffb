/**
 * What headings of job postings say, by language. Data only: regular expression sources over folded text (lower
 * case, no accents), matched on word boundaries. Knows nothing of how a posting is laid out.
 */

import { czechHeadingCues } from "./heading-cues-czech.ts";
import { englishHeadingCues, type HeadingCues } from "./heading-cues-english.ts";
import { frenchHeadingCues } from "./heading-cues-french.ts";
import { germanHeadingCues } from "./heading-cues-german.ts";
import { spanishHeadingCues } from "./heading-cues-spanish.ts";

/** Headings over mixed prose, where a requirement may stand between the duties. */
export const introCues = [
  "(?:about |the |about the |your |job |position |role )?(?:role|job|position|opportunity|vacancy)(?: overview| summary| description| purpose| profile)?",
  "(?:(?:job|role|position|full job|general|executive) )?(?:overview|summary|description|purpose|introduction)",
  "(?:the|about the) (?:opportunity|challenge)",
  "stellenbeschreibung",
  "einleitung",
  "(?:description (?:du|de) (?:poste|l'offre)|le poste|votre role|contexte.*)",
  "popis (?:prace|pozice)",
  "descripcion.*",
  "descricao.*",
];

export const headingCues: Record<string, HeadingCues> = {
  en: englishHeadingCues,
  de: germanHeadingCues,
  fr: frenchHeadingCues,
  cs: czechHeadingCues,
  es: spanishHeadingCues,
  pt: {
    additional: ["desejave(?:l|is)", "diferencia(?:l|is)", "sera um diferencial"],
    required: [
      "requisitos.*",
      "(?:o )?que (?:buscamos|esperamos|procuramos).*",
      "qualificacoes.*",
      "conhecimentos.*",
      "habilidades.*",
      "perfil.*",
      "procuramos.*",
    ],
    other: [
      "atividades.*",
      "responsabilidades.*",
      "(?:(?:o )?que )?oferecemos.*",
      "temos para .*",
      "beneficios.*",
      "sobre .*",
    ],
  },
  nl: {
    additional: ["(?:een )?pre", "pluspunt(?:en)?", "mooi meegenomen"],
    required: [
      "functie-?eisen",
      "(?:wat )?(?:wij|we) (?:vragen|zoeken|verwachten).*",
      "wat (?:vragen|zoeken|verwachten) (?:wij|we).*",
      "wie (?:ben jij|ben je|jij bent|zoeken wij)",
      "(?:jouw|je) profiel",
      "wat (?:breng|neem) (?:jij|je) mee",
      "(?:dit|wat) (?:heb|ben) (?:jij|je).*",
      "kwalificaties",
      "vereisten",
      "(?:dit|wie) (?:ben|is|zijn) (?:jij|je|u|jou).*",
      "(?:dit|wat) (?:vragen|verwachten|zoeken|neem|breng|heb) .*",
      "(?:jouw|je|uw) (?:profiel|kwaliteiten|ervaring|achtergrond|talent|skills|competenties)",
      "(?:profiel|eisen|competenties|jouw bagage)",
      "(?:jij|je) (?:bent|hebt|beschikt|brengt|herkent).*",
    ],
    other: [
      "wat ga (?:jij|je) doen.*",
      "(?:jouw |je )?taken.*",
      "(?:wat )?(?:wij|we) bieden.*",
      "wat bieden (?:wij|we).*",
      "over ons",
      "verantwoordelijkheden",
      "arbeidsvoorwaarden",
      "(?:wat )?krijg (?:jij|je).*",
      "solliciteren.*",
      "(?:ons|het) aanbod.*",
      "(?:dit|wat) (?:ga je|bieden|krijg|mag je|kun je).*",
      "(?:je|jouw|de) (?:verantwoordelijkheden|rol|functie|uitdaging|opdracht|voordelen|team|werkzaamheden|impact).*",
      "(?:interesse|enthousiast|geinteresseerd|herken).*",
      "(?:heb je|zie jij|waarom|meer weten|wie zijn wij|wie we zijn).*",
    ],
  },
  other: {
    additional: [
      "mile widziane.*",
      "(?:dodatkowy(?:m)? )?atut.*",
      "meriterande.*",
      "(?:det ar )?(?:ett )?plus.*",
      "(?:e )?(?:titolo|requisiti) preferenzial\\w+.*",
      "costituira.*",
      "fordel.*",
      "(?:katsomme )?eduksi.*",
      "plussaa.*",
      "arvostamme.*",
    ],
    required: [
      "wymagania.*",
      "oczekujemy.*",
      "kvalifikation(?:er|s)?.*",
      "vi soker.*",
      "krav.*",
      "requisiti.*",
      "cosa cerchiamo.*",
      "din profil",
      "(?:nasze |twoje )?(?:wymagania|oczekiwania|kwalifikacje|profil|umiejetnosci).*",
      "(?:kogo szukamy|czego (?:oczekujemy|wymagamy)|szukamy).*",
      "(?:vem (?:ar|soker)|vi soker|vi ser garna|dina kvalifikationer|om dig|hvem er du|vi forventer|kvalifikasjoner|utdanning|onskede).*",
      "(?:odotamme|edellytamme|vaatimukset|osaaminen|toivomme|etsimme|sinulla on|sinulta|kelpoisuus\\w*|hakijalta).*",
      "(?:il tuo profilo|profilo|competenze|il candidato|chi cerchiamo|formazione|esperienza).*",
    ],
    other: [
      "oferujemy.*",
      "obowiazki.*",
      "zakres .*",
      "arbetsuppgifter.*",
      "vi erbjuder.*",
      "offriamo.*",
      "responsabilita.*",
      "om oss",
      "(?:oferta|twoje zadania|zadania|o nas|benefity|dlaczego).*",
      "(?:om jobbet|om rollen|om tjansten|ansokan|arbejdsopgaver|vi tilbyder|vi tilbyr|om os|dine opgaver|arbeidsoppgaver)(?: .*)?",
      "(?:tarjoamme|tyotehtav\\w+|tehtav\\w+|lisatietoja|hakeminen|meista|etumme|miksi)(?: .*)?",
      "(?:attivita|mansioni|cosa (?:offriamo|farai)|chi siamo|offerta|benefit)(?: .*)?",
    ],
  },
};
