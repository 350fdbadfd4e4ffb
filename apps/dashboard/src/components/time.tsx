/** When something was, as how long ago; the exact time on hover. */
const units = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
] as const;
const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto", style: "short" });
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const day = new Intl.DateTimeFormat(undefined, { dateStyle: "medium" });

export function ago(at: string, now = Date.now()): string {
  const passed = (now - Date.parse(at)) / 1000;
  for (const [unit, length] of units) {
    if (Math.abs(passed) >= length) return relative.format(-Math.round(passed / length), unit);
  }
  return "just now";
}

export const exactTime = (at: string): string =>
  Number.isNaN(Date.parse(at)) ? at : exact.format(new Date(at));

export function Ago({ at }: { at: string }) {
  if (Number.isNaN(Date.parse(at))) return at;
  // A date alone has no hour to be exact about.
  const full = at.length > 10 ? exact.format(new Date(at)) : day.format(new Date(at));
  return (
    <time className="ago" dateTime={at} title={full}>
      {ago(at)}
    </time>
  );
}
