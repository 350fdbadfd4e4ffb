/** Names of spoken languages in English, German, French, Czech and Spanish, as Unicode's data has them. */
import { fold } from "./fold.ts";

const codes =
  "af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fil fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko ky lb lo lt lv mk ml mn mr ms mt my nb ne nl nn no pa pl ps pt ro ru si sk sl so sq sr sv sw ta te tg th tk tl tr uk ur uz vi yo zh zu la";
const others =
  "mandarin|cantonese|farsi|flemish|castellano|moldovan|kantonesisch|flamisch|mandarin chinese|anglicky|nemecky|francouzsky|spanelsky|italsky|rusky|cesky|slovensky|polsky";

const names = new Set([
  ...others.split("|"),
  ...["en", "de", "fr", "cs", "es"].flatMap((locale) => {
    const display = new Intl.DisplayNames(locale, { type: "language" });
    return codes.split(" ").map((code) => fold(display.of(code) ?? code));
  }),
]);

export function isSpokenLanguage(name: string): boolean {
  return names.has(fold(name).replace(/\s+(?:language|sprache|jazyk)$/, ""));
}
