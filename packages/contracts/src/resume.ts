/** The candidate's document as it comes in, as it is stored and as the stages read it. */
import { z } from "zod";
import { spanSchema } from "./stage.ts";
import { textSchema } from "./text.ts";

/** Largest resume taken, in bytes of the file. */
export const resumeLimitBytes = 5 * 1024 * 1024;
/** Longest text of a resume, in characters. */
export const resumeTextLimit = 200_000;

export const resumeFormatSchema = z.enum(["pdf", "docx", "markdown", "text", "json_resume"]);
export type ResumeFormat = z.infer<typeof resumeFormatSchema>;

/** The formats that a JSON body can carry. */
export const resumeTextFormatSchema = resumeFormatSchema.extract(["markdown", "text", "json_resume"]);
export type ResumeTextFormat = z.infer<typeof resumeTextFormatSchema>;

/** What the match stage reads: the plain text that evidence is quoted from. */
export type ResumeText = { resume_id: string; version: number; text: string };

export const resumeSectionKindSchema = z.enum([
  "summary",
  "experience",
  "education",
  "skills",
  "languages",
  "projects",
  "certificates",
  "other",
]);
export type ResumeSectionKind = z.infer<typeof resumeSectionKindSchema>;

/** As exactly as the resume says it: 2019 or 2019-04. */
const dateSchema = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/);
/** Dates of one entry; `end` alone where the resume gives one date only. */
const periodSchema = z.object({
  start: dateSchema.optional(),
  end: z.union([dateSchema, z.literal("present")]).optional(),
});

/**
 * What a resume says, found once, when it comes in. Every string is the resume's own words; what it does not say or
 * what could not be told apart is left out. Spans are offsets in its text.
 */
export const parsedResumeSchema = z.object({
  /** In the order of the text, side by side; without a heading only what stands above the first one. */
  sections: z.array(
    z.object({ kind: resumeSectionKindSchema, heading: z.string().nullable(), span: spanSchema }),
  ),
  experience: z.array(
    periodSchema.extend({
      title: z.string().optional(),
      organisation: z.string().optional(),
      span: spanSchema,
    }),
  ),
  education: z.array(
    periodSchema.extend({
      degree: z.string().optional(),
      institution: z.string().optional(),
      span: spanSchema,
    }),
  ),
  skills: z.array(z.string()),
  languages: z.array(z.object({ language: z.string(), level: z.string().optional() })),
});
export type ParsedResume = z.infer<typeof parsedResumeSchema>;

export const resumeIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9._-]{1,64}$/, "1 to 64 letters, digits, dots, dashes or underscores");

const nameSchema = textSchema.pipe(z.string().trim().min(1).max(200));
const flagSchema = z
  .enum(["true", "false", "1", "0", "on"])
  .transform((flag) => flag !== "false" && flag !== "0");

export const createResumeBodySchema = z.strictObject({
  resume_id: resumeIdSchema.optional(),
  name: nameSchema,
  format: resumeTextFormatSchema,
  content: textSchema.pipe(z.string().min(1).max(1_000_000)),
  default: z.boolean().optional(),
});
export type CreateResumeBody = z.infer<typeof createResumeBodySchema>;

/** What comes beside the file in a form; without a name the file's own is taken. */
export const createResumeFieldsSchema = z.strictObject({
  resume_id: resumeIdSchema.optional(),
  name: nameSchema.optional(),
  default: flagSchema.optional(),
});

/** The next version of a resume. Without a name it keeps the one it has. */
export const updateResumeBodySchema = createResumeBodySchema
  .omit({ resume_id: true })
  .extend({ name: nameSchema.optional() });

export const updateResumeFieldsSchema = createResumeFieldsSchema.omit({ resume_id: true });

export const resumeSchema = z.object({
  resume_id: z.string(),
  name: z.string(),
  /** Of the newest version, as is `version`. */
  format: resumeFormatSchema,
  version: z.number().int(),
  default: z.boolean(),
  created_at: z.iso.datetime(),
});
export type Resume = z.infer<typeof resumeSchema>;

/** One version of a resume with what was read from it. */
export const resumeDetailSchema = resumeSchema.extend({
  /** The newest first. */
  versions: z.array(
    z.object({
      version: z.number().int(),
      format: resumeFormatSchema,
      created_at: z.iso.datetime(),
    }),
  ),
  /** Of the version asked for, which `format` and `version` name; null where it came in before this was stored. */
  parsed: parsedResumeSchema.nullable(),
  text: z.string(),
});
export type ResumeDetail = z.infer<typeof resumeDetailSchema>;

/** Why a resume is not taken. */
export const resumeRefusalSchema = z.enum([
  "resume_without_text",
  "unsupported_format",
  "encrypted",
  "broken_file",
  "not_json_resume",
  "too_long",
  "too_complex",
]);
export type ResumeRefusal = z.infer<typeof resumeRefusalSchema>;
export type RefusedResume = { kind: "refused"; reason: ResumeRefusal; message: string };

/** What was read from a resume; the message of a refusal says what to do. */
export type ResumeReading =
  | {
      kind: "ok";
      format: ResumeFormat;
      /** As it came in; of a PDF or DOCX its text. */
      content: string;
      text: string;
      parsed: ParsedResume;
    }
  | RefusedResume;
