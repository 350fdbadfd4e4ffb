/** Small numbers written as words. Data only, folded. */
export const numberWords: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  ein: 1,
  eine: 1,
  einem: 1,
  zwei: 2,
  drei: 3,
  vier: 4,
  funf: 5,
  sechs: 6,
  acht: 8,
  zehn: 10,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  dix: 10,
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
  diez: 10,
  twee: 2,
  drie: 3,
  vijf: 5,
  dva: 2,
  tri: 3,
  pet: 5,
};

/** Expression for a number of up to two digits or a number word. */
export const numberPattern = `\\d{1,2}|${Object.keys(numberWords).join("|")}`;

/** The number that `numberPattern` matched. */
export function numberOf(text: string): number {
  return numberWords[text] ?? Number(text);
}
