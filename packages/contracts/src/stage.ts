/** The five stages and what each one puts out: the spec's response schemas, grown by optional keys. */
import { z } from "zod";
import { postingSchema } from "./posting.ts";
import { ratingSchema } from "./rating.ts";
import { textSchema } from "./text.ts";

/** In the order in which a lead passes them. A queue is named after its stage. */
export const stages = ["extract", "tag", "atomize", "classify", "match"] as const;
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

/** Who came to a result: our own deterministic rules, or a model. */
export const deciderSchema = z.enum(["rules", "model"]);
export type Decider = z.infer<typeof deciderSchema>;

/**
 * Ids carry the lineage: requirement `r3` has the atoms `r3.1`, `r3.2`; alternatives of it share the group
 * `r3.g1`. A group is satisfied when any of its atoms is, and counts once.
 */
const id = z.string().max(40).optional();
const group = z.string().max(40).optional();

/** Step 2.1. `raw_string` stands in the posting word for word. */
export const taggedSchema = z.object({ raw_string: textSchema, category: categorySchema, id });
export type Tagged = z.infer<typeof taggedSchema>;

/** Step 2.2. */
export const atomSchema = z.object({
  requirement_string: textSchema,
  category: categorySchema,
  id,
  group,
});
export type Atom = z.infer<typeof atomSchema>;

/** Step 2.3. */
export const classifiedSchema = z.object({
  requirement_string: textSchema,
  classification: classificationSchema,
  id,
  group,
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
  decided_by: deciderSchema.optional(),
  /** The model call that decided it. */
  run_id: z.string().optional(),
});
export type Assessed = z.infer<typeof assessedSchema>;

export const stageOutputSchemas = {
  extract: z.object({
    posting: postingSchema,
    /** What tells that another page shows the same posting: its normalised URL, and "<site>:<number there>". */
    identity: z.object({ canonical_url: textSchema.nullable(), external_key: textSchema.nullable() }),
  }),
  tag: z.object({ tagged_list: z.array(taggedSchema) }),
  atomize: z.object({ atomic_objects: z.array(atomSchema) }),
  classify: z.object({ classified_objects: z.array(classifiedSchema) }),
  match: z.object({ assessed_objects: z.array(assessedSchema), rating: ratingSchema }),
} satisfies Record<Stage, z.ZodType>;

export type StageOutputs = { [S in Stage]: z.infer<(typeof stageOutputSchemas)[S]> };

/** What a queue carries: ids, never documents. */
export const taskPayloadSchema = z.object({
  assessment_id: z.string(),
  stage: stageSchema,
});
export type TaskPayload = z.infer<typeof taskPayloadSchema>;

/** The spec's name of each step's prompt and runs (`llm_run_type`). */
export const runTypes = {
  extract: "html_extract",
  tag: "ja_2_1_assessment",
  atomize: "ja_2_2_assessment",
  classify: "ja_2_3_assessment",
  match: "ja_3_1_assessment",
} as const satisfies Record<Stage, string>;
