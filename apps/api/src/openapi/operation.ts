/** How a route is described: in the words of the zod schemas that it parses and answers with. */
import type { ErrorCode } from "@leadfit/contracts";
import type { z } from "zod";

export const tags = {
  Jobs: "Pages and postings in, rated requirements out.",
  Leads: "What came in, and what to do with it.",
  Resumes: "The documents that jobs are matched against.",
  Prompts: "Versions of prompts, their labels, and experiments between them.",
  Webhooks: "Who is told of what has ended.",
  Operations: "What runs, what waits, and what it costs.",
  Access: "Keys and logging in.",
} as const;

export type Body = {
  type: "application/json" | "application/x-ndjson" | "multipart/form-data";
  /** Of the body; of one line where it is lines. */
  schema: z.ZodType;
  example: unknown;
};

export type Answer = {
  description: string;
  /** Of the envelope's data; absent: the answer is no JSON. */
  data?: z.ZodType;
  /** Of the envelope's links. */
  links?: z.ZodType;
  /** Another type than the envelope's, and the schema of what comes; of one line or event where it is a stream. */
  other?: { type: string; schema: z.ZodType };
  example?: unknown;
};

export type Operation = {
  summary: string;
  description?: string;
  tag: keyof typeof tags;
  query?: z.ZodObject;
  headers?: Record<string, string>;
  bodies?: Body[];
  answers: Partial<Record<200 | 201 | 202, Answer>>;
  /** By status, beside those that any route may answer with. */
  errors?: Partial<Record<400 | 404 | 408 | 409 | 410 | 413 | 415 | 422, ErrorCode[]>>;
};

/** By method and path as the routes have them: "GET /v1/jobs/:id". */
export type Operations = Record<string, Operation>;

/** A body of JSON, with an example that it takes. */
export const json = (schema: z.ZodType, example: unknown): Body[] => [
  { type: "application/json", schema, example },
];

/** The errors of a route that takes a body. */
export const bodyErrors = {
  400: ["invalid_json", "invalid_encoding", "invalid_body"],
  413: ["body_too_large"],
  415: ["unsupported_media_type"],
} satisfies Operation["errors"];
