/** /v1/resumes: adding, listing, choosing the default. */
import { createResumeBodySchema } from "@leadfit/contracts";
import { readResume } from "@leadfit/rules";
import { Hono } from "hono";
import type { ApiDeps } from "../deps.ts";
import { allow } from "../http/access.ts";
import { Problem } from "../http/problem.ts";
import { readJson } from "../http/read-json.ts";

const resumeLimitBytes = 2 * 1024 * 1024;

export function resumeRoutes({ db, masterResumeId, poke }: ApiDeps): Hono {
  return new Hono()
    .get("/v1/resumes", allow("read", db), async (c) =>
      c.json({ status: "success", data: await db.resumes.list() }),
    )
    .post("/v1/resumes", allow("ingest", db), async (c) => {
      const body = await readJson(c, createResumeBodySchema, resumeLimitBytes);
      const reading = readResume(body.format, body.content);
      if (reading.kind === "invalid") throw new Problem(422, "invalid_resume", reading.message);
      const master =
        masterResumeId && body.default === undefined ? body.resume_id === masterResumeId : body.default;
      const created = await db.resumes.create({
        resumeId: body.resume_id,
        name: body.name,
        format: body.format,
        content: body.content,
        text: reading.text,
        makeDefault: master,
      });
      if (created.kind === "exists") {
        throw new Problem(
          409,
          "resume_exists",
          `There is another resume ${body.resume_id}; leave resume_id out or choose another.`,
        );
      }
      poke();
      const resume = (await db.resumes.list()).find(({ resume_id }) => resume_id === created.resumeId);
      return c.json({ status: "success", data: resume }, 201);
    })
    .post("/v1/resumes/:id/default", allow("ingest", db), async (c) => {
      const id = c.req.param("id");
      if (!(await db.resumes.setDefault(id)))
        throw new Problem(404, "unknown_resume", `There is no resume ${id}.`);
      poke();
      return c.json({ status: "success", data: { resume_id: id, default: true } });
    });
}
