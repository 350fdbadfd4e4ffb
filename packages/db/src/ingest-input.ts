/** What comes in at the door, what becomes of it, and by what the same posting is known there. */
import { indexable } from "./indexable.ts";

export type IngestInput = {
  page: string;
  /** The caller's own id of the job. */
  jobId?: string | undefined;
  /** Normalised: without tracking parameters. */
  url?: string | undefined;
  resumeId?: string | undefined;
};

export type Ingested =
  /** `opened`: whether this opened the assessment, or it was there; `made`: the job, where it is new. */
  | { kind: "ingested"; jobId: string; assessmentId: string; opened: boolean; made?: MadeJob }
  | { kind: "unknown_resume"; resumeId: string };

/** Of a job that is new. `resumeId`: what it is assessed against; null where there is none yet. */
export type MadeJob = { createdAt: Date; resumeId: string | null; url: string | null };

/** By what a posting is known at the door: the caller's own id, else its URL, else its body. */
export function ingestKey({ jobId, url }: IngestInput, sha256: string): string {
  if (jobId) return `id:${jobId}`;
  return url ? `url:${indexable(url)}` : `sha256:${sha256}`;
}
