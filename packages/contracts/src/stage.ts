/** The five stages and what each one puts out: the spec's response schemas, grown by optional keys. */
import { z } from "zod";
import { stages } from "./names.ts";
import { postingSchema } from "./posting.ts";
import { ratingSchema } from "./rating.ts";
import { textSchema } from "./text.ts";

export const stageSchema = z.enum(stages);
export type Stage = z.infer<typeof stageSchema>;

export const categorySchema = z.enum(["required", "additional"]);
export type Category = z.infer<typeof categorySchema>;

export const classificationSchema = z.enum([
  "required_qualification",
  "additional_qualification",
  "evaluated_qualification",
]);
export type Classification = z.infer<typeof classificationSchema>;

/** Who came to a result: our own deterministic rules, a model, or a person who corrected them. */
export const deciderSchema = z.enum(["rules", "model", "person"]);
export type Decider = z.infer<typeof deciderSchema>;

/**
 * Ids carry the lineage: requirement `r3` has the atoms `r3.1`, `r3.2`; alternatives of it share the group
 * `r3.g1`. A group is satisfied when any of its atoms is, and counts once.
 */
const id = z.string().max(40).optional();
const group = z.string().max(40).optional();

/** A place in a text: UTF-16 units as `String.slice` counts them, end exclusive. */
export const spanSchema = z.object({ start: z.int().nonnegative(), end: z.int().nonnegative() });
export type Span = z.infer<typeof spanSchema>;

/** Step 2.1. `raw_string` stands in the posting word for word, at `span` of its description. */
export const taggedSchema = z.object({
  raw_string: textSchema,
  category: categorySchema,
  id,
  span: spanSchema.optional(),
});
export type Tagged = z.infer<typeof taggedSchema>;

/** What an atom asks for beside its words. */
const demand = {
  min_years: z.number().nonnegative().max(60).optional(),
  /** As the posting says it: "B2", "fluent", "expert". */
  level: textSchema.pipe(z.string().max(80)).optional(),
};

/** Step 2.2. */
export const atomSchema = z.object({
  requirement_string: textSchema,
  category: categorySchema,
  id,
  group,
  ...demand,
});
export type Atom = z.infer<typeof atomSchema>;

/** Step 2.3. */
export const classifiedSchema = z.object({
  requirement_string: textSchema,
  classification: classificationSchema,
  id,
  group,
  ...demand,
});
export type Classified = z.infer<typeof classifiedSchema>;

/** Step 3.1. `evidence_quote` stands in the resume's text word for word; a match always has one. */
export const assessedSchema = z.object({
  requirement_string: textSchema,
  match_reasoning: textSchema,
  match: z.boolean(),
  id,
  group,
  evidence_quote: textSchema.optional(),
  /** Where the quote stands in the resume's text. */
  evidence_span: spanSchema.optional(),
  decided_by: deciderSchema.optional(),
  /** A match was claimed without a quote that the resume holds: it counts as no match. */
  unverified: z.boolean().optional(),
  /** What the resume lacks, where there is no match. */
  missing: textSchema.optional(),
  /** 0 to 1: how sure the decider is. */
  confidence: z.number().min(0).max(1).optional(),
  /** The model call that decided it. */
  run_id: z.string().optional(),
});
export type Assessed = z.infer<typeof assessedSchema>;

/**
 * How far an assessment can be trusted, by our own checks. `score` is the product of the parts, each 0 to 1:
 * - `grounded`: requirements that stand in the posting, of those that were named
 * - `decided`: verdicts that are not `unverified`, of all
 * - `confident`: mean confidence of the verdicts
 * - `readable`: 1 for a posting whose language and structure we read well, less where we had to guess
 */
export const qualitySchema = z.object({
  score: z.number().min(0).max(1),
  parts: z.object({
    grounded: z.number().min(0).max(1),
    decided: z.number().min(0).max(1),
    confident: z.number().min(0).max(1),
    readable: z.number().min(0).max(1),
  }),
  /** Requirements that were named but do not stand in the posting: dropped. */
  dropped_requirements: z.int().nonnegative(),
});
export type Quality = z.infer<typeof qualitySchema>;

const correctedSchema = z.object({
  review_id: z.string(),
  /** Absent: as it was classified. */
  classification: classificationSchema.optional(),
  /** Null: the engine judged no match. */
  engine_match: z.boolean().nullable(),
});

/** Why the rules decided what a model was meant to: a detail of `job_quarantine`. Absent: as it was meant. */
const degraded = z.string().optional();

export const stageOutputSchemas = {
  extract: z.object({
    posting: postingSchema,
    /** What tells that another page shows the same posting: its normalised URL, and "<site>:<number there>". */
    identity: z.object({ canonical_url: textSchema.nullable(), external_key: textSchema.nullable() }),
    degraded,
  }),
  tag: z.object({
    tagged_list: z.array(taggedSchema),
    /** Named by whoever tagged, but not in the posting. */
    dropped: z.int().nonnegative().optional(),
    /** The rules read it surely: atomize and classify need no model either. */
    settled: z.boolean().optional(),
    /** What atomize and classify take over: their answers came in the same call. */
    prepared: z
      .object({ atomic_objects: z.array(atomSchema), classified_objects: z.array(classifiedSchema) })
      .optional(),
    degraded,
  }),
  atomize: z.object({ atomic_objects: z.array(atomSchema), degraded }),
  classify: z.object({ classified_objects: z.array(classifiedSchema), degraded }),
  match: z.object({
    degraded,
    assessed_objects: z.array(assessedSchema),
    rating: ratingSchema,
    quality: qualitySchema.optional(),
    /** The atoms that persons have corrected, by id, and what the engine had said. */
    corrected: z.record(z.string(), correctedSchema).optional(),
  }),
} satisfies Record<Stage, z.ZodType>;

/** What a stage needs of those before it; its task comes with it. */
export const stageReads: Record<Stage, readonly Stage[]> = {
  extract: [],
  tag: ["extract"],
  atomize: ["tag"],
  classify: ["tag", "atomize"],
  match: ["extract", "tag", "classify"],
};

export type StageOutputs = { [S in Stage]: z.infer<(typeof stageOutputSchemas)[S]> };

/** What a queue carries: ids, never documents. */
export const taskPayloadSchema = z.object({
  assessment_id: z.string(),
  stage: stageSchema,
});
export type TaskPayload = z.infer<typeof taskPayloadSchema>;
