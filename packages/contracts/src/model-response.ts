/**
 * What a model must answer in each step: the spec's keys, and the ids that tie an answer to its question. Strict
 * modes want every key required, so an absent value is null.
 */
import { z } from "zod";
import { salarySchema } from "./posting.ts";
import { categorySchema, classificationSchema, type Stage } from "./stage.ts";

const salary = z.strictObject(salarySchema.shape).nullable();

export const modelResponseSchemas = {
  extract: z.strictObject({
    posting: z.strictObject({
      title: z.string().nullable(),
      company: z.string().nullable(),
      location: z.string().nullable(),
      employment_type: z.string().nullable(),
      salary,
      posted_at: z.string().nullable(),
    }),
  }),
  tag: z.strictObject({
    tagged_list: z.array(z.strictObject({ raw_string: z.string(), category: categorySchema })),
  }),
  atomize: z.strictObject({
    atomic_objects: z.array(
      z.strictObject({
        id: z.string(),
        requirement_string: z.string(),
        category: categorySchema,
        group: z.string().nullable(),
      }),
    ),
  }),
  classify: z.strictObject({
    classified_objects: z.array(
      z.strictObject({
        id: z.string(),
        requirement_string: z.string(),
        classification: classificationSchema,
      }),
    ),
  }),
  match: z.strictObject({
    assessed_objects: z.array(
      z.strictObject({
        id: z.string(),
        requirement_string: z.string(),
        match_reasoning: z.string(),
        match: z.boolean(),
        evidence_quote: z.string().nullable(),
      }),
    ),
  }),
} satisfies Record<Stage, z.ZodType>;

/** The same as JSON Schema. */
export const modelResponseJsonSchemas: Record<Stage, Record<string, unknown>> = {
  extract: z.toJSONSchema(modelResponseSchemas.extract),
  tag: z.toJSONSchema(modelResponseSchemas.tag),
  atomize: z.toJSONSchema(modelResponseSchemas.atomize),
  classify: z.toJSONSchema(modelResponseSchemas.classify),
  match: z.toJSONSchema(modelResponseSchemas.match),
};

export type ModelResponses = { [S in Stage]: z.infer<(typeof modelResponseSchemas)[S]> };
