/** The API's client for our own programs: typed by the schemas of contracts. */
export { ApiError, createClient, type LeadfitClient } from "./client.ts";
