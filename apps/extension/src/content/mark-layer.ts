/** A layer above the page, closed to it: a sign beside each painted line, and the reasons of the one under the pointer. */
import { type Mark, markSigns, type RequirementLine } from "../shared/requirement-lines.ts";
import css from "./mark-layer.css?inline";

/** A line and where it stands on the page. */
export type PaintedLine = { line: RequirementLine; range: Range };

export type MarkLayer = {
  /** Puts the signs where their lines are now. */
  place(found: readonly PaintedLine[]): void;
  /** Shows the reasons of one line, until the pointer moves on. */
  show(line: PaintedLine): void;
  remove(): void;
};

const signPx = 18;

export function createMarkLayer(): MarkLayer {
  const host = document.createElement("leadfit-marks");
  host.setAttribute("aria-hidden", "true");
  // Nothing that the page says of its elements holds for this one.
  host.style.cssText =
    "all: initial !important; position: fixed !important; inset: 0 !important; pointer-events: none !important; z-index: 2147483647 !important; display: block !important;";
  const shadow = host.attachShadow({ mode: "closed" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  shadow.adoptedStyleSheets = [sheet];
  const signs = element("div", "signs");
  const card = element("div", "card");
  card.hidden = true;
  shadow.append(signs, card);
  document.documentElement.append(host);

  let lines: readonly PaintedLine[] = [];
  let shown: PaintedLine | null = null;
  let frame = 0;

  const draw = () => {
    frame = 0;
    signs.replaceChildren(...lines.flatMap((line) => signOf(line) ?? []));
    if (shown) placeCard(card, shown);
  };
  const drawSoon = () => {
    frame ||= requestAnimationFrame(draw);
  };
  const show = (line: PaintedLine | null) => {
    if (line === shown) return;
    shown = line;
    card.hidden = line === null;
    if (!line) return;
    card.replaceChildren(...cardOf(line));
    placeCard(card, line);
  };
  const point = ({ clientX: x, clientY: y }: PointerEvent) =>
    show(lines.find((line) => isShown(line) && rectsOf(line).some((rect) => holds(rect, x, y))) ?? null);

  const stop = new AbortController();
  const { signal } = stop;
  document.addEventListener("scroll", drawSoon, { capture: true, passive: true, signal });
  addEventListener("resize", drawSoon, { signal });
  document.addEventListener("pointermove", point, { passive: true, signal });
  return {
    place(found) {
      lines = found;
      if (shown && !found.includes(shown)) show(null);
      draw();
    },
    show,
    remove() {
      stop.abort();
      cancelAnimationFrame(frame);
      host.remove();
    },
  };
}

function signOf(painted: PaintedLine): HTMLElement | null {
  const [rect] = rectsOf(painted);
  if (!rect || !isShown(painted)) return null;
  const sign = element("span", `sign ${painted.line.mark}`, markSigns[painted.line.mark].sign);
  sign.style.translate = `${Math.max(1, rect.left - signPx - 5)}px ${rect.top + (rect.height - signPx) / 2}px`;
  return sign;
}

const rectsOf = ({ range }: PaintedLine) => [...range.getClientRects()].filter(({ width }) => width > 0);
const holds = (rect: DOMRect, x: number, y: number) =>
  x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom;

/** Not where a pane has scrolled its text away, or something lies above it. */
function isShown(painted: PaintedLine): boolean {
  const [rect] = rectsOf(painted);
  if (!rect || rect.bottom < 0 || rect.top > innerHeight) return false;
  const root = painted.range.startContainer.getRootNode() as Document | ShadowRoot;
  const there = root.elementFromPoint(rect.left + 2, rect.top + rect.height / 2);
  const own = painted.range.startContainer.parentElement;
  return there !== null && own !== null && (there.contains(own) || own.contains(there));
}

function cardOf({ line }: PaintedLine): HTMLElement[] {
  return line.atoms.map(({ text, mark, quote, note }) => {
    const row = element("div", `row ${mark}`);
    row.append(headOf(mark, text));
    if (quote) row.append(element("q", "quote", quote));
    else if (note) row.append(element("p", "note", note));
    return row;
  });
}

function headOf(mark: Mark, text: string): HTMLElement {
  const head = element("div", "head");
  head.append(element("span", `sign ${mark}`, markSigns[mark].sign));
  const words = element("div", "words");
  words.append(element("b", "", markSigns[mark].words), element("div", "", text));
  head.append(words);
  return head;
}

function placeCard(card: HTMLElement, line: PaintedLine): void {
  const rects = rectsOf(line);
  const [first, last] = [rects[0], rects.at(-1)];
  if (!first || !last) return;
  const { width, height } = card.getBoundingClientRect();
  const below = last.bottom + 8;
  const top = below + height < innerHeight ? below : Math.max(8, first.top - height - 8);
  card.style.translate = `${Math.max(8, Math.min(first.left, innerWidth - width - 8))}px ${top}px`;
}

function element(tag: string, className: string, text?: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}
