/** Texts as people compare them: case, accents, punctuation and inflection set aside. */

/** Words that carry no demand of their own, in the languages that the sets are in. */
const functionWords = new Set(
  `a an the and or of in on at to for with by from as is are be been has have you your our we will can that this these those
  such other etc e g i who not it its their any all including least more per able using into
  der die das den dem des ein eine einen einem einer eines und oder mit in im am von zu zum zur fur auf bei sie du wir ihr ist
  sind hast haben sowie auch dich
  le la les l un une des du de d et ou avec en dans pour sur par au aux vous votre nous est sont que qui
  el los las una uno y o con del al por para su tu es son
  se s v ve na za do od pri jsi mas mate si ti te a i o k ke u z ze`
    .split(/\s+/)
    .filter(Boolean),
);

/** Written without spaces: a character is as near to a word as counting needs. */
const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;

/** Lower case, no accents, no punctuation but that of "C++" and "C#". */
export function wordsOf(text: string): string[] {
  return (
    text
      .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "")
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(spaceless, " $& ")
      .match(/\p{N}+|\p{L}[\p{L}\p{N}]*[+#]*/gu) ?? []
  );
}

/** Left-over markup and placeholders: there the signs are what is looked for. */
const markup = /[<>{}]|&[a-z#]/i;

/** True where `part`'s words stand in `whole` one after the other; markup must stand there as it is. */
export function containsPhrase(whole: string, part: string): boolean {
  if (markup.test(part)) return whole.includes(part);
  const wanted = wordsOf(part);
  return wanted.length > 0 && ` ${wordsOf(whole).join(" ")} `.includes(` ${wanted.join(" ")} `);
}

/** Each word once; all of them where none has content. */
export function contentWords(text: string): string[] {
  const words = [...new Set(wordsOf(text))];
  const content = words.filter((word) => !functionWords.has(word));
  return content.length > 0 ? content : words;
}

const stemAtLeast = 4;
const stemShare = 0.65;

/** Equal, or two forms of one word: a shared start that is most of the longer one. */
export function sameWord(a: string, b: string): boolean {
  if (a === b) return true;
  let shared = 0;
  while (shared < a.length && shared < b.length && a[shared] === b[shared]) shared++;
  return shared >= stemAtLeast && shared >= stemShare * Math.max(a.length, b.length);
}

/** 0 to 1: twice the shared content words over all of both (Dice). */
export function similarity(a: string, b: string): number {
  const [left, right] = [contentWords(a), contentWords(b)];
  if (left.length === 0 || right.length === 0) return 0;
  return (shared(left, right) + shared(right, left)) / (left.length + right.length);
}

/** 0 to 1: how much of the content words of `wanted` the others have together. */
export function coverage(wanted: string, others: string[]): number {
  const words = contentWords(wanted);
  if (words.length === 0) return 0;
  return shared(words, others.flatMap(contentWords)) / words.length;
}

function shared(words: string[], others: string[]): number {
  return words.filter((word) => others.some((other) => sameWord(word, other))).length;
}
