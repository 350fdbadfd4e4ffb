/** Descriptions of the routes of resumes. */
import {
  createResumeBodySchema,
  createResumeFieldsSchema,
  erasedResumeSchema,
  exportedResumeSchema,
  resumeDetailSchema,
  resumeSchema,
  updateResumeBodySchema,
  updateResumeFieldsSchema,
} from "@leadfit/contracts";
import { z } from "zod";
import { bodyErrors, json, type Operations } from "./operation.ts";

const file = z.string().meta({ format: "binary", description: "PDF, DOCX, Markdown, text or JSON Resume" });
const example = {
  name: "Mara",
  format: "markdown",
  content: "# Mara Lindqvist\n\n## Skills\n\nPython, PostgreSQL",
};
const form = (fields: z.ZodObject) => ({
  type: "multipart/form-data" as const,
  schema: fields.extend({ file }),
  example: { file: "resume.pdf" },
});
const errors = {
  ...bodyErrors,
  422: ["resume_without_text", "invalid_resume"],
} satisfies Operations[string]["errors"];

export const resumeOperations: Operations = {
  "GET /v1/resumes": {
    summary: "Every resume",
    tag: "Resumes",
    answers: { 200: { description: "The list", data: z.array(resumeSchema) } },
  },
  "GET /v1/resumes/:id": {
    summary: "One resume with its text and what was read from it",
    tag: "Resumes",
    query: z.object({ version: z.coerce.number().int().min(1).optional() }),
    answers: { 200: { description: "The version", data: resumeDetailSchema } },
    errors: { 400: ["invalid_query"], 404: ["unknown_resume"] },
  },
  "POST /v1/resumes": {
    summary: "Add a resume",
    description: "As a form with a file, or as JSON with the text. What it is, its content tells.",
    tag: "Resumes",
    bodies: [...json(createResumeBodySchema, example), form(createResumeFieldsSchema)],
    answers: { 201: { description: "The resume", data: resumeSchema } },
    errors: { ...errors, 409: ["resume_exists"] },
  },
  "PUT /v1/resumes/:id": {
    summary: "Add the next version of a resume",
    description: "Finished assessments stay as they are; new ones read the newest version.",
    tag: "Resumes",
    bodies: [...json(updateResumeBodySchema, example), form(updateResumeFieldsSchema)],
    answers: { 200: { description: "The resume", data: resumeSchema } },
    errors: { ...errors, 404: ["unknown_resume"] },
  },
  "POST /v1/resumes/:id/default": {
    summary: "Make it the resume that jobs are matched against",
    tag: "Resumes",
    answers: {
      200: {
        description: "Done",
        data: z.object({ resume_id: z.string(), default: z.literal(true) }),
      },
    },
    errors: { 404: ["unknown_resume"] },
  },
  "GET /v1/resumes/:id/export": {
    summary: "Everything that is kept of a resume",
    tag: "Resumes",
    answers: { 200: { description: "A file, streamed", data: exportedResumeSchema } },
    errors: { 404: ["unknown_resume"] },
  },
  "DELETE /v1/resumes/:id": {
    summary: "Erase a resume with all that was derived from it",
    tag: "Resumes",
    answers: { 200: { description: "What was erased", data: erasedResumeSchema } },
    errors: { 404: ["unknown_resume"] },
  },
};
