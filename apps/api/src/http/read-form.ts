/** A form with one file, as browsers and `curl -F` send it, read with a byte limit; its other fields by their schema. */
import type { Context } from "hono";
import type { z } from "zod";
import { invalid, Problem } from "./problem.ts";
import { readBytes } from "./read-json.ts";

/** What a form holds besides its file. */
const overheadBytes = 64 * 1024;

export type FormFile = { name: string; bytes: Uint8Array<ArrayBuffer> };

export function isForm(c: Context): boolean {
  return /^multipart\/form-data\s*;/i.test(c.req.header("content-type") ?? "");
}

/** @throws Problem 413 or 400 that says what is wrong */
export async function readForm<S extends z.ZodType>(
  c: Context,
  schema: S,
  fileLimitBytes: number,
): Promise<{ file: FormFile; fields: z.output<S> }> {
  const body = new Uint8Array(await readBytes(c.req.raw, fileLimitBytes + overheadBytes));
  const form = await new Response(body, { headers: { "content-type": c.req.header("content-type") ?? "" } })
    .formData()
    .catch(() => null);
  if (!form) throw new Problem(400, "invalid_body", "The form cannot be read; send multipart/form-data.");
  const file = form.get("file");
  if (!(file instanceof File)) {
    throw new Problem(
      400,
      "invalid_body",
      "file: send the resume's file in this field (curl -F file=@resume.pdf).",
    );
  }
  if (file.size > fileLimitBytes) {
    const limit = `The file is larger than ${fileLimitBytes / 1024 / 1024} MB.`;
    throw new Problem(413, "body_too_large", limit);
  }
  form.delete("file");
  const fields = schema.safeParse(Object.fromEntries(form));
  if (!fields.success) throw invalid("invalid_body", fields.error);
  return { file: { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }, fields: fields.data };
}
