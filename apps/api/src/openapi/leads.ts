/** Descriptions of the routes of leads: lists, what the candidate makes of them, their history, what happens now. */
import {
  applicationSchema,
  bulkLeadsBodySchema,
  bulkLeadsResultSchema,
  generationSchema,
  jobDataSchema,
  jobIdSchema,
  leadExportQuerySchema,
  leadFacetsSchema,
  leadPageSchema,
  leadQuerySchema,
  outlookSchema,
  progressEventSchema,
  queuesEventSchema,
  resumeIdSchema,
  resumeResultSchema,
  samplesSchema,
  updateApplicationBodySchema,
} from "@leadfit/contracts";
import { z } from "zod";
import { bodyErrors, json, type Operations } from "./operation.ts";

const resumeQuery = z.object({ resume_id: resumeIdSchema.optional() });

export const leadOperations: Operations = {
  "GET /v1/leads": {
    summary: "Leads, filtered, sorted, a page at a time",
    tag: "Leads",
    query: leadQuerySchema,
    answers: { 200: { description: "A page of them", data: leadPageSchema } },
    errors: { 400: ["invalid_query"] },
  },
  "GET /v1/leads/facets": {
    summary: "How many leads each filter would leave",
    tag: "Leads",
    answers: { 200: { description: "Counts of all leads", data: leadFacetsSchema } },
  },
  "GET /v1/leads/export": {
    summary: "Leads as a file",
    description:
      "CSV, JSON or Markdown, streamed. A CSV cell that a spreadsheet would take for a formula is guarded.",
    tag: "Leads",
    query: leadExportQuerySchema,
    answers: {
      200: { description: "The file", other: { type: "text/csv", schema: z.string() } },
    },
    errors: { 400: ["invalid_query"] },
  },
  "POST /v1/leads/bulk": {
    summary: "Regenerate, mark or erase many leads",
    description: "Erasing needs the scope admin.",
    tag: "Leads",
    bodies: json(bulkLeadsBodySchema, { action: "status", job_ids: ["lock-keeper"], status: "applied" }),
    answers: { 200: { description: "How many, and which not", data: bulkLeadsResultSchema } },
    errors: bodyErrors,
  },
  "PUT /v1/jobs/:id/application": {
    summary: "How far the candidate has come with a lead",
    tag: "Leads",
    bodies: json(updateApplicationBodySchema, { status: "applied", note: "By mail." }),
    answers: { 200: { description: "As it stands now", data: applicationSchema.nullable() } },
    errors: { ...bodyErrors, 404: ["unknown_job"] },
  },
  "GET /v1/jobs/:id/outlook": {
    summary: "The fewest further matches for each better rating",
    tag: "Leads",
    query: resumeQuery,
    answers: { 200: { description: "The nearest first", data: outlookSchema } },
    errors: { 404: ["unknown_job"] },
  },
  "GET /v1/jobs/:id/generations": {
    summary: "Every generation of a job",
    tag: "Leads",
    answers: { 200: { description: "The newest first", data: z.array(generationSchema) } },
    errors: { 404: ["unknown_job"] },
  },
  "GET /v1/jobs/:id/resumes": {
    summary: "The same lead against each resume",
    tag: "Leads",
    answers: { 200: { description: "By resume", data: z.array(resumeResultSchema) } },
    errors: { 404: ["unknown_job"] },
  },
  "GET /v1/assessments/:id": {
    summary: "One generation as it was",
    tag: "Leads",
    answers: { 200: { description: "The job of just that generation", data: jobDataSchema } },
    errors: { 404: ["unknown_assessment"] },
  },
  "POST /v1/samples": {
    summary: "Load the sample resume and the sample posting",
    tag: "Leads",
    answers: { 201: { description: "What was loaded", data: samplesSchema } },
  },
  "GET /v1/events": {
    summary: "What happens, as it happens",
    description:
      "Server-sent events: `progress` for each step of an assessment, `queues` every two seconds at most. With `Last-Event-ID` the states that changed since come again.",
    tag: "Leads",
    query: z.object({ job_id: jobIdSchema.optional() }),
    headers: { "Last-Event-ID": "The `id` of the last event that came" },
    answers: {
      200: {
        description: "The data of an event",
        other: { type: "text/event-stream", schema: z.union([progressEventSchema, queuesEventSchema]) },
      },
    },
    errors: { 400: ["invalid_query"] },
  },
};
