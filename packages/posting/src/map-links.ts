/** The places a page shows on a map: an address that links to one is where the work is done. */
import type { Document } from "domhandler";
import { oneLine } from "./clean-text.ts";
import { attribute, descendants, shortText } from "./dom.ts";
import { isInterfaceText } from "./interface-text.ts";

/** The address of a map's page. */
export const mapUrl =
  /^https?:\/\/(?:(?:www\.|m\.|en\.)?mapy\.c(?:z|om)\/|(?:www\.|maps\.)?google\.[a-z.]{2,6}\/maps|maps\.google\.|maps\.app\.goo\.gl|goo\.gl\/maps|maps\.apple\.com|(?:www\.)?openstreetmap\.org|(?:www\.)?bing\.com\/maps)/i;
const isLabel =
  /\b(?:map|directions|route|karte|stadtplan|anfahrt|carte|itinéraire|mapa|mapě|mappa|kaart)\b/i;
const maxPlaces = 8;
const maxChars = 120;

/** The texts of the links to maps, "; " between them; null where there is none. */
export function mappedPlaces(document: Document): string | null {
  const places = new Set<string>();
  for (const element of descendants(document)) {
    if (element.name !== "a" || !mapUrl.test(attribute(element, "href"))) continue;
    const text = oneLine(shortText(element, maxChars) ?? "");
    if (/\p{L}{2}/u.test(text) && !isLabel.test(text) && !isInterfaceText(text)) places.add(text);
    if (places.size >= maxPlaces) break;
  }
  return [...places].join("; ") || null;
}
