/**
 * What is kept of a person, given out and erased: /v1/resumes/{id}/export, DELETE /v1/resumes/{id} and /v1/jobs/{id};
 * and PUT /v1/jobs/{id}/page for a page that was removed after its time.
 */
import { type ErasedJob, type ErasedResume, jobPageBodySchema, pageLimitBytes } from "@leadfit/contracts";
import { Hono } from "hono";
import type { ApiDeps } from "../deps.ts";
import { allow } from "../http/access.ts";
import { Problem } from "../http/problem.ts";
import { readJson } from "../http/read-json.ts";

export function personalDataRoutes({ db, log, poke }: ApiDeps): Hono {
  return new Hono()
    .get("/v1/resumes/:id/export", allow("read", db), async (c) => {
      const id = c.req.param("id");
      const found = await db.exports.resume(id);
      if (!found) throw unknownResume(id);
      return c.body(ReadableStream.from(jsonOf(found)), 200, {
        "content-type": "application/json",
        "content-disposition": `attachment; filename="resume-${id}.json"`,
      });
    })
    .delete("/v1/resumes/:id", allow("admin", db), async (c) => {
      const id = c.req.param("id");
      const erased = await db.erase.resume(id);
      if (!erased) throw unknownResume(id);
      log.info({ resume: id, ...erased }, "resume erased");
      // Jobs that wait for another default have new tasks.
      poke();
      const data: ErasedResume = { resume_id: id, ...erased };
      return c.json({ status: "success", data });
    })
    .delete("/v1/jobs/:id", allow("admin", db), async (c) => {
      const id = c.req.param("id");
      const erased = await db.erase.job(id);
      if (!erased) throw unknownJob(id);
      log.info({ job: id, ...erased }, "job erased");
      const data: ErasedJob = { job_id: id, ...erased };
      return c.json({ status: "success", data });
    })
    .put("/v1/jobs/:id/page", allow("ingest", db), async (c) => {
      const id = c.req.param("id");
      const { html } = await readJson(c, jobPageBodySchema, pageLimitBytes);
      const isStored = await db.retention.returnPage(id, html);
      if (isStored === null) throw unknownJob(id);
      return c.json({ status: "success", data: { job_id: id, stored: isStored } });
    });
}

/** The envelope piece by piece, lists row by row. Cut off in the middle, it is no JSON. */
async function* jsonOf(data: object): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode('{"status":"success","data":{');
  let comma = "";
  for (const [name, value] of Object.entries(data)) {
    yield encoder.encode(`${comma}${JSON.stringify(name)}:`);
    comma = ",";
    if (!(Symbol.asyncIterator in value)) {
      yield encoder.encode(JSON.stringify(value));
      continue;
    }
    let before = "[";
    for await (const row of value as AsyncIterable<unknown>) {
      yield encoder.encode(before + JSON.stringify(row));
      before = ",";
    }
    yield encoder.encode(before === "[" ? "[]" : "]");
  }
  yield encoder.encode("}}");
}

function unknownResume(id: string): Problem {
  return new Problem(404, "unknown_resume", `There is no resume ${id}.`);
}

function unknownJob(id: string): Problem {
  return new Problem(404, "unknown_job", `There is no job ${id}.`);
}
