/** The list of leads, its filters' counts, and what is changed in it. */
import {
  applicationSchema,
  type BulkLeadsBody,
  bulkLeadsResultSchema,
  type LeadPage,
  leadFacetsSchema,
  leadPageSchema,
  type UpdateApplicationBody,
} from "@leadfit/contracts";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { type LeadSearch, leadParams } from "../leads/lead-search.ts";
import { call, part, queryOf } from "./http.ts";

/** Fetched at a time. */
const pageSize = 100;

export const leadsQuery = (search: LeadSearch) =>
  infiniteQueryOptions({
    queryKey: ["leads", "list", search],
    queryFn: ({ pageParam, signal }): Promise<LeadPage> => {
      const params = { ...leadParams(search), limit: pageSize, cursor: pageParam ?? undefined };
      return call(leadPageSchema, `/v1/leads${queryOf(params)}`, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
  });

export const facetsQuery = () =>
  queryOptions({
    queryKey: ["leads", "facets"],
    queryFn: ({ signal }) => call(leadFacetsSchema, "/v1/leads/facets", { signal }),
  });

/** Where the browser fetches the leads that the list shows, as a file. */
export const exportHref = (search: LeadSearch, format: "csv" | "json" | "markdown"): string =>
  `/v1/leads/export${queryOf({ ...leadParams(search), format })}`;

export const setApplication = (jobId: string, body: UpdateApplicationBody) =>
  call(applicationSchema.nullable(), `/v1/jobs/${part(jobId)}/application`, { method: "PUT", body });

/** Five hundred at a time: the API takes no more. */
export async function changeLeads(jobIds: readonly string[], change: LeadChange) {
  const result = { done: 0, failed: [] as { job_id: string; message: string }[] };
  for (let at = 0; at < jobIds.length; at += 500) {
    const body: BulkLeadsBody = { ...change, job_ids: jobIds.slice(at, at + 500) };
    const { done, failed } = await call(bulkLeadsResultSchema, "/v1/leads/bulk", { body });
    result.done += done;
    result.failed.push(...failed);
  }
  return result;
}

type WithoutIds<T> = T extends unknown ? Omit<T, "job_ids"> : never;
export type LeadChange = WithoutIds<BulkLeadsBody>;

/** One lead as lists have it, with its application; null where no list has it. */
export const leadQuery = ({ job_id, job_title }: { job_id: string; job_title: string | null }) =>
  queryOptions({
    queryKey: ["leads", "one", job_id],
    queryFn: async ({ signal }) => {
      const params = { q: job_title?.slice(0, 200), limit: 200, sort: "newest" };
      const { leads } = await call(leadPageSchema, `/v1/leads${queryOf(params)}`, { signal });
      return leads.find((lead) => lead.job_id === job_id) ?? null;
    },
  });
