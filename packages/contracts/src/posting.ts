/** One job posting as read from a page, each field with where it was read. */
import { z } from "zod";
import { textSchema } from "./text.ts";

export const salarySchema = z.object({
  min: z.number().nonnegative().nullable(),
  max: z.number().nonnegative().nullable(),
  /** ISO 4217 */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable(),
  period: z.enum(["HOUR", "DAY", "WEEK", "MONTH", "YEAR"]).nullable(),
});
export type Salary = z.infer<typeof salarySchema>;

/** Where a field was read; `given`: it came as data, in a structured posting. */
export const fieldSourceSchema = z.enum([
  "json-ld",
  "microdata",
  "selector",
  "embedded",
  "meta",
  "text",
  "json",
  "url",
  "model",
  "given",
]);
export type FieldSource = z.infer<typeof fieldSourceSchema>;

/** What a reader should know of a page beside what it says. */
export const pageFlagSchema = z.object({
  /**
   * instructions: visible text that reads like an order to a language model; hidden_text: text that the page hides from
   * people, and that is left out here.
   */
  kind: z.enum(["instructions", "hidden_text"]),
  /** The first words of it; for hidden text how much there was. */
  detail: textSchema.pipe(z.string().max(200)),
});
export type PageFlag = z.infer<typeof pageFlagSchema>;

export const postingSchema = z.object({
  title: textSchema.nullable(),
  company: textSchema.nullable(),
  /** Several locations stand in one string, separated by "; ". */
  location: textSchema.nullable(),
  remote: z.boolean().nullable(),
  /** schema.org's words (FULL_TIME, PART_TIME, CONTRACTOR, TEMPORARY, INTERN, ...), several joined by "|". */
  employment_type: textSchema.nullable(),
  salary: salarySchema.nullable(),
  /** ISO 8601 date or date-time. */
  posted_at: textSchema.nullable(),
  valid_through: textSchema.nullable(),
  /** The site's own number of the posting. */
  external_id: textSchema.nullable(),
  canonical_url: textSchema.nullable(),
  /** BCP 47 primary subtag of the description ("en", "de", ...), null when unsure. */
  language: z.string().max(8).nullable(),
  expired: z.boolean(),
  flags: z.array(pageFlagSchema).optional(),
  /** Markdown: headings, lists and paragraphs kept; no HTML. */
  description: textSchema,
  sources: z.partialRecord(
    z.enum([
      "title",
      "company",
      "location",
      "remote",
      "employment_type",
      "salary",
      "posted_at",
      "valid_through",
      "external_id",
      "canonical_url",
      "description",
    ]),
    fieldSourceSchema,
  ),
});
export type Posting = z.infer<typeof postingSchema>;

/** Why a page holds no posting that can be assessed. */
export const noPostingDetailSchema = z.enum([
  "bot_wall",
  "script_shell",
  "login_wall",
  "several_postings",
  "application_form",
  "expired_stub",
  "no_description",
  "html_too_complex",
  "empty_page",
]);
export type NoPostingDetail = z.infer<typeof noPostingDetailSchema>;

/** What reading a page comes to. `fields` holds whatever was found all the same. */
export type PageReading =
  | { kind: "posting"; posting: Posting }
  | {
      kind: "no_posting";
      detail: NoPostingDetail;
      message: string;
      fields: Partial<Omit<Posting, "description">>;
    };
