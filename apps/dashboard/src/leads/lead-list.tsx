/** The leads, ranked. Only rows in sight are drawn; more are asked for when the end comes near. */
import type { Lead } from "@leadfit/contracts";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { count } from "../components/format.ts";
import { LeadRow, rowHeight } from "./lead-row.tsx";

type Props = {
  leads: readonly Lead[];
  total: number;
  /** Asks for the next ones; absent: these are all. */
  more: (() => void) | undefined;
  selected: ReadonlySet<string>;
  onSelected: (selected: ReadonlySet<string>) => void;
  resumeId: string | undefined;
};

export function LeadList({ leads, total, more, selected, onSelected, resumeId }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const [margin, setMargin] = useState(0);
  // At every draw, for what stands above it may have changed; after it, for before it the browser would have to lay out
  // all of it twice. Where a row stands in the list does not depend on it.
  useEffect(() => {
    if (list.current) setMargin(list.current.getBoundingClientRect().top + scrollY);
  });
  const virtual = useWindowVirtualizer({
    count: leads.length,
    estimateSize: () => rowHeight,
    overscan: 6,
    scrollMargin: margin,
    // Else it draws no row at first, looks, and draws all anew.
    initialRect: { width: innerWidth, height: innerHeight },
    getItemKey: (index) => leads[index]?.job_id ?? index,
  });
  const rows = virtual.getVirtualItems();
  const end = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && end >= leads.length - 30) more();
  }, [end, leads.length, more]);

  const last = useRef<string | null>(null);
  const latest = useRef({ leads, selected, onSelected });
  latest.current = { leads, selected, onSelected };
  const [select] = useState(() => (jobId: string, on: boolean, range: boolean) => {
    const { leads: all, selected: before, onSelected: tell } = latest.current;
    const next = new Set(before);
    const ids = range && last.current ? between(all, last.current, jobId) : [jobId];
    for (const id of ids) on ? next.add(id) : next.delete(id);
    last.current = jobId;
    tell(next);
  });
  const allSelected = leads.length > 0 && leads.every(({ job_id }) => selected.has(job_id));

  /** Up, down, first and last move among the leads; Enter opens one, as every link. */
  function move(event: KeyboardEvent) {
    const row = (event.target as HTMLElement).closest<HTMLElement>("[data-job]");
    if (!row || (event.target as HTMLElement).matches("select")) return;
    const at = leads.findIndex(({ job_id }) => job_id === row.dataset.job);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: leads.length - 1 }[event.key];
    if (event.key === "x") {
      const id = leads[at]?.job_id;
      if (id !== undefined) select(id, !selected.has(id), false);
      return;
    }
    const id = to === undefined ? undefined : leads[to]?.job_id;
    if (to === undefined || id === undefined) return;
    event.preventDefault();
    virtual.scrollToIndex(to);
    // Drawn in the next frame where it was out of sight.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        const next = list.current?.querySelector<HTMLElement>(`[data-job="${CSS.escape(id)}"] .lead-link`);
        next?.focus({ preventScroll: true });
      }),
    );
  }

  return (
    <div role="table" aria-label="Leads" aria-rowcount={total + 1} className="lead-list" onKeyDown={move}>
      <div role="row" aria-rowindex={1} className="lead-grid lead-list-head" tabIndex={-1}>
        <div role="columnheader" className="lead-pick">
          <input
            type="checkbox"
            aria-label="Select all that are loaded"
            checked={allSelected}
            onChange={() => onSelected(allSelected ? new Set() : new Set(leads.map(({ job_id }) => job_id)))}
          />
        </div>
        {columns.map(([name, className]) => (
          <div key={name} role="columnheader" className={className}>
            {name === "Lead" ? `${count(total)} ${total === 1 ? "lead" : "leads"}` : name}
          </div>
        ))}
      </div>
      <div role="rowgroup" ref={list} className="lead-rows" style={{ height: virtual.getTotalSize() }}>
        {rows.map((row) => {
          const lead = leads[row.index];
          return (
            lead && (
              <LeadRow
                key={row.key}
                lead={lead}
                index={row.index}
                top={row.start - virtual.options.scrollMargin}
                selected={selected.has(lead.job_id)}
                onSelect={select}
                resumeId={resumeId}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

const columns: [string, string][] = [
  ["Lead", ""],
  ["Rating", ""],
  ["Required met", "lead-match"],
  ["Site", "lead-site"],
  ["Application", "lead-status"],
  ["Posted", "lead-end"],
];

function between(leads: readonly Lead[], a: string, b: string): string[] {
  const places = [a, b].map((id) => leads.findIndex(({ job_id }) => job_id === id)).sort((x, y) => x - y);
  const [from = -1, to = -1] = places;
  return from < 0 ? [b] : leads.slice(from, to + 1).map(({ job_id }) => job_id);
}
