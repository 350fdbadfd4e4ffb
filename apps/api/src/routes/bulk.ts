/** POST /v1/jobs takes a posting as data; POST /v1/jobs/bulk takes thousands, line by line, and answers each. */
import {
  type BulkAnswer,
  bulkContentType,
  bulkLineLimitBytes,
  bulkQuerySchema,
  structuredPostingQuerySchema,
} from "@leadfit/contracts";
import { takePosting } from "@leadfit/posting";
import { type Context, Hono } from "hono";
import type { z } from "zod";
import type { ApiDeps } from "../deps.ts";
import { allow } from "../http/access.ts";
import { answerJob } from "../http/answer-job.ts";
import { invalid, Problem } from "../http/problem.ts";
import { readBytes } from "../http/read-json.ts";
import { type BulkLine, bulkLines, parsePosting } from "./bulk-lines.ts";

const lineTypes = new Set([bulkContentType, "application/jsonl", "application/x-jsonlines"]);
const idleMs = 60_000;
/**
 * Answers that wait to be read, in bytes: some 100,000 of them. Who sends all lines before reading an answer, as most
 * HTTP clients do, would otherwise wait for us while we wait for him.
 */
const answersHeldBytes = 16 * 1024 * 1024;

export function bulkRoutes(deps: ApiDeps): Hono {
  const { db, poke, log } = deps;
  return new Hono()
    .post("/v1/jobs", allow("ingest", db), async (c) => {
      checkType(c, new Set(["application/json", "application/ld+json"]), "application/json");
      const { job_id, resume_id } = queryOf(c, structuredPostingQuerySchema);
      const parsed = parsePosting(await readBytes(c.req.raw, bulkLineLimitBytes));
      if (parsed.kind === "invalid") throw new Problem(400, "invalid_json", `The body ${parsed.message}.`);
      const taken = takePosting(parsed.value);
      if (taken.kind === "refused") {
        const { path, message } = taken;
        throw new Problem(400, "invalid_body", `${path || "body"}: ${message}`, {
          issues: [{ path, message }],
        });
      }
      const page = { page: taken.content, url: taken.url ?? undefined, jobId: job_id, resumeId: resume_id };
      const ingested = await db.jobs.ingest(page);
      if (ingested.kind === "unknown_resume") throw unknownResume(ingested.resumeId);
      poke(ingested.assessmentId);
      return await answerJob(c, deps, { ...ingested, resumeId: resume_id });
    })
    .post("/v1/jobs/bulk", allow("ingest", db), async (c) => {
      checkType(c, lineTypes, bulkContentType);
      const { resume_id } = queryOf(c, bulkQuerySchema);
      if (resume_id && !(await db.resumes.list()).some((resume) => resume.resume_id === resume_id))
        throw unknownResume(resume_id);
      const answers = answerLines(deps, c.req.raw.body, resume_id);
      return c.body(streamOf(answers, log), 200, { "content-type": bulkContentType });
    });
}

/** One chunk of answers for each group of lines that has come. */
async function* answerLines(
  { db, poke }: ApiDeps,
  body: ReadableStream<Uint8Array> | null,
  resumeId: string | undefined,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  if (!body) return;
  for await (const group of bulkLines(body, { lineLimitBytes: bulkLineLimitBytes, idleMs })) {
    const taken = group.map((line) => ({ line: line.line, ...takeLine(line) }));
    const pages = taken.flatMap(({ page }) => (page ? [page] : []));
    const ingested = (await db.jobs.ingestMany(pages, resumeId)).values();
    poke();
    const answers = taken.map(({ line, page, error }): BulkAnswer => {
      const job = page && ingested.next().value;
      if (job?.kind !== "ingested") {
        return {
          line,
          status: "invalid",
          job_id: null,
          assessment_id: null,
          error: error ?? "no such resume",
        };
      }
      const status = job.opened ? "accepted" : "duplicate";
      return { line, status, job_id: job.jobId, assessment_id: job.assessmentId };
    });
    yield encoder.encode(answers.map((answer) => `${JSON.stringify(answer)}\n`).join(""));
  }
}

type TakenLine = { page?: { page: string; url: string | undefined }; error?: string };

function takeLine({ bytes }: BulkLine): TakenLine {
  if (bytes === null) return { error: `the line is longer than ${bulkLineLimitBytes / 1024 / 1024} MB` };
  const parsed = parsePosting(bytes);
  if (parsed.kind === "invalid") return { error: `the line ${parsed.message}` };
  const taken = takePosting(parsed.value);
  if (taken.kind === "refused") return { error: `${taken.path || "the line"}: ${taken.message}` };
  return { page: { page: taken.content, url: taken.url ?? undefined } };
}

/** Goes on while the answers that nobody has read yet are few enough. Breaks off where a group could not be stored. */
function streamOf(answers: AsyncGenerator<Uint8Array>, log: ApiDeps["log"]): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await answers.next();
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (error) {
          // The lines without an answer are for the sender to send again: the others come back as duplicates.
          log.warn({ error: (error as Error).name }, "bulk request broken off");
          controller.error(error);
        }
      },
      async cancel() {
        await answers.return(undefined);
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: answersHeldBytes }),
  );
}

function checkType(c: Context, types: ReadonlySet<string>, wanted: string): void {
  const type = c.req.header("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (!types.has(type)) {
    throw new Problem(415, "unsupported_media_type", `Send the body with Content-Type: ${wanted}.`);
  }
}

function queryOf<S extends z.ZodType>(c: Context, schema: S): z.output<S> {
  const parsed = schema.safeParse(c.req.query());
  if (!parsed.success) throw invalid("invalid_query", parsed.error);
  return parsed.data;
}

function unknownResume(id: string): Problem {
  return new Problem(404, "unknown_resume", `There is no resume ${id}; GET /v1/resumes lists them.`);
}
