/** The API's client, for our own programs and anybody's: typed by the schemas of contracts. */
export { ApiError } from "./api-error.ts";
export type { IngestAnswer } from "./bulk.ts";
export { createClient, type LeadfitClient } from "./client.ts";
export type { LeadEvent } from "./leads.ts";
export type { ClientOptions } from "./transport.ts";
