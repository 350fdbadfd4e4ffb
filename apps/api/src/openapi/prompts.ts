/** Descriptions of the routes of prompts and experiments. */
import {
  createExperimentBodySchema,
  draftPromptBodySchema,
  draftResultSchema,
  experimentResultSchema,
  experimentSchema,
  importPromptsBodySchema,
  movePromptLabelBodySchema,
  promptContentSchema,
  promptFileSchema,
  promptRunTypeSchema,
  promptSchema,
  savedPromptSchema,
} from "@leadfit/contracts";
import { z } from "zod";
import { bodyErrors, json, type Operations } from "./operation.ts";

const byStep = z.object({ run_type: promptRunTypeSchema.optional() });
const example = {
  run_type: "ja_3_1_assessment",
  model_id: "openai/gpt-oss-120b",
  system_prompt: "You match requirements against a resume.",
  template: "<%= it.resume %>\n<%= it.atoms %>",
};
const ended: Operations[string]["answers"] = {
  200: { description: "The experiment", data: experimentResultSchema },
};

export const promptOperations: Operations = {
  "GET /v1/prompts": {
    summary: "Every version, or those of a step",
    tag: "Prompts",
    query: byStep,
    answers: { 200: { description: "By step, the newest first", data: z.array(promptSchema) } },
    errors: { 400: ["invalid_query"] },
  },
  "GET /v1/prompts/export": {
    summary: "Versions as files",
    tag: "Prompts",
    query: byStep.extend({ prompt_id: z.string().optional() }),
    answers: {
      200: { description: "Two files a version", data: z.object({ files: z.array(promptFileSchema) }) },
    },
    errors: { 400: ["invalid_query"], 404: ["unknown_prompt"] },
  },
  "GET /v1/prompts/:id": {
    summary: "One version",
    tag: "Prompts",
    answers: { 200: { description: "The version", data: promptSchema } },
    errors: { 404: ["unknown_prompt"] },
  },
  "POST /v1/prompts": {
    summary: "Save a version, which makes nothing live",
    tag: "Prompts",
    bodies: json(promptContentSchema, example),
    answers: {
      200: { description: "It was there already", data: promptSchema },
      201: { description: "The new version", data: promptSchema },
    },
    errors: { ...bodyErrors, 422: ["invalid_prompt"] },
  },
  "POST /v1/prompts/draft": {
    summary: "Try a prompt on one stored job",
    description: "Stores no version; the call is made and paid.",
    tag: "Prompts",
    bodies: json(draftPromptBodySchema, { ...example, job_id: "lock-keeper" }),
    answers: {
      200: {
        description: "What the model answered, and what the step would make of it",
        data: draftResultSchema,
      },
    },
    errors: {
      ...bodyErrors,
      404: ["unknown_job"],
      409: ["no_model"],
      422: ["invalid_prompt"],
    },
  },
  "POST /v1/prompts/import": {
    summary: "Save versions from files, all or none",
    tag: "Prompts",
    bodies: json(importPromptsBodySchema, { files: [{ name: "match.json", content: "{}" }] }),
    answers: { 200: { description: "What became of each", data: z.array(savedPromptSchema) } },
    errors: { ...bodyErrors, 422: ["invalid_prompt"] },
  },
  "PUT /v1/prompts/:run_type/labels/:label": {
    summary: "Move production or challenger to a version",
    tag: "Prompts",
    bodies: json(movePromptLabelBodySchema, { prompt_id: "ja_3_1_assessment-4f0c1d" }),
    answers: { 200: { description: "The version", data: promptSchema } },
    errors: { ...bodyErrors, 404: ["unknown_prompt"], 409: ["label_conflict"] },
  },
  "GET /v1/experiments": {
    summary: "Every experiment",
    tag: "Prompts",
    answers: { 200: { description: "The newest first", data: z.array(experimentSchema) } },
  },
  "GET /v1/experiments/:id": {
    summary: "Two versions side by side",
    tag: "Prompts",
    answers: ended,
    errors: { 404: ["unknown_experiment"] },
  },
  "POST /v1/experiments": {
    summary: "Start an experiment",
    tag: "Prompts",
    bodies: json(createExperimentBodySchema, { run_type: "ja_3_1_assessment", share: 0.2 }),
    answers: { 201: { description: "The experiment", data: experimentResultSchema } },
    errors: { ...bodyErrors, 404: ["unknown_prompt"], 409: ["experiment_conflict"] },
  },
  "POST /v1/experiments/:id/promote": {
    summary: "End an experiment: the challenger goes into production",
    tag: "Prompts",
    answers: ended,
    errors: { 404: ["unknown_experiment"], 409: ["experiment_conflict"] },
  },
  "POST /v1/experiments/:id/stop": {
    summary: "End an experiment: production stays",
    tag: "Prompts",
    answers: ended,
    errors: { 404: ["unknown_experiment"], 409: ["experiment_conflict"] },
  },
};
