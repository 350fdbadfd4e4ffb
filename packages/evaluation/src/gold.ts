/** What a person says a page holds, and which of its atoms a resume meets: the files of `gold/` and `match/`. */
import {
  categorySchema,
  classificationSchema,
  noPostingDetailSchema,
  salarySchema,
} from "@leadfit/contracts";
import { z } from "zod";

/** Several: any of them is right. */
const accepted = z
  .union([z.string(), z.array(z.string())])
  .nullish()
  .transform((value) => (value === null || value === undefined ? [] : [value].flat()));

const requirementSchema = z.object({
  text: z.string().min(1),
  category: categorySchema,
  atoms: z.array(z.string().min(1)).default([]),
  /** Alternatives by the atom that names them: they may come back as one atom or as several. */
  any_of: z.record(z.string(), z.array(z.string())).default({}),
  /** Of all atoms, or one for each in their order. */
  classification: z.union([classificationSchema, z.array(classificationSchema)]).optional(),
  /** Neither asked for nor counted against us. */
  optional: z.boolean().default(false),
});
export type GoldRequirement = z.infer<typeof requirementSchema>;

export const goldPageSchema = z
  .object({
    id: z.string().optional(),
    /** Where the page was saved from. */
    url: z.url().nullish(),
    expect: z.enum(["posting", "no_posting", "fields_only"]).default("posting"),
    /** Why there is no posting, where that is to be scored as well. */
    detail: noPostingDetailSchema.optional(),
    title: accepted,
    company: accepted,
    location: accepted,
    employment_type: accepted,
    posted: accepted,
    /** Null: there is none, and none may be found. Absent: not scored. */
    salary: salarySchema.nullable().optional(),
    must_contain: z.array(z.string()).default([]),
    must_not_contain: z.array(z.string()).default([]),
    requirements: z.array(requirementSchema).default([]),
  })
  .superRefine(({ requirements }, context) => {
    for (const [index, { atoms, classification }] of requirements.entries()) {
      if (Array.isArray(classification) && classification.length !== atoms.length)
        context.addIssue({
          code: "custom",
          path: ["requirements", index, "classification"],
          message: `has ${classification.length} kinds for ${atoms.length} atoms`,
        });
    }
  });
export type GoldPage = z.infer<typeof goldPageSchema>;

export const goldVerdictsSchema = z.array(
  z.object({
    requirement: z.string().min(1),
    category: categorySchema.optional(),
    from_requirement: z.string().nullish(),
    match: z.boolean(),
    evidence: z.string().nullish(),
    /** People would differ: left out of every figure. */
    borderline: z.boolean().default(false),
    optional: z.boolean().default(false),
  }),
);
export type GoldVerdict = z.infer<typeof goldVerdictsSchema>[number];
