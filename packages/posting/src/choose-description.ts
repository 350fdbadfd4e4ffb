/** Which of a page's two descriptions to believe: the one in its data, or the one it shows. */
import { comparable } from "./clean-text.ts";
import { asksForMore, minDescriptionChars } from "./posting-vocabulary.ts";

const flatChars = 600;
const minItems = 3;

/**
 * True where the shown text is to be taken instead of the data's: the data's is missing or a stub, is cut off or
 * a mere summary of the shown one, or has lost its structure while the shown one kept it.
 */
export function shownIsBetter(data: string, shown: string): boolean {
  if (shown === "") return false;
  if (data.length < minDescriptionChars) return true;
  const [dataWords, shownWords] = [comparable(data).split(" "), comparable(shown).split(" ")];
  const shownSet = new Set(shownWords);
  const share = dataWords.filter((word) => shownSet.has(word)).length / dataWords.length;
  const isFlat = !data.includes("\n") && data.length > flatChars && shown.includes("\n");
  const lostItsLists = itemCount(data) === 0 && itemCount(shown) >= minItems;
  if ((isFlat || lostItsLists) && share > 0.9 && shownWords.length < dataWords.length * 1.6) return true;
  const isCut = /(?:\.\.\.|…)\s*$/.test(data);
  if (isCut && share > 0.8 && shownWords.length > dataWords.length) return true;
  // Some data holds the advert's opening only; what is asked for stands on the page.
  if (share > 0.5 && shownWords.length > dataWords.length * 1.3 && asksForMore(shown, data)) return true;
  return share < 0.5 && shownWords.length > dataWords.length * 1.5;
}

function itemCount(markdown: string): number {
  return markdown.match(/^ *(?:-|\d+\.) /gm)?.length ?? 0;
}
