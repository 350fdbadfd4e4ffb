/** The client: every call of the API, typed by the schemas of contracts. Knows nothing of what is done with the answers. */
import { jobCalls } from "./jobs.ts";
import { leadCalls } from "./leads.ts";
import { operationCalls } from "./operations.ts";
import { promptCalls } from "./prompts.ts";
import { resumeCalls } from "./resumes.ts";
import { type ClientOptions, createTransport } from "./transport.ts";

export type LeadfitClient = ReturnType<typeof createClient>;

/** Runs wherever there is fetch: browsers, service workers of extensions, Node, Deno, Bun. */
export function createClient(options: ClientOptions) {
  const transport = createTransport(options);
  return {
    ...jobCalls(transport),
    ...leadCalls(transport),
    ...resumeCalls(transport),
    ...promptCalls(transport),
    ...operationCalls(transport, options.url),
  };
}
