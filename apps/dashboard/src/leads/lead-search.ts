/** What the list of leads is asked for, as it stands in the address. Anything that is none of it is ignored. */
import { z } from "zod";

const word = z.coerce.string().max(300).optional().catch(undefined);

export const ratings = ["high", "medium", "low", "none"] as const;
export const states = ["processing", "completed", "quarantined"] as const;
export const statuses = ["saved", "applied", "interview", "offer", "rejected"] as const;
export const sorts = ["best", "match", "newest", "posted"] as const;

export const leadSearchSchema = z.object({
  q: word,
  rating: z.enum(ratings).optional().catch(undefined),
  state: z.enum(states).optional().catch(undefined),
  status: z
    .enum([...statuses, "none"])
    .optional()
    .catch(undefined),
  site: word,
  resume: word,
  days: z.coerce.number().int().min(1).max(3650).optional().catch(undefined),
  salary: z.coerce.number().min(0).optional().catch(undefined),
  remote: z.boolean().optional().catch(undefined),
  sort: z.enum(sorts).optional().catch(undefined),
});
export type LeadSearch = z.infer<typeof leadSearchSchema>;

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
