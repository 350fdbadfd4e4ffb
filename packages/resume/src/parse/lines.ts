/** Lines with their places in the text. */
export type Line = { text: string; start: number; end: number };

export function linesOf(text: string): Line[] {
  let start = 0;
  return text.split("\n").map((line) => {
    const at = start;
    start += line.length + 1;
    return { text: line, start: at, end: at + line.length };
  });
}
