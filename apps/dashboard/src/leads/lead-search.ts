/** What the list of leads is asked for, as it stands in the address. Anything that is none of it is ignored. */
import { flag, numberIn, oneOf, wholeNumberIn, word } from "../search-params.ts";

export const ratings = ["high", "medium", "low", "none"] as const;
export const states = ["processing", "completed", "quarantined"] as const;
export const statuses = ["saved", "applied", "interview", "offer", "rejected"] as const;
export const sorts = ["best", "match", "newest", "posted"] as const;

export type LeadSearch = {
  q?: string | undefined;
  rating?: (typeof ratings)[number] | undefined;
  state?: (typeof states)[number] | undefined;
  status?: (typeof statuses)[number] | "none" | undefined;
  site?: string | undefined;
  resume?: string | undefined;
  days?: number | undefined;
  salary?: number | undefined;
  remote?: boolean | undefined;
  sort?: (typeof sorts)[number] | undefined;
};

export const readLeadSearch = (search: Record<string, unknown>): LeadSearch => ({
  q: word(search.q),
  rating: oneOf(ratings, search.rating),
  state: oneOf(states, search.state),
  status: oneOf([...statuses, "none"], search.status),
  site: word(search.site),
  resume: word(search.resume),
  days: wholeNumberIn(1, 3650, search.days),
  salary: numberIn(0, Number.MAX_VALUE, search.salary),
  remote: flag(search.remote),
  sort: oneOf(sorts, search.sort),
});

/** As the API calls them. */
export function leadParams({ resume, days, salary, remote, ...rest }: LeadSearch) {
  const params = {
    ...rest,
    resume_id: resume,
    days_back: days,
    salary_min: salary,
    remote: remote === undefined ? undefined : (String(remote) as "true" | "false"),
  };
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined)) as Defined<
    typeof params
  >;
}

/** Without what is not set: absent is not undefined. */
type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

export const isFiltered = ({ sort: _, ...filters }: LeadSearch): boolean =>
  Object.values(filters).some((value) => value !== undefined);
