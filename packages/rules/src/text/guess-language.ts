/** Tells the language of one line by its small words. Knows no vocabulary of postings. */
import { fold } from "./fold.ts";

const smallWords: Record<string, string> = {
  en: "the and of in with or for to is are experience knowledge as at an on you your from by have",
  de: "und oder mit in der die das im von zu fur sowie als auch eine einer ein den dem bei erfahrung kenntnisse sehr gute",
  fr: "et ou avec de des du la le les en dans pour une un vous votre sur au aux que connaissance experience",
  cs: "a s se v ve na o nebo pro znalost zkusenosti zkusenost praxe je si k od do z",
  es: "y o con de en la el los las para un una del experiencia conocimientos que al su tu",
  pt: "e ou com de em para um uma do da dos das no na experiencia conhecimentos que",
  nl: "en of met van in de het een voor als bij op je jij ervaring kennis naar",
  it: "e o con di in il la per un una del della dei delle esperienza conoscenza",
  pl: "i lub z w na do oraz znajomosc doswiadczenie jezyka dla ze",
};
const sets = Object.entries(smallWords).map(
  ([language, words]) => [language, new Set(words.split(" "))] as const,
);

/** ISO 639-1 code; null where too few words tell. */
export function guessLanguage(line: string): string | null {
  const words = fold(line).match(/\p{L}+/gu) ?? [];
  const scores = sets
    .map(([language, set]) => ({ language, hits: words.filter((word) => set.has(word)).length }))
    .sort((a, b) => b.hits - a.hits);
  const [first, second] = scores;
  return first && second && first.hits >= 2 && first.hits > second.hits ? first.language : null;
}
