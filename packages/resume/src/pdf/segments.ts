/** Pieces of text joined to what stands together on one line. Knows places on a page, not languages or columns. */

/** As the PDF draws it; points, y grows upwards. */
export type Piece = { text: string; x: number; y: number; right: number; size: number; font: string };
/** Pieces on one baseline without a gap that a reader would see. `font` and `lastFont`: of its ends. */
export type Segment = Piece & { lastFont: string };

/** In parts of the font's size. Justified lines stretch their spaces to about one. */
const wordGap = 0.15;
const segmentGap = 1.2;
const baselineShift = 0.4;

/** Rows from the top, each from left to right. Raised and lowered characters stay in their row. */
export function toRows<P extends Piece>(pieces: readonly P[]): P[][] {
  const sorted = [...pieces].sort((a, b) => b.y - a.y || a.x - b.x);
  const rows: P[][] = [];
  let anchor: P | undefined;
  for (const piece of sorted) {
    const row = rows.at(-1);
    if (row && anchor && anchor.y - piece.y <= baselineShift * Math.min(anchor.size, piece.size))
      row.push(piece);
    else {
      rows.push([piece]);
      anchor = piece;
    }
  }
  for (const row of rows) row.sort((a, b) => a.x - b.x);
  return rows;
}

export function toSegments(pieces: readonly Piece[]): Segment[] {
  return toRows(pieces).flatMap((row) => {
    const segments: Segment[] = [];
    for (const piece of row) {
      const last = segments.at(-1);
      const gap = last ? piece.x - last.right : 0;
      if (last && gap <= segmentGap * Math.max(last.size, piece.size)) append(last, piece, gap);
      else segments.push({ ...piece, text: tabbed(piece.text), lastFont: piece.font });
    }
    return segments.map((segment) => ({ ...segment, text: unspaced(segment.text.trim()) }));
  });
}

function append(segment: Segment, piece: Piece, gap: number): void {
  const isApart = gap > wordGap * piece.size && !/\s$/.test(segment.text) && !/^\s/.test(piece.text);
  segment.text += (isApart ? " " : "") + tabbed(piece.text);
  segment.right = Math.max(segment.right, piece.right);
  segment.size = Math.max(segment.size, piece.size);
  segment.lastFont = piece.font;
}

/** Blanks that make a column are a tab. */
function tabbed(text: string): string {
  return text.replace(/\s+/g, (space) => (space.length > 2 ? "\t" : " "));
}

/** A heading set with letter spacing: "S K I L L S". */
function unspaced(text: string): string {
  return /^(?:\p{L} ){3,}\p{L}$/u.test(text) ? text.replaceAll(" ", "") : text;
}
