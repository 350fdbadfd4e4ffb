/** What the app is made of. */
import type { NewPrompt, RegeneratePlan } from "@leadfit/contracts";
import type { AssessmentWatcher, Database } from "@leadfit/db";
import type { Queues } from "@leadfit/pipeline";
import type { ResumeReader } from "@leadfit/resume";
import type { SystemFacts, TriedPrompt } from "@leadfit/runtime";
import type { Logger } from "@leadfit/service";
import type { LiveUpdates } from "./live/live-updates.ts";

export type ApiDeps = {
  db: Database;
  queues: Queues;
  watcher: AssessmentWatcher;
  /** What happens now, for those who follow it. */
  live: LiveUpdates;
  system: SystemFacts;
  /** Prometheus' text. */
  metrics: () => Promise<string>;
  /** Where the built pages are; absent: where the build puts them. */
  pagesFolder?: string;
  /** Reads uploaded files away from this thread. */
  resumeReader: ResumeReader;
  log: Logger;
  /** Host names that it answers to besides those of loopback; absent: none. */
  allowedHosts?: readonly string[];
  /** Private hosts that webhooks may go to; absent: none. */
  webhookHosts?: readonly string[];
  /** Requests a minute that one key may make; absent: the default. */
  rpm?: number;
  /** The data folder's admin key, which nobody can revoke here. */
  ownKeyId?: string;
  /** Aborted when it stops: who waits for an assessment is told where it stands. Absent: it never stops. */
  stopping?: AbortSignal;
  /** Called when a request has opened a task; with its assessment where that is a new one. */
  poke: (assessmentId?: string) => void;
  /** The provider's balance in USD, null where it does not tell; null itself where no model is set. */
  credits:
    | (() => Promise<{
        totalCredits: number | null;
        totalUsage: number | null;
        remaining: number | null;
        source: "account" | "key" | null;
      }>)
    | null;
  /** What regenerating a job would ask of a model; null where the job never got that far. */
  planRegenerate: (jobId: string, resumeId: string | null) => Promise<RegeneratePlan | null>;
  /** Tries a prompt on a stored job; `resumeId` null: the one that it was last assessed against. */
  tryPrompt: (draft: NewPrompt, target: { jobId: string; resumeId: string | null }) => Promise<TriedPrompt>;
  /** The resume that is the default as soon as it exists (MASTER_RESUME_DOCUMENT_ID). */
  masterResumeId: string | undefined;
};
