/** The list of leads, its filters' counts, and what is changed in it. */
import type { BulkLeadsBody, LeadFacets, LeadPage, UpdateApplicationBody } from "@leadfit/contracts";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { type LeadSearch, leadParams } from "../leads/lead-search.ts";
import { client, queryOf } from "./client.ts";
import { takeOrAsk } from "./early.ts";

/** Fetched at a time. */
const pageSize = 100;

export const leadsQuery = (search: LeadSearch) =>
  infiniteQueryOptions({
    queryKey: ["leads", "list", search],
    queryFn: ({ pageParam }) => {
      const query = {
        ...leadParams(search),
        limit: pageSize,
        ...(pageParam !== null && { cursor: pageParam }),
      };
      return takeOrAsk<LeadPage>(`/v1/leads${queryOf(query)}`, () => client.leads(query));
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
  });

export const facetsQuery = () =>
  queryOptions({
    queryKey: ["leads", "facets"],
    queryFn: () => takeOrAsk<LeadFacets>("/v1/leads/facets", () => client.leadFacets()),
  });

/** One lead as lists have it, with its application; null where no list has it. */
export const leadQuery = ({ job_id, job_title }: { job_id: string; job_title: string | null }) =>
  queryOptions({
    queryKey: ["leads", "one", job_id],
    queryFn: async () => {
      const q = job_title?.slice(0, 200);
      const { leads } = await client.leads({ limit: 200, sort: "newest", ...(q && { q }) });
      return leads.find((lead) => lead.job_id === job_id) ?? null;
    },
  });

/** Where the browser fetches the leads that the list shows, as a file. */
export const exportHref = (search: LeadSearch, format: "csv" | "json" | "markdown"): string =>
  `/v1/leads/export${queryOf({ ...leadParams(search), format })}`;

export const setApplication = (jobId: string, body: UpdateApplicationBody) =>
  client.setApplication(jobId, body);

/** Five hundred at a time: the API takes no more. */
export async function changeLeads(jobIds: readonly string[], change: LeadChange) {
  const result = { done: 0, failed: [] as { job_id: string; message: string }[] };
  for (let at = 0; at < jobIds.length; at += 500) {
    const { done, failed } = await client.bulkLeads({ ...change, job_ids: jobIds.slice(at, at + 500) });
    result.done += done;
    result.failed.push(...failed);
  }
  return result;
}

type WithoutIds<T> = T extends unknown ? Omit<T, "job_ids"> : never;
export type LeadChange = WithoutIds<BulkLeadsBody>;
