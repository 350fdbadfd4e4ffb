/** POST /v1/samples: a resume and a posting that ship with Leadfit, for whoever has none at hand yet. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Samples } from "@leadfit/contracts";
import { Hono } from "hono";
import type { ApiDeps } from "../deps.ts";
import { allow } from "../http/access.ts";
import { Problem } from "../http/problem.ts";

const folder = join(import.meta.dirname, "../../../../samples");
const resumeId = "sample-odile-marchetti";
const jobId = "sample-data-platform";

export function sampleRoutes({ db, poke, resumeReader }: ApiDeps): Hono {
  return new Hono().post("/v1/samples", allow("ingest", db), async (c) => {
    const bytes = await readFile(join(folder, "resumes/odile-marchetti.md"));
    const reading = await resumeReader.read({ bytes, fileName: "odile-marchetti.md" });
    if (reading.kind === "refused") throw new Problem(422, "invalid_resume", reading.message);
    const { format, content, text, parsed } = reading;
    const name = "Odile Marchetti (sample)";
    // It is there already, changed perhaps: as good.
    await db.resumes.create({ resumeId, name, format, content, text, parsed });
    const page = await readFile(join(folder, "postings/01-json-ld-data-platform.html"), "utf8");
    const ingested = await db.jobs.ingest({ page, jobId, resumeId });
    if (ingested.kind === "unknown_resume")
      throw new Problem(404, "unknown_resume", "The sample resume was removed while it was used; try again.");
    poke(ingested.assessmentId);
    const data: Samples = { resume_id: resumeId, job_id: ingested.jobId };
    return c.json({ status: "success", data }, 201);
  });
}
