/** Where the system stands: queues, processes, the provider's routes, money; and the first look of a page at it. */
import { z } from "zod";
import { scopeSchema } from "./key.ts";
import { creditsSchema } from "./run.ts";
import { stageSchema } from "./stage.ts";

const count = z.int().nonnegative();

export const breakerStateSchema = z.enum(["closed", "open", "half_open"]);
export type BreakerState = z.infer<typeof breakerStateSchema>;

/** What a process says of itself every few seconds. */
export const processStateSchema = z.object({
  version: z.string(),
  /** By model; a process that has called none has none. */
  breakers: z.record(z.string(), breakerStateSchema),
  /** Milliseconds, over the time since the last time it said so. */
  event_loop_delay_ms: z.object({ mean: z.number(), p99: z.number() }),
  rss_bytes: count,
});
export type ProcessState = z.infer<typeof processStateSchema>;

export const processSchema = z.object({
  process_id: z.string(),
  /** api | worker-<stage> | sweeper | all */
  role: z.string(),
  host: z.string(),
  pid: z.int(),
  started_at: z.iso.datetime(),
  seen_at: z.iso.datetime(),
  /** Seen within the last 15 s. */
  alive: z.boolean(),
  /** Null: of another version, which says other things. */
  state: processStateSchema.nullable(),
});
export type Process = z.infer<typeof processSchema>;

export const stageFiguresSchema = z.object({
  stage: stageSchema,
  /** Due, and nobody works on it. */
  waiting: count,
  running: count,
  /** Not due yet: put off, or tried again later. */
  delayed: count,
  /** Of the oldest that is due and not running. */
  oldest_age_seconds: z.number().nullable(),
  done_last_minute: count,
  done_last_hour: count,
  quarantined_last_hour: count,
  /** Of the tasks that ended in the last hour, those that ended in quarantine; null: none ended. */
  error_rate_last_hour: z.number().min(0).max(1).nullable(),
});
export type StageFigures = z.infer<typeof stageFiguresSchema>;

export const gateSchema = z.enum(["rate_limited", "no_credit", "unauthorized"]);

/** A model route as all processes share it. */
export const routeFiguresSchema = z.object({
  route: z.string(),
  /** Why it is shut for all; null: open. */
  gate: gateSchema.nullable(),
  gate_until: z.iso.datetime().nullable(),
  /** The next call may start then. */
  next_start: z.iso.datetime(),
  /** Calls under way. */
  slots_used: count,
  /** Of each process that has called a model; a breaker is one model's. */
  breaker: z.array(z.object({ process_id: z.string(), model: z.string(), state: breakerStateSchema })),
});
export type RouteFigures = z.infer<typeof routeFiguresSchema>;

export const operationsSchema = z.object({
  at: z.iso.datetime(),
  stages: z.array(stageFiguresSchema),
  processes: z.array(processSchema),
  routes: z.array(routeFiguresSchema),
  /** Calls a minute that may start, and calls at once, null for no limit; null itself where no model is set. */
  limiter: z.object({ rpm: z.number().nullable(), slots: z.number().nullable() }).nullable(),
  /** Null where no model is set or the provider does not answer. */
  credits: creditsSchema
    .pick({ total_credits: true, total_usage: true, remaining_credits: true, source: true })
    .nullable(),
  /** USD; a limit of null: none. */
  budget: z.object({
    day_spent: z.number(),
    day_limit: z.number().nullable(),
    month_spent: z.number(),
    month_limit: z.number().nullable(),
  }),
  engine: z.enum(["rules", "model"]),
  queue_backend: z.enum(["postgres", "redis"]),
  open_tasks: count,
  quarantined: count,
  database_bytes: count,
});
export type Operations = z.infer<typeof operationsSchema>;

export const operationsHistoryQuerySchema = z.object({
  hours: z.coerce
    .number()
    .int()
    .min(1)
    .max(24 * 31)
    .default(24),
});

/** Five minutes each up to 24 hours, an hour each beyond; the oldest first, without gaps. */
export const operationsBucketSchema = z.object({
  at: z.iso.datetime(),
  /** Tasks that were done, by stage. */
  done: z.object({ extract: count, tag: count, atomize: count, classify: count, match: count }),
  quarantined: count,
  /** Jobs that came in. */
  ingested: count,
});
export type OperationsBucket = z.infer<typeof operationsBucketSchema>;

export const systemSchema = z.object({
  version: z.string(),
  engine: z.enum(["rules", "model"]),
  queue_backend: z.enum(["postgres", "redis"]),
  has_resume: z.boolean(),
  jobs: count,
  open_tasks: count,
  quarantined: count,
  /** What the caller's key may do. */
  key_scopes: z.array(scopeSchema),
});
export type System = z.infer<typeof systemSchema>;

/** The sample resume and the sample posting, as they were stored. */
export const samplesSchema = z.object({ resume_id: z.string(), job_id: z.string() });
export type Samples = z.infer<typeof samplesSchema>;
