/** The place beside a map pin: many boards set an icon where others write "Location". */
import { type Document, isTag } from "domhandler";
import { oneLine } from "./clean-text.ts";
import { attribute, descendants, shortText } from "./dom.ts";
import { labelledField } from "./labelled-fields.ts";

const pin =
  /(?:^|[\s_-])(?:map-?marker(?:-alt)?|map-?pin|location-?(?:dot|pin|arrow)|geo-?alt|pin|marker)(?:$|[\s_-])/i;
const maxPlaceChars = 80;

export function markedPlace(document: Document): string | null {
  for (const element of descendants(document)) {
    if (!/^(?:i|span|em)$/.test(element.name) || !pin.test(attribute(element, "class"))) continue;
    const { parent } = element;
    const text = parent && isTag(parent) ? oneLine(shortText(parent, maxPlaceChars) ?? "") : "";
    if (/\p{L}{2}/u.test(text) && labelledField(text) === null) return text;
  }
  return null;
}
