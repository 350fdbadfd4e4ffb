/** Search and filters. Every one of them stands in the address. */
import type { LeadFacets } from "@leadfit/contracts";
import { useNavigate } from "@tanstack/react-router";
import { Search } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { capital, count } from "../components/format.ts";
import { type LeadSearch, ratings, sorts, states, statuses } from "./lead-search.ts";

const stateWords = { processing: "On the way", completed: "Assessed", quarantined: "Parked" };
const sortWords = {
  best: "Best first",
  match: "Highest match",
  newest: "Newest here",
  posted: "Newest posting",
};
const dayChoices = [1, 3, 7, 14, 30, 90];
const salaryChoices = [30_000, 50_000, 70_000, 90_000, 120_000, 150_000];
const typingMs = 250;

export function Filters({ search, facets }: { search: LeadSearch; facets: LeadFacets | undefined }) {
  const navigate = useNavigate({ from: "/" });
  const set = (change: Partial<LeadSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false });
  return (
    <search className="stack-tight">
      <div className="filters">
        <SearchField value={search.q ?? ""} onChange={(q) => set({ q: q || undefined })} />
        <Choice
          label="State"
          value={search.state}
          onChange={(state) => set({ state: states.find((each) => each === state) })}
        >
          {states.map((state) => (
            <option key={state} value={state}>
              {stateWords[state]}
            </option>
          ))}
        </Choice>
        <Choice
          label="Application"
          value={search.status}
          onChange={(status) =>
            set({ status: ([...statuses, "none"] as const).find((each) => each === status) })
          }
        >
          {statuses.map((status) => (
            <option key={status} value={status}>
              {capital(status)}
            </option>
          ))}
          <option value="none">None yet</option>
        </Choice>
        <Choice label="Site" value={search.site} onChange={(site) => set({ site })}>
          {withChosen(facets?.sites.map(({ site }) => site) ?? [], search.site).map((site) => (
            <option key={site} value={site}>
              {site}
            </option>
          ))}
        </Choice>
        <Choice label="Resume" none="Default" value={search.resume} onChange={(resume) => set({ resume })}>
          {facets?.resumes.map(({ resume_id, name }) => (
            <option key={resume_id} value={resume_id}>
              {name}
            </option>
          ))}
        </Choice>
        <Choice
          label="Came in"
          none="Any time"
          value={search.days}
          onChange={(days) => set({ days: days ? Number(days) : undefined })}
        >
          {dayChoices.map((days) => (
            <option key={days} value={days}>
              {days === 1 ? "Last day" : `Last ${days} days`}
            </option>
          ))}
        </Choice>
        <Choice
          label="Pays"
          value={search.salary}
          onChange={(salary) => set({ salary: salary ? Number(salary) : undefined })}
        >
          {salaryChoices.map((salary) => (
            <option key={salary} value={salary}>
              {count(salary)} or more
            </option>
          ))}
        </Choice>
        <Choice
          label="Place"
          value={search.remote}
          onChange={(remote) => set({ remote: remote === undefined ? undefined : remote === "true" })}
        >
          <option value="true">Remote</option>
          <option value="false">Not remote</option>
        </Choice>
      </div>
    </search>
  );
}

export function OrderSelect({ search }: { search: LeadSearch }) {
  const navigate = useNavigate({ from: "/" });
  return (
    <label className="row fine">
      <span className="soft">Order</span>
      <select
        className="input order"
        value={search.sort ?? "best"}
        onChange={({ target: { value } }) => {
          const sort = sorts.find((each) => each === value && each !== "best");
          void navigate({ search: (before) => ({ ...before, sort }), replace: true, resetScroll: false });
        }}
      >
        {sorts.map((sort) => (
          <option key={sort} value={sort}>
            {sortWords[sort]}
          </option>
        ))}
      </select>
    </label>
  );
}

export function RatingTabs({ search, facets }: { search: LeadSearch; facets: LeadFacets | undefined }) {
  const navigate = useNavigate({ from: "/" });
  return (
    <fieldset className="rating-tabs">
      <legend className="hidden-text">Rating</legend>
      {[undefined, ...ratings].map((rating) => (
        <button
          key={rating ?? "all"}
          type="button"
          className="rating-tab"
          aria-pressed={search.rating === rating}
          onClick={() =>
            void navigate({ search: (before) => ({ ...before, rating }), replace: true, resetScroll: false })
          }
        >
          {rating === undefined ? "All" : rating === "none" ? "Not rated" : capital(rating)}
          <span className="num">
            {facets
              ? count(
                  rating === undefined
                    ? ratings.reduce((sum, each) => sum + facets.ratings[each], 0)
                    : facets.ratings[rating],
                )
              : "–"}
          </span>
        </button>
      ))}
    </fieldset>
  );
}

/** A value of an address that the lists do not hold is still shown as chosen. */
const withChosen = (values: readonly string[], chosen: string | undefined): readonly string[] =>
  chosen === undefined || values.includes(chosen) ? values : [chosen, ...values];

type ChoiceProps = {
  label: string;
  none?: string;
  value: string | number | boolean | undefined;
  onChange: (value: string | undefined) => void;
  children: React.ReactNode;
};

function Choice({ label, none = "Any", value, onChange, children }: ChoiceProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="input"
        value={value === undefined ? "" : String(value)}
        onChange={(event) => onChange(event.target.value || undefined)}
      >
        <option value="">{none}</option>
        {children}
      </select>
    </div>
  );
}

function SearchField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const [typed, setTyped] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  // The address changes without typing too: back, a link, "Clear".
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => onChange(typed), typingMs);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key !== "/" || isTyping(event.target)) return;
      event.preventDefault();
      input.current?.focus();
    };
    addEventListener("keydown", focus);
    return () => removeEventListener("keydown", focus);
  }, []);
  return (
    <label className="field">
      <span>Search</span>
      <span className="search">
        <Search aria-hidden />
        <input
          ref={input}
          className="input"
          type="search"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          placeholder="Title, company, place"
          title="Press / to search"
          autoComplete="off"
        />
      </span>
    </label>
  );
}

export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]") !== null;
