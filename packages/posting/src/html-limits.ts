/**
 * Builds a DOM and gives up on HTML bombs while it does: the tree never grows past the first cap reached.
 * Knows only tags and depth, not what a page says.
 */
import { type Document, DomHandler } from "domhandler";
import { type Handler, Parser, type ParserOptions } from "htmlparser2";

/** Measured: real pages stay below 40 levels and 15,000 tokens; a bomb needs far more to hurt. */
const maxDepth = 512;
const maxTokens = 100_000;
const maxAttributesPerTag = 256;
const maxChars = 8_000_000;
/** Small, so that a bomb is noticed soon: the parser itself is quadratic in depth. */
const chunkChars = 16_384;

/** The tree of `html`, or null where it could take seconds or overflow the stack. Linear time. */
export function parseWithinLimits(html: string, options: ParserOptions = {}): Document | null {
  if (html.length > maxChars) return null;
  const handler = new CountingHandler();
  const events: Partial<Handler> = {
    onparserinit: (instance) => handler.onparserinit(instance),
    onopentagname: () => handler.startTag(),
    onattribute: () => handler.countAttribute(),
    onopentag: (name, attributes) => handler.onopentag(name, attributes),
    onclosetag: () => handler.onclosetag(),
    ontext: (text) => handler.ontext(text),
    oncomment: (text) => handler.oncomment(text),
    oncommentend: () => handler.oncommentend(),
    oncdatastart: () => handler.oncdatastart(),
    oncdataend: () => handler.oncdataend(),
    onprocessinginstruction: (name, text) => handler.onprocessinginstruction(name, text),
    onerror: (error) => handler.onerror(error),
    onend: () => handler.onend(),
  };
  const parser = new Parser(events, options);
  for (let at = 0; at < html.length; at += chunkChars) {
    parser.write(html.slice(at, at + chunkChars));
    if (handler.isOver) return null;
  }
  parser.end();
  return handler.isOver ? null : handler.root;
}

/** Past a cap it adds nothing more to its tree. */
class CountingHandler extends DomHandler {
  isOver = false;
  #depth = 0;
  #tokens = 0;
  #attributes = 0;
  #inText = false;

  startTag(): void {
    this.#attributes = 0;
  }

  countAttribute(): void {
    if (++this.#attributes > maxAttributesPerTag) this.isOver = true;
  }

  override onopentag(name: string, attributes: Record<string, string>): void {
    this.#depth++;
    this.#token(false);
    if (this.#depth > maxDepth) this.isOver = true;
    if (!this.isOver) super.onopentag(name, attributes);
  }

  override onclosetag(): void {
    this.#depth--;
    this.#inText = false;
    if (!this.isOver) super.onclosetag();
  }

  override ontext(text: string): void {
    if (!this.#inText) this.#token(true);
    if (!this.isOver) super.ontext(text);
  }

  override oncomment(text: string): void {
    this.#token(false);
    if (!this.isOver) super.oncomment(text);
  }

  #token(isText: boolean): void {
    this.#inText = isText;
    if (++this.#tokens > maxTokens) this.isOver = true;
  }
}
