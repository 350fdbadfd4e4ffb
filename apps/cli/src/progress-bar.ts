/** How far a long command is: a bar that stays on its line on a terminal, else a line at every tenth. */

export type ProgressBar = {
  /** @param note what else to say, e.g. "2 failed" */
  show(done: number, note?: string): void;
  /** Takes the bar off the terminal, for what is printed next. */
  clear(): void;
};

const width = 30;

/** @param label what is done, in the past: "Read" gives "Read 3 of 10" */
export function createProgressBar(
  label: string,
  total: number,
  out: NodeJS.WriteStream = process.stderr,
): ProgressBar {
  let tenth = 0;
  return {
    show(done, note = "") {
      const text = `${label} ${done} of ${total}${note && `, ${note}`}`;
      const share = total === 0 ? 1 : done / total;
      if (out.isTTY) {
        const full = Math.floor(share * width);
        const line = `${"█".repeat(full)}${"░".repeat(width - full)} ${text}`;
        // A line that wraps could not be drawn over.
        out.write(`\r\x1b[K${line.slice(0, out.columns - 1)}`);
      } else if (Math.floor(share * 10) > tenth) {
        tenth = Math.floor(share * 10);
        out.write(`${text}\n`);
      }
    },
    clear() {
      if (out.isTTY) out.write("\r\x1b[K");
    },
  };
}
