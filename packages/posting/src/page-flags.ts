/** What a reader should know of a page beside what it says. */
import type { PageFlag } from "@leadfit/contracts";
import { oneLine } from "./clean-text.ts";
import { readsLikeOrders } from "./instructions.ts";

const maxDetailChars = 200;
/** Characters without a shape of their own, as they are, as HTML's references or in JSON's escapes: a text can be written in them. */
const shapeless =
  /[\u{e0000}-\u{e007f}]|[\u{e0100}-\u{e01ef}]|&#(?:x0{0,4}e0[01][\da-f]{2}|9177\d\d|9176\d\d|917[89]\d\d|918[0-4]\d\d);|\\udb40\\ud[c-f][\da-f]{2}|[\u200b-\u200f\u2060-\u2064]{16}/giu;
const minShapeless = 8;

/** Flags of a posting: orders to a model in what it says, and text that people cannot see. */
export function postingFlags(visible: string, hidden: readonly string[]): PageFlag[] {
  const flags: PageFlag[] = [];
  const order = readsLikeOrders(visible);
  if (order !== null) flags.push({ kind: "instructions", detail: order });
  const [first] = hidden;
  if (first !== undefined) {
    const chars = hidden.reduce((sum, text) => sum + text.length, 0);
    flags.push(hiddenFlag(`${chars} characters: ${first}`));
  }
  return flags;
}

/** The flag for text written in characters that are not drawn, or null. */
export function shapelessTextFlag(source: string): PageFlag | null {
  const found = source.match(shapeless);
  if (!found) return null;
  const isText = found.length >= minShapeless || found.some((match) => /^[\u200b-\u2064]/.test(match));
  return isText ? hiddenFlag(`${found.length} characters that are not drawn`) : null;
}

function hiddenFlag(detail: string): PageFlag {
  return { kind: "hidden_text", detail: oneLine(detail).slice(0, maxDetailChars).toWellFormed() };
}
