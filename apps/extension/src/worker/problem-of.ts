/** What a call to the API ended with, in words for people. */
import { ApiError } from "@leadfit/client";
import type { Problem } from "../shared/problem.ts";

export function problemOf(error: unknown): Problem {
  if (!(error instanceof ApiError)) {
    return {
      kind: "away",
      title: "Leadfit does not answer",
      text: "Pages wait here and are sent by themselves when it is back.",
    };
  }
  if (error.status === 401) {
    return {
      kind: "wrong_key",
      title: "Wrong key",
      text: "Leadfit does not know this key, or it was revoked. Paste a new connection string.",
    };
  }
  if (error.status === 403) {
    return {
      kind: "wrong_key",
      title: "This key may not do that",
      text: `${error.message} The extension needs one with the scopes ingest and read.`,
    };
  }
  if (error.status === 429 || error.status >= 500) {
    return {
      kind: "away",
      title: "Leadfit is busy",
      text: "Pages wait here and are sent again in a moment.",
    };
  }
  const isNoPosting = error.envelope?.error.code === "missing_job_description";
  return isNoPosting
    ? { kind: "no_posting", title: "No posting found on this page", text: error.message }
    : { kind: "refused", title: "Leadfit did not take this", text: error.message };
}
