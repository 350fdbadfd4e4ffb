/** Every route that is described, and which are pages for people and are not. */
import { jobOperations } from "./jobs.ts";
import { leadOperations } from "./leads.ts";
import type { Operations } from "./operation.ts";
import { liveOperations, systemOperations } from "./operations.ts";
import { promptOperations } from "./prompts.ts";
import { resumeOperations } from "./resumes.ts";

export const operations: Operations = {
  ...jobOperations,
  ...leadOperations,
  ...resumeOperations,
  ...promptOperations,
  ...systemOperations,
  ...liveOperations,
};

/** The pages and their files, this description itself, and the queue board. */
const pages =
  /^\/$|^\*$|^\/\*$|^\/start\.|^\/assets\/|^\/docs(?:\/|$)|^\/openapi\.json$|^\/admin\/queues(?:\/|$)/;

export function isPage(path: string): boolean {
  return pages.test(path);
}
