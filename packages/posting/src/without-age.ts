/** Cuts off what boards write behind a place: "Berlin · 3 days ago · 40 applicants". */
import { isInterfaceText } from "./interface-text.ts";

export function withoutAge(text: string): string {
  const parts = text.split(/\s+·\s+/);
  const first = parts.findIndex((part, index) => index > 0 && isInterfaceText(part));
  return first > 0 ? parts.slice(0, first).join(" · ") : text;
}
