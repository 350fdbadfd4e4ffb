/** Calls to the API that the user has connected. The key leaves in the Authorization header only; cookies never do. */
import { ApiError, createClient, type LeadfitClient } from "@leadfit/client";
import type { JobData } from "@leadfit/contracts";
import type { Connection } from "../shared/connection.ts";

const callMs = 30_000;

const bare: typeof fetch = (input, init) =>
  fetch(input, { ...init, credentials: "omit", signal: init?.signal ?? AbortSignal.timeout(callMs) });

/** Tries once: what fails waits in the queue. */
export function clientOf({ url, key }: Connection): LeadfitClient {
  return createClient({ url, key, fetch: bare, retry: { retries: 0 } });
}

/** The job that a posting's URL is known by; null where it is new. @throws ApiError, TypeError */
export async function lookUp(connection: Connection, posting: string): Promise<JobData | null> {
  try {
    return await clientOf(connection).jobAt(posting);
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
}
