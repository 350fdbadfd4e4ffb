/** Calls about leads: lists, what the candidate makes of them, their history, and what is happening to them now. */
import {
  applicationSchema,
  type BulkLeadsBody,
  bulkLeadsResultSchema,
  generationSchema,
  jobDataSchema,
  type leadExportQuerySchema,
  leadFacetsSchema,
  leadPageSchema,
  type leadQuerySchema,
  outlookSchema,
  type ProgressEvent,
  progressEventSchema,
  type QueuesEvent,
  queuesEventSchema,
  resumeResultSchema,
  samplesSchema,
  type UpdateApplicationBody,
} from "@leadfit/contracts";
import type { z } from "zod";
import { followEvents } from "./follow-events.ts";
import { path, type Transport } from "./transport.ts";

export type LeadEvent =
  | { event: "progress"; id: string; data: ProgressEvent }
  | { event: "queues"; id: string; data: QueuesEvent };

type LeadQuery = z.input<typeof leadQuerySchema>;
type LeadExportQuery = z.input<typeof leadExportQuerySchema>;

export function leadCalls(transport: Transport) {
  const { call, send } = transport;
  const leads = async (query: LeadQuery = {}) =>
    await call(leadPageSchema, "/v1/leads", { query: query as Record<string, string> });
  return {
    /** A page of them; several ratings, states or statuses by commas. @throws ApiError 400 for a cursor of other filters */
    leads,
    /** Every lead that passes the filters, asked for a page at a time. */
    async *allLeads(query: Omit<LeadQuery, "cursor"> = {}) {
      for (let cursor: string | undefined; ; ) {
        const page = await leads({ limit: 200, ...query, ...(cursor !== undefined && { cursor }) });
        yield* page.leads;
        if (page.next_cursor === null) return;
        cursor = page.next_cursor;
      }
    },
    async leadFacets() {
      return await call(leadFacetsSchema, "/v1/leads/facets");
    },
    /** A file of all that pass the filters, as it comes. */
    async exportLeads(query: LeadExportQuery = {}): Promise<ReadableStream<Uint8Array>> {
      const response = await send("/v1/leads/export", { query: query as Record<string, string> });
      return response.body ?? new ReadableStream({ start: (controller) => controller.close() });
    },
    /** Regenerates, marks or erases up to 500 at once. */
    async bulkLeads(body: BulkLeadsBody) {
      return await call(bulkLeadsResultSchema, "/v1/leads/bulk", { body });
    },
    /** How far the candidate has come with it; null takes away. */
    async setApplication(jobId: string, body: UpdateApplicationBody) {
      const request = { method: "PUT", body } as const;
      return await call(applicationSchema.nullable(), path`/v1/jobs/${jobId}/application`, request);
    },
    /** The fewest further matches for each better rating. */
    async outlook(jobId: string, resumeId?: string) {
      return await call(outlookSchema, path`/v1/jobs/${jobId}/outlook`, { query: { resume_id: resumeId } });
    },
    async generations(jobId: string) {
      return await call(generationSchema.array(), path`/v1/jobs/${jobId}/generations`);
    },
    /** One generation as it was. */
    async assessment(assessmentId: string) {
      return await call(jobDataSchema, path`/v1/assessments/${assessmentId}`);
    },
    /** The same lead against each resume. */
    async jobResumes(jobId: string) {
      return await call(resumeResultSchema.array(), path`/v1/jobs/${jobId}/resumes`);
    },
    /** Loads the sample resume and the sample posting. */
    async loadSamples() {
      return await call(samplesSchema, "/v1/samples", { method: "POST" });
    },
    /**
     * What happens, as it happens, for as long as it is read; connects again by itself and misses nothing that still
     * stands. @throws ApiError 401, 403; the signal's reason when it aborts
     */
    async *events({
      jobId,
      signal,
    }: {
      jobId?: string;
      signal?: AbortSignal;
    } = {}): AsyncGenerator<LeadEvent> {
      const stream = followEvents(transport, "/v1/events", { query: { job_id: jobId }, signal });
      for await (const { event, id, data } of stream) {
        if (event === "progress") yield { event, id, data: progressEventSchema.parse(JSON.parse(data)) };
        if (event === "queues") yield { event, id, data: queuesEventSchema.parse(JSON.parse(data)) };
      }
    },
  };
}
