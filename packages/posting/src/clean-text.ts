/** Makes text plain: no invisible characters, one kind of space. Knows nothing of HTML or postings. */

/** Zero-width, bidi-control, soft-hyphen, tag, variation and other format characters: nobody reads them, prompts do. */
const formatCharacters =
  /\p{Cf}|[\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}]|\u{115f}|\u{1160}|\u{3164}|\u{ffa0}/gu;
const controlCharacters = /(?![\n\t])\p{Cc}/gu;

/** ASCII, Latin letters and the usual punctuation: nothing here is invisible or an exotic space. */
const plainText = /^[\n\t -~¡-¬®-ɏ‐-‧‰-⁞€™]*$/;
const ascii = /^[\n\t -~]*$/;

/**
 * Drops invisible characters (zero-width, bidi controls, soft hyphens, NUL), turns every exotic space into a
 * plain one and every line end into `\n`. Lone surrogates become U+FFFD.
 */
export function cleanText(text: string): string {
  // Most texts are clean, and these functions see every text of a page many times.
  if (plainText.test(text)) return text;
  return text
    .toWellFormed()
    .replace(/\r\n?|\u2028|\u2029/g, "\n")
    .replace(formatCharacters, "")
    .replace(controlCharacters, "")
    .replace(/\p{Zs}/gu, " ");
}

/** `text` cleaned and on one line, single spaces, trimmed. */
export function oneLine(text: string): string {
  return cleanText(text).replace(/\s+/g, " ").trim();
}

/** Letters and digits only, lower-cased, single spaces: for comparing texts whatever their punctuation. */
export function comparable(text: string): string {
  if (ascii.test(text))
    return text
      .toLowerCase()
      .replace(/[^a-z\d]+/g, " ")
      .trim();
  return cleanText(text)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
