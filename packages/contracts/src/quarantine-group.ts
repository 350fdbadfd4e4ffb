/** Parked jobs by their cause, and what to do about all of one cause at once. */
import { z } from "zod";
import { errorCodeSchema, quarantineSchema } from "./http.ts";
import { quarantineReasonSchema } from "./quarantine.ts";
import { stageSchema } from "./stage.ts";

const causeSchema = z.strictObject({
  stage: stageSchema,
  reason: quarantineReasonSchema,
  detail: z.string().min(1).max(200),
});
export type QuarantineCause = z.infer<typeof causeSchema>;

export const quarantineGroupSchema = causeSchema.extend({
  count: z.int().positive(),
  newest_at: z.iso.datetime(),
  /** The newest, with the words of whoever refused. */
  example: quarantineSchema,
  /** What to do next, in a sentence. */
  advice: z.string(),
});
export type QuarantineGroup = z.infer<typeof quarantineGroupSchema>;

/** Some by their ids, or all that share a cause. */
export const quarantineSelectionSchema = z
  .strictObject({
    quarantine_ids: z.array(z.string().min(1).max(100)).min(1).max(500).optional(),
    group: causeSchema.optional(),
  })
  .refine(
    ({ quarantine_ids, group }) => (quarantine_ids === undefined) !== (group === undefined),
    "must have either quarantine_ids or group, and not both",
  );
export type QuarantineSelection = z.infer<typeof quarantineSelectionSchema>;

const failedSchema = z.array(
  z.object({ quarantine_id: z.string(), code: errorCodeSchema, message: z.string() }),
);

export const retriedQuarantinesSchema = z.object({ retried: z.int().nonnegative(), failed: failedSchema });
export type RetriedQuarantines = z.infer<typeof retriedQuarantinesSchema>;

/** A discarded assessment is cancelled and comes back only by regenerating its job. */
export const discardedQuarantinesSchema = z.object({
  discarded: z.int().nonnegative(),
  failed: failedSchema,
});
export type DiscardedQuarantines = z.infer<typeof discardedQuarantinesSchema>;
