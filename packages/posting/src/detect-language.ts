/** Tells a text's language by its most frequent function words or its script. Knows no postings. */

/** Function words that are frequent in one language and rare in its neighbours. Lower case. */
const functionWords: Record<string, string> = {
  en: "the and of to with for you your our will we are is this in or as be that have from",
  de: "und der die das mit für wir sie von zu den ein eine ist im du dein auf oder sowie bei unser als dich nicht",
  fr: "le la les des et vous nous une de du en pour dans avec est votre sur au aux nos ou qui être sont",
  es: "el la los las y de en para con una del por que se un nuestro tu su como más es trabajo",
  pt: "o a os as e de em para com uma do da dos das por que um você nossa no na são não ou",
  it: "il la i gli le e di per con una del della che nel si un è sono al alla dei lavoro nostro",
  nl: "de het een en van je voor met wij op in jij zijn bij ons aan te dat jouw ben naar of",
  cs: "a na se v je pro s do že které nebo jsme budeš máš jak práce tvé ve si bude při od také",
  sk: "a na sa v je pre s do že ktoré alebo sme budeš máš ako práca vo si bude pri od tiež",
  pl: "i w na z do się oraz dla jest nie od praca że lub przez po jak naszej masz czy są ze",
  da: "og at en i til med for du på vi er af det som din har vores et den de kan vil ikke",
  sv: "och att en i till med för du på vi är av det som din har vår ett den de kan vill inte",
  no: "og å en i til med for du på vi er av det som din har vår et den de kan vil ikke hos",
  fi: "ja on sekä että tai ovat sinulla meillä olet myös kanssa työ kun voi mutta olemme",
  hu: "és a az egy van hogy nem is vagy meg mint munka csapat valamint lesz amely elvárások",
  ro: "și de la în cu pentru o un care pe din sunt este sau vei să ale prin nostru mai",
  tr: "ve bir için ile olan veya olarak bu iş en az konusunda sahip çok da de iyi",
};
const lookup = new Map<string, string[]>();
for (const [language, words] of Object.entries(functionWords)) {
  for (const word of words.split(" ")) lookup.set(word, [...(lookup.get(word) ?? []), language]);
}

/** Letters that settle close pairs the shared words leave open: one hit weighs as much as a word. */
const tellingLetters: [RegExp, string][] = [
  [/[ěřů]/g, "cs"],
  [/[ľĺŕ]/g, "sk"],
  [/[ąęłżśź]/g, "pl"],
  [/[ãõ]/g, "pt"],
  [/[ñ¿¡]/g, "es"],
  [/ß/g, "de"],
  [/[őű]/g, "hu"],
  [/[șță]/g, "ro"],
  [/[ğış]/g, "tr"],
];

/** One script, one language: enough for a posting. Kana before Han, as Japanese uses both. */
const scripts: [RegExp, string][] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, "ja"],
  [/\p{Script=Hangul}/gu, "ko"],
  [/\p{Script=Han}/gu, "zh"],
  [/[іїєґ]/gu, "uk"],
  [/\p{Script=Cyrillic}/gu, "ru"],
  [/\p{Script=Greek}/gu, "el"],
  [/\p{Script=Hebrew}/gu, "he"],
  [/\p{Script=Arabic}/gu, "ar"],
  [/\p{Script=Thai}/gu, "th"],
  [/\p{Script=Devanagari}/gu, "hi"],
];
const sampleChars = 6_000;

/** ISO 639-1 code of `text`'s language, or null where the text is too short or the evidence too close. */
export function detectLanguage(text: string): string | null {
  const sample = text.slice(0, sampleChars).toLowerCase();
  const letters = count(sample, /\p{L}/gu);
  if (letters < 20) return null;
  for (const [script, language] of scripts) {
    // Ukrainian is known by a few letters of its own, every other script by its share of the text.
    const share = count(sample, script) / letters;
    if (share > (language === "uk" ? 0.02 : 0.15)) return language;
  }
  const scores = new Map<string, number>();
  const words = sample.split(/[^\p{L}]+/u).filter(Boolean);
  for (const word of words) {
    const languages = lookup.get(word) ?? [];
    for (const language of languages) {
      scores.set(language, (scores.get(language) ?? 0) + 1 / languages.length);
    }
  }
  for (const [letter, language] of tellingLetters) {
    scores.set(language, (scores.get(language) ?? 0) + count(sample, letter) / 2);
  }
  const [first, second] = [...scores].sort((a, b) => b[1] - a[1]);
  if (!first || first[1] < 3 || first[1] / words.length < 0.05) return null;
  return second && second[1] > first[1] * 0.9 ? null : first[0];
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
