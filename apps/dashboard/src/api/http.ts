/** One request to the API: the session's cookie goes by itself, the answer is parsed by its schema. Knows no route. */
import { errorEnvelopeSchema } from "@leadfit/contracts";
import { z } from "zod";

/** Codes may be newer than the pages that a browser still has open. */
const problemSchema = z.object({
  error: errorEnvelopeSchema.shape.error.extend({ code: z.string() }),
  data: z.unknown().optional(),
});

/** An error answer. `status` 0: nobody answered. */
export class Problem extends Error {
  override name = "Problem";
  readonly status: number;
  readonly code: string;
  readonly detail: string | null;
  readonly issues: readonly { path: string; message: string }[];
  /** Whatever the answer held all the same. */
  readonly data: unknown;

  constructor(
    status: number,
    code: string,
    message: string,
    rest: { detail?: string | undefined; issues?: Problem["issues"] | undefined; data?: unknown } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.detail = rest.detail ?? null;
    this.issues = rest.issues ?? [];
    this.data = rest.data;
  }
}

type Request = {
  method?: "GET" | "POST" | "PUT" | "DELETE";
  /** A form goes as it is, anything else as JSON. */
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal | undefined;
};

/** @throws Problem */
export async function call<T>(schema: z.ZodType<T>, path: string, request: Request = {}): Promise<T> {
  const { body, headers = {}, signal } = request;
  const isForm = body instanceof FormData;
  const hasBody = body !== undefined;
  let response: Response;
  try {
    response = await fetch(path, {
      method: request.method ?? (hasBody ? "POST" : "GET"),
      headers: { ...(hasBody && !isForm && { "content-type": "application/json" }), ...headers },
      body: hasBody ? (isForm ? body : JSON.stringify(body)) : null,
      signal: signal ?? null,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Problem(
      0,
      "unreachable",
      "Leadfit does not answer. Is it still running? Start it with npm start.",
    );
  }
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw problemOf(response.status, answer);
  const parsed = z.object({ data: schema }).safeParse(answer);
  if (parsed.success) return parsed.data.data;
  const { path: where = [], message } = parsed.error.issues[0] ?? {};
  throw new Problem(
    response.status,
    "unexpected_answer",
    `These pages and the API do not fit together (${path}, ${where.join(".")}: ${message}). Reload the page.`,
  );
}

function problemOf(status: number, answer: unknown): Problem {
  const parsed = problemSchema.safeParse(answer).data;
  if (!parsed) return new Problem(status, "unknown", `The answer was HTTP ${status}, and not Leadfit's.`);
  const { code, message, detail, issues } = parsed.error;
  return new Problem(status, code, message, { detail, issues, data: parsed.data });
}

/** `?a=1&b=2` of what is set; "" where nothing is. */
export function queryOf(params: Record<string, string | number | boolean | undefined | null>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined && value !== null && value !== "") query.set(name, String(value));
  }
  const text = query.toString();
  return text && `?${text}`;
}

export const part = encodeURIComponent;
