/** The rating of one assessment. */
import { z } from "zod";

export const ratingLevelSchema = z.enum(["high", "medium", "low"]);
export type RatingLevel = z.infer<typeof ratingLevelSchema>;

/** Counts take a group of alternatives once. `match_percentage` is a fraction 0..1, as in the spec's formula. */
export const ratingSchema = z.object({
  rating: ratingLevelSchema.nullable(),
  rating_description: z.string(),
  match_percentage: z.number().min(0).max(1).nullable(),
  required_qualifications_count: z.number().int().nonnegative(),
  required_matched_count: z.number().int().nonnegative(),
  additional_qualifications_count: z.number().int().nonnegative(),
});
export type Rating = z.infer<typeof ratingSchema>;
