/** What differs between two texts, line by line: marked by + and -, not by colour alone. */
import { diffLines } from "diff";

/** Lines kept around a change. */
const around = 3;

export function TextDiff({ label, before, after }: { label: string; before: string; after: string }) {
  if (before === after) return <p className="soft fine">{label}: the same.</p>;
  return (
    <div className="stack-tight">
      <h3>{label}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="diff" tabIndex={0} aria-label={`What differs in ${label}`}>
        {diffLines(before, after).flatMap(({ value, added, removed }, part, parts) => {
          const lines = value.replace(/\n$/, "").split("\n");
          const shown = added || removed ? lines : shortened(lines, part > 0, part < parts.length - 1);
          return shown.map((line, at) => (
            <div
              key={`${part} ${at}`}
              className={added ? "added-line" : removed ? "removed-line" : "same-lines"}
            >
              {added ? "+ " : removed ? "- " : "  "}
              {line}
            </div>
          ));
        })}
      </section>
    </div>
  );
}

function shortened(lines: readonly string[], hasBefore: boolean, hasAfter: boolean): readonly string[] {
  const head = hasBefore ? around : 0;
  const tail = hasAfter ? around : 0;
  if (lines.length <= head + tail + 1) return lines;
  const left = lines.length - head - tail;
  return [...lines.slice(0, head), `… ${left} lines alike …`, ...(tail > 0 ? lines.slice(-tail) : [])];
}
