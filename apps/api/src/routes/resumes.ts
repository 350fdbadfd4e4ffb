/** /v1/resumes: adding, a next version, listing, reading back, choosing the default. */
import {
  createResumeBodySchema,
  createResumeFieldsSchema,
  type ResumeTextFormat,
  resumeLimitBytes,
  updateResumeBodySchema,
  updateResumeFieldsSchema,
} from "@leadfit/contracts";
import type { ResumeFile } from "@leadfit/resume";
import { type Context, Hono } from "hono";
import type { ApiDeps } from "../deps.ts";
import { allow } from "../http/access.ts";
import { Problem } from "../http/problem.ts";
import { isForm, readForm } from "../http/read-form.ts";
import { readJson } from "../http/read-json.ts";

const nameOfNone = "resume";
const longestName = 200;

export function resumeRoutes({ db, masterResumeId, poke, resumeReader }: ApiDeps): Hono {
  /** What is stored of an uploaded file. @throws Problem 422 that says why it is not taken */
  const read = async (upload: ResumeFile) => {
    const reading = await resumeReader.read(upload);
    if (reading.kind === "refused") {
      const { reason, message } = reading;
      if (reason === "resume_without_text") throw new Problem(422, reason, message);
      throw new Problem(422, "invalid_resume", message, { detail: reason });
    }
    const { format, content, text, parsed } = reading;
    const isBinary = format === "pdf" || format === "docx";
    return { format, content, text, parsed, ...(isBinary && { file: new Uint8Array(upload.bytes) }) };
  };
  const answer = async (c: Context, id: string, status: 200 | 201) => {
    const resume = (await db.resumes.list()).find(({ resume_id }) => resume_id === id);
    return c.json({ status: "success", data: resume }, status);
  };

  return new Hono()
    .get("/v1/resumes", allow("read", db), async (c) =>
      c.json({ status: "success", data: await db.resumes.list() }),
    )
    .get("/v1/resumes/:id", allow("read", db), async (c) => {
      const id = c.req.param("id");
      const version = c.req.query("version");
      if (version !== undefined && !/^[1-9]\d{0,8}$/.test(version)) {
        throw new Problem(400, "invalid_query", "version: must be a number from 1");
      }
      const resume = await db.resumes.get(id, version === undefined ? undefined : Number(version));
      if (!resume) {
        throw new Problem(
          404,
          "unknown_resume",
          `There is no resume ${id}${version ? ` of version ${version}` : ""}.`,
        );
      }
      return c.json({ status: "success", data: resume });
    })
    .post("/v1/resumes", allow("ingest", db), async (c) => {
      const { upload, name, fields } = isForm(c)
        ? fromForm(await readForm(c, createResumeFieldsSchema, resumeLimitBytes))
        : fromJson(await readJson(c, createResumeBodySchema, resumeLimitBytes));
      const master =
        masterResumeId && fields.default === undefined ? fields.resume_id === masterResumeId : fields.default;
      const created = await db.resumes.create({
        ...(await read(upload)),
        resumeId: fields.resume_id,
        name: name ?? nameOf(upload),
        makeDefault: master,
      });
      if (created.kind === "exists") {
        throw new Problem(
          409,
          "resume_exists",
          `There is another resume ${fields.resume_id}; leave resume_id out, choose another, or PUT its next version to /v1/resumes/${fields.resume_id}.`,
        );
      }
      poke();
      return await answer(c, created.resumeId, 201);
    })
    .put("/v1/resumes/:id", allow("ingest", db), async (c) => {
      const id = c.req.param("id");
      const { upload, name, fields } = isForm(c)
        ? fromForm(await readForm(c, updateResumeFieldsSchema, resumeLimitBytes))
        : fromJson(await readJson(c, updateResumeBodySchema, resumeLimitBytes));
      const document = await read(upload);
      const version = await db.resumes.addVersion({
        ...document,
        resumeId: id,
        name,
        makeDefault: fields.default,
      });
      if (version === null) {
        throw new Problem(404, "unknown_resume", `There is no resume ${id}; POST /v1/resumes adds one.`);
      }
      poke();
      return await answer(c, id, 200);
    })
    .post("/v1/resumes/:id/default", allow("ingest", db), async (c) => {
      const id = c.req.param("id");
      if (!(await db.resumes.setDefault(id)))
        throw new Problem(404, "unknown_resume", `There is no resume ${id}.`);
      poke();
      return c.json({ status: "success", data: { resume_id: id, default: true } });
    });
}

type Fields = { resume_id?: string | undefined; default?: boolean | undefined };
type Upload = { upload: ResumeFile; name: string | undefined; fields: Fields };

function fromForm({
  file,
  fields: { name, ...fields },
}: {
  file: { name: string; bytes: Uint8Array };
  fields: Fields & { name?: string | undefined };
}): Upload {
  return { upload: { bytes: file.bytes, fileName: file.name }, name, fields };
}

function fromJson({
  name,
  format,
  content,
  ...fields
}: Fields & { name?: string | undefined; format: ResumeTextFormat; content: string }): Upload {
  return {
    upload: { bytes: new TextEncoder().encode(content), fileName: "", claimed: format },
    name,
    fields,
  };
}

function nameOf({ fileName }: ResumeFile): string {
  return (
    fileName
      .split(/[\\/]/)
      .at(-1)
      ?.replace(/\p{Cc}/gu, "")
      .trim()
      .slice(0, longestName) || nameOfNone
  );
}
