/** Errors as answers: thrown anywhere in a route, turned into the error envelope in one place. */
import type { ErrorCode, ErrorEnvelope } from "@leadfit/contracts";
import { isAway } from "@leadfit/db";
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { z } from "zod";
import type { ApiDeps } from "../deps.ts";
import { isErased } from "./is-erased.ts";
import { isUnstorable } from "./is-unstorable.ts";
import type { RefusalLog } from "./refusal-log.ts";

type Extra = { detail?: string; issues?: { path: string; message: string }[]; data?: unknown };

/** An answer other than success. `message` says what to do. */
export class Problem extends Error {
  override name = "Problem";
  readonly status: ContentfulStatusCode;
  readonly code: ErrorCode;
  readonly extra: Extra;

  constructor(status: ContentfulStatusCode, code: ErrorCode, message: string, extra: Extra = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.extra = extra;
  }

  envelope(): ErrorEnvelope {
    const { detail, issues, data } = this.extra;
    return {
      status: "error",
      error: { code: this.code, message: this.message, ...(detail && { detail }), ...(issues && { issues }) },
      ...(data !== undefined && { data }),
    };
  }
}

/** Shape errors, each with its path. */
export function invalid(code: "invalid_body" | "invalid_query", error: z.ZodError): Problem {
  const issues = error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
  const first = issues[0];
  return new Problem(400, code, first ? `${first.path || "body"}: ${first.message}` : "invalid", { issues });
}

/**
 * The app's error handler.
 * @param refused told of every Problem, and of a database that is away
 */
export function answerProblem(log: ApiDeps["log"], refused: RefusalLog = () => {}) {
  return (error: Error, c: Context): Response => {
    if (error instanceof Problem) {
      refused(error, c);
      return c.json(error.envelope(), error.status);
    }
    if (error instanceof HTTPException) {
      return c.json(
        new Problem(error.status as ContentfulStatusCode, "invalid_body", error.message).envelope(),
        error.status,
      );
    }
    if (isAway(error)) {
      const away = new Problem(503, "not_ready", "The database does not answer just now; try again.");
      refused(away, c, reasonOf(error));
      c.header("Retry-After", "2");
      return c.json(away.envelope(), away.status);
    }
    if (isUnstorable(error)) {
      const message = "The request holds text that cannot be stored: NUL or half a character.";
      return c.json(new Problem(400, "invalid_body", message).envelope(), 400);
    }
    if (isErased(error)) {
      const message = "What this request names was erased while it was under way; send it again.";
      return c.json(new Problem(409, "erased", message).envelope(), 409);
    }
    log.error({ path: c.req.path, error: reasonOf(error), stack: framesOf(error) }, "request failed");
    const message = "Something went wrong on our side; the log of the api has the details.";
    return c.json(new Problem(500, "internal_error", message).envelope(), 500);
  };
}

const longestLine = 200;

/** An error's first and last line: between them Prisma prints the values that it was called with. */
function reasonOf({ message }: Error): string {
  const lines = message.split("\n").filter((line) => line.trim() !== "");
  return [...new Set([lines.at(0) ?? "", lines.at(-1) ?? ""])]
    .map((line) => line.trim().slice(0, longestLine))
    .join(" … ");
}

function framesOf({ stack = "" }: Error): string {
  return stack
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .join("\n");
}
