/** A request's JSON body, read with a byte limit and parsed by its schema. */
import { storable, storableDeep } from "@leadfit/contracts";
import type { Context } from "hono";
import type { z } from "zod";
import { invalid, Problem } from "./problem.ts";

/** Bodies that carry no document. */
export const smallLimitBytes = 64 * 1024;

/**
 * @throws Problem 413, 415 or 400 that says what is wrong
 */
export async function readJson<S extends z.ZodType>(
  c: Context,
  schema: S,
  limitBytes: number,
): Promise<z.output<S>> {
  const type = c.req.header("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") {
    throw new Problem(
      415,
      "unsupported_media_type",
      "Send the body as JSON with Content-Type: application/json.",
    );
  }
  const text = decode(await readBytes(c.req.raw, limitBytes));
  if (text.trim() === "") throw new Problem(400, "invalid_json", "The body is empty; send a JSON object.");
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Problem(400, "invalid_json", "The body is not valid JSON.");
  }
  checkNesting(value);
  const parsed = schema.safeParse(storableDeep(value));
  if (!parsed.success) throw invalid("invalid_body", parsed.error);
  return parsed.data;
}

/** Deeper is nothing that a route takes, but what follows a value down would run out of stack. */
const deepest = 100;

/** @throws Problem 400 where it is nested too deeply, or a name in it is none that the database can hold */
export function checkNesting(value: unknown): void {
  let level = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) throw new Problem(400, "invalid_body", `The body nests deeper than ${deepest}.`);
    const objects = level.filter((item) => item !== null && typeof item === "object");
    if (objects.flatMap(Object.keys).some((name) => name !== storable(name))) {
      throw new Problem(400, "invalid_body", "A name in the body holds NUL or half a character.");
    }
    level = objects.flatMap(Object.values);
  }
}

/** @throws Problem 413 past the limit, 400 where the sender breaks off */
export async function readBytes(request: Request, limitBytes: number): Promise<Buffer> {
  const tooLarge = () =>
    new Problem(413, "body_too_large", `The body is larger than ${limitBytes / 1024 / 1024} MB.`);
  if (Number(request.headers.get("content-length") ?? 0) > limitBytes) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.byteLength;
      if (size > limitBytes) throw tooLarge();
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    // A connection that was reset, but none of ours to the database.
    throw new Problem(400, "invalid_body", "The body broke off before its end; send it again.");
  }
  return Buffer.concat(chunks);
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Problem(
      400,
      "invalid_encoding",
      "The body is not UTF-8. Convert the page to UTF-8 before posting it.",
    );
  }
}
