/**
 * Which rows of `leads` a list takes, and in which order: pieces of SQL over `leads l`. The rows are kept by triggers
 * (prisma/migrations/*_leads); a list reads all of them that pass, for it also says how many they are.
 */
import type { LeadFilter, LeadSort } from "@leadfit/contracts";
import { Prisma } from "./prisma.ts";

/** What a page goes on from: the sort's values of its last lead, job_id at the end. */
export type LeadKey = (string | number)[];

type KeyColumn = { name: string; type: "smallint" | "float8" | "text" | "timestamptz" };

const rank: KeyColumn = { name: "rank", type: "smallint" };
const match: KeyColumn = { name: "match", type: "float8" };
const freshOn: KeyColumn = { name: "fresh_on", type: "text" };
const postedOn: KeyColumn = { name: "posted_on", type: "text" };
const createdAt: KeyColumn = { name: "created_at", type: "timestamptz" };
const jobId: KeyColumn = { name: "job_id", type: "text" };

/** All descending; the job's id makes every order a whole one. */
const keys: Record<LeadSort, KeyColumn[]> = {
  best: [rank, match, freshOn, createdAt, jobId],
  match: [match, freshOn, createdAt, jobId],
  newest: [createdAt, jobId],
  posted: [postedOn, createdAt, jobId],
};

const columns = (sort: LeadSort) => keys[sort].map(({ name }) => Prisma.raw(`l.${name}`));

/** What a page is sorted by and goes on from. */
export const leadColumns = (sort: LeadSort): Prisma.Sql => Prisma.join(columns(sort), ", ");

export const leadOrder = (sort: LeadSort): Prisma.Sql =>
  Prisma.join(
    columns(sort).map((column) => Prisma.sql`${column} desc`),
    ", ",
  );

/** The key as JSON holds it without loss: times as text, to the microsecond. */
export const leadKeyOf = (sort: LeadSort): Prisma.Sql =>
  Prisma.sql`jsonb_build_array(${Prisma.join(columns(sort))})`;

export function leadsAfter(sort: LeadSort, key: LeadKey): Prisma.Sql {
  const values = keys[sort].map(({ type }, n) => Prisma.sql`${String(key[n])}::${Prisma.raw(type)}`);
  return Prisma.sql`(${Prisma.join(columns(sort))}) < (${Prisma.join(values)})`;
}

/** Whether a key is one of this sort's: what a cursor says is not to be trusted. */
export function isLeadKey(sort: LeadSort, key: unknown): key is LeadKey {
  if (!Array.isArray(key) || key.length !== keys[sort].length) return false;
  return keys[sort].every(({ type }, n) => {
    const value: unknown = key[n];
    if (type === "smallint") return Number.isInteger(value) && Math.abs(Number(value)) < 10;
    if (type === "float8") return typeof value === "number";
    if (typeof value !== "string") return false;
    return type === "text" || /^\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(\+00:00|Z)$/.test(value);
  });
}

/** Without a resume: against the default one where it has such a result, else the newest. */
const shown = Prisma.sql`(
  l.resume_id = (select r.resume_id from resumes r where r.is_default)
  or (
    l.job_id not in (
      select d.job_id from leads d where d.resume_id = (select r.resume_id from resumes r where r.is_default)
    )
    and (l.job_id, l.generation) in (select d.job_id, max(d.generation) from leads d group by d.job_id)
  )
)`;

const ranks = { high: 3, medium: 2, low: 1, none: 0 };
const states = { processing: "pending", completed: "completed", quarantined: "quarantined" };

/** `leads l`, with `applications ap` where the filter asks for them. */
export const leadsFrom = ({ status }: LeadFilter): Prisma.Sql =>
  status ? Prisma.sql`leads l left join applications ap on ap.job_id = l.job_id` : Prisma.sql`leads l`;

/** Over leadsFrom. What is not asked for is a null in the same text: the statement is planned once. */
export function leadsWhere({ status, ...filter }: LeadFilter): Prisma.Sql {
  const resumeId = filter.resume_id ?? null;
  const words = (filter.q ?? "").split(/\s+/).filter(Boolean).map(containing);
  const rating = filter.rating?.map((word) => ranks[word]) ?? null;
  const state = filter.state?.map((word) => states[word]) ?? null;
  const { site = null, days_back = null, salary_min = null, remote = null } = filter;
  return Prisma.sql`
    case when ${resumeId}::text is null then ${shown} else l.resume_id = ${resumeId} end
    and l.words like all (${words}::text[])
    and (${rating}::smallint[] is null or l.rank = any (${rating}))
    and (${state}::text[] is null or l.state = any (${state}))
    and (${site}::text is null or l.site = ${site})
    and (${days_back}::float8 is null or l.created_at > now() - ${days_back} * interval '1 day')
    and (${salary_min}::float8 is null or l.salary_year >= ${salary_min})
    and (${remote}::boolean is null or coalesce(l.remote, false) = ${remote})
    and ${status ? Prisma.sql`coalesce(ap.status, 'none') = any (${status}::text[])` : Prisma.sql`true`}`;
}

/** As a pattern of LIKE, in lower case as `words` is. */
const containing = (word: string) => `%${word.toLowerCase().replaceAll(/[\\%_]/g, "\\$&")}%`;
