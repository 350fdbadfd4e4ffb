/** /v1/leads: the list, its facets and its file; many leads at once; and the application of one. */
import {
  type BulkLeadsResult,
  bulkLeadsBodySchema,
  type ErrorCode,
  leadExportQuerySchema,
  leadQuerySchema,
  updateApplicationBodySchema,
} from "@leadfit/contracts";
import type { LeadKey } from "@leadfit/db";
import { type Context, Hono } from "hono";
import type { z } from "zod";
import type { ApiDeps } from "../deps.ts";
import { allow, checkScope } from "../http/access.ts";
import { invalid, Problem } from "../http/problem.ts";
import { readJson, smallLimitBytes } from "../http/read-json.ts";
import { restartJob } from "../http/restart-job.ts";
import { leadFiles } from "./lead-files.ts";

/** 500 ids of 128 characters. */
const bulkLimitBytes = 256 * 1024;

export function leadRoutes(deps: ApiDeps): Hono {
  const { db, log } = deps;
  return new Hono()
    .get("/v1/leads", allow("read", db), async (c) => {
      const { sort, limit, cursor, ...filter } = query(c, leadQuerySchema);
      const after = cursor === undefined ? null : keyOf(cursor, (key) => db.leads.isKey(sort, key));
      const { leads, total, next } = await db.leads.page(filter, { sort, limit, after });
      return c.json({ status: "success", data: { leads, next_cursor: next && cursorOf(next), total } });
    })
    .get("/v1/leads/facets", allow("read", db), async (c) =>
      c.json({ status: "success", data: await db.leads.facets() }),
    )
    .get("/v1/leads/export", allow("read", db), (c) => {
      const { format, sort, ...filter } = query(c, leadExportQuerySchema);
      const { type, extension, pieces } = leadFiles[format];
      const bytes = ReadableStream.from(encoded(pieces(db.leads.all(filter, sort))));
      return c.body(bytes, 200, {
        "content-type": type,
        "content-disposition": `attachment; filename="leads.${extension}"`,
      });
    })
    .post("/v1/leads/bulk", allow("ingest", db), async (c) => {
      const body = await readJson(c, bulkLeadsBodySchema, bulkLimitBytes);
      if (body.action === "erase") checkScope(c, "admin");
      const result: BulkLeadsResult = { done: 0, failed: [] };
      const fail = (job_id: string, code: ErrorCode, message: string) =>
        result.failed.push({ job_id, code, message });
      if (body.action === "status") {
        const changed = await db.applications.change(body.job_ids, { status: body.status });
        for (const id of body.job_ids)
          if (changed.has(id)) result.done++;
          else fail(id, "unknown_job", `There is no job ${id}.`);
        return c.json({ status: "success", data: result });
      }
      for (const id of body.job_ids) {
        try {
          if (body.action === "regenerate") await restartJob(deps, id, body.resume_id);
          else if (!(await db.erase.job(id, { tidies: false })))
            throw new Problem(404, "unknown_job", `There is no job ${id}.`);
          result.done++;
        } catch (error) {
          if (!(error instanceof Problem)) throw error;
          fail(id, error.code, error.message);
        }
      }
      if (body.action === "erase" && result.done > 0) await db.erase.tidy();
      log.info({ action: body.action, done: result.done, failed: result.failed.length }, "leads changed");
      return c.json({ status: "success", data: result });
    })
    .put("/v1/jobs/:id/application", allow("ingest", db), async (c) => {
      const id = c.req.param("id");
      const body = await readJson(c, updateApplicationBodySchema, smallLimitBytes);
      const changed = await db.applications.change([id], body);
      if (!changed.has(id)) throw new Problem(404, "unknown_job", `There is no job ${id}.`);
      return c.json({ status: "success", data: changed.get(id) ?? null });
    });
}

function query<S extends z.ZodType>(c: Context, schema: S): z.output<S> {
  const parsed = schema.safeParse(c.req.query());
  if (!parsed.success) throw invalid("invalid_query", parsed.error);
  return parsed.data;
}

const cursorOf = (key: LeadKey) => Buffer.from(JSON.stringify(key)).toString("base64url");

function keyOf(cursor: string, isKey: (key: unknown) => key is LeadKey): LeadKey {
  let key: unknown;
  try {
    key = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    key = null;
  }
  if (isKey(key)) return key;
  throw new Problem(400, "invalid_query", "cursor: must be the next_cursor of a page with the same sort");
}

async function* encoded(pieces: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const piece of pieces) yield encoder.encode(piece);
}
