/** What GET /v1/events streams: server-sent events, each with JSON data. */
import { z } from "zod";
import { assessmentStateSchema } from "./http.ts";
import { ratingLevelSchema } from "./rating.ts";
import { stageSchema } from "./stage.ts";

/** `event: progress`: where an assessment stands now. After a lost connection the states since then come again. */
export const progressEventSchema = z.object({
  job_id: z.string(),
  assessment_id: z.string(),
  resume_id: z.string().nullable(),
  /** `cancelled`: another took its place; `duplicate`: its page shows a posting that is here already. */
  state: z.enum([...assessmentStateSchema.options, "cancelled", "duplicate"]),
  /** The one that is open now, or where it was parked; null when it is whole. */
  stage: stageSchema.nullable(),
  stages_done: z.int().min(0).max(5),
  rating: ratingLevelSchema.nullable(),
  at: z.iso.datetime(),
});
export type ProgressEvent = z.infer<typeof progressEventSchema>;

/** `event: queues`: every 2 s at most, and only when something changed. */
export const queuesEventSchema = z.object({
  at: z.iso.datetime(),
  open_tasks: z.int(),
  quarantined: z.int(),
  stages: z.array(z.object({ stage: stageSchema, waiting: z.int(), running: z.int(), delayed: z.int() })),
});
export type QueuesEvent = z.infer<typeof queuesEventSchema>;
