/**
 * Paints a posting's requirement lines: colours by highlights, which leave the page's own elements alone, and signs on a
 * layer above it. All of it goes away again without a trace.
 */
import type { Mark, RequirementLine } from "../shared/requirement-lines.ts";
import { findTexts } from "./find-texts.ts";
import { createMarkLayer, type MarkLayer, type PaintedLine } from "./mark-layer.ts";
import { openPane } from "./open-pane.ts";

const marks: Mark[] = ["met", "partly", "missing", "yours"];
const repaintMs = 400;

let painted: { lines: RequirementLine[]; found: PaintedLine[]; layer: MarkLayer; stop: () => void } | null =
  null;

/** @returns how many of them stand on the page */
export function paintLines(lines: RequirementLine[]): number {
  unpaint();
  const layer = createMarkLayer();
  const stop = watchPage();
  painted = { lines, found: [], layer, stop };
  return draw();
}

export function unpaint(): void {
  painted?.stop();
  painted?.layer.remove();
  painted = null;
  if ("highlights" in CSS) for (const mark of marks) CSS.highlights.delete(highlightName(mark));
}

/** Brings a line into view. @returns false where it is not painted */
export function revealLine(lineId: string): boolean {
  const found = painted?.found.find(({ line }) => line.id === lineId);
  const element = found?.range.startContainer.parentElement;
  if (!found || !element) return false;
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.scrollIntoView({ block: "center", behavior: isCalm ? "instant" : "smooth" });
  painted?.layer.show(found);
  return true;
}

function draw(): number {
  if (!painted) return 0;
  const { lines, layer } = painted;
  const ranges = findTexts(
    openPane() ?? document.body,
    lines.map(({ texts }) => texts),
  );
  painted.found = lines.flatMap((line, n) => (ranges[n] ? [{ line, range: ranges[n] }] : []));
  if ("highlights" in CSS) {
    for (const mark of marks) {
      const its = painted.found.filter(({ line }) => line.mark === mark).map(({ range }) => range);
      CSS.highlights.set(highlightName(mark), new Highlight(...its));
    }
  }
  layer.place(painted.found);
  return painted.found.length;
}

const highlightName = (mark: Mark) => `leadfit-${mark}`;

/** A page that draws itself anew takes its old text away, and the ranges with it. */
function watchPage(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const observer = new MutationObserver(() => {
    timer ??= setTimeout(() => {
      timer = undefined;
      const isLost = ({ range }: PaintedLine) => range.collapsed || !range.startContainer.isConnected;
      if (painted && (painted.found.some(isLost) || painted.found.length < painted.lines.length)) draw();
      else painted?.layer.place(painted.found);
    }, repaintMs);
  });
  observer.observe(document.body, { childList: true, subtree: true });
  return () => {
    observer.disconnect();
    clearTimeout(timer);
  };
}
