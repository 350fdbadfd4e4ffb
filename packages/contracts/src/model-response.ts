/**
 * What a model must answer in each step: the spec's keys, and the ids that tie an answer to its question. What stands in
 * the question under that id is not sent back: we have its text, and every token back is paid for. Strict modes want
 * every key required, so an absent value is null.
 */
import { z } from "zod";
import { combinedRunType, runTypes } from "./names.ts";
import { salarySchema } from "./posting.ts";
import { categorySchema, classificationSchema, type Stage } from "./stage.ts";

/** What a model is asked for: a stage's own answer, or that of tag, atomize and classify together. */
export type Step = Stage | "combined";

/** The `llm_run_type` of each step. */
export const stepRunTypes = { ...runTypes, combined: combinedRunType } as const satisfies Record<
  Step,
  string
>;

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
      // A model that sends the text back all the same is not asked again for it.
      z.object({
        id: z.string(),
        classification: classificationSchema,
      }),
    ),
  }),
  match: z.strictObject({
    assessed_objects: z.array(
      z.object({
        id: z.string(),
        match_reasoning: z.string(),
        match: z.boolean(),
        evidence_quote: z.string().nullable(),
      }),
    ),
  }),
  combined: z.strictObject({
    requirements: z.array(
      z.strictObject({
        raw_string: z.string(),
        category: categorySchema,
        atoms: z.array(
          z.strictObject({
            requirement_string: z.string(),
            group: z.string().nullable(),
            classification: classificationSchema,
          }),
        ),
      }),
    ),
  }),
} satisfies Record<Step, z.ZodType>;

/** Without the dialect's name: it is sent with every call. */
function jsonSchemaOf(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema);
  return rest;
}

/** The same as JSON Schema. */
export const modelResponseJsonSchemas: Record<Step, Record<string, unknown>> = {
  extract: jsonSchemaOf(modelResponseSchemas.extract),
  tag: jsonSchemaOf(modelResponseSchemas.tag),
  atomize: jsonSchemaOf(modelResponseSchemas.atomize),
  classify: jsonSchemaOf(modelResponseSchemas.classify),
  match: jsonSchemaOf(modelResponseSchemas.match),
  combined: jsonSchemaOf(modelResponseSchemas.combined),
};

export type ModelResponses = { [S in Step]: z.infer<(typeof modelResponseSchemas)[S]> };
