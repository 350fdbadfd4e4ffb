/** The API as these pages reach it: the session's cookie goes by itself. And what its errors say to people. */
import { ApiError, createClient } from "@leadfit/client";
import { errorEnvelopeSchema } from "@leadfit/contracts";
import { z } from "zod";
import { fetchOrTake } from "./early.ts";

/** Repeats nothing by itself: queries do, where somebody still wants to know. */
export const client = createClient({
  url: location.origin,
  retry: { retries: 0 },
  fetch: fetchOrTake,
});

/** What the client has no call for: sessions, and files as a next version. @throws ApiError; TypeError where nobody answers */
export async function callOwn<S extends z.ZodType>(
  schema: S,
  path: string,
  { method, body }: { method: "POST" | "PUT" | "DELETE"; body?: FormData | object },
): Promise<z.output<S>> {
  const isForm = body instanceof FormData;
  const response = await fetch(path, {
    method,
    headers: body && !isForm ? { "content-type": "application/json" } : {},
    ...(body && { body: isForm ? body : JSON.stringify(body) }),
  });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new ApiError(response.status, errorEnvelopeSchema.safeParse(answer).data ?? null);
  return schema.parse((answer as { data: unknown }).data);
}

export function messageOf(error: unknown): string {
  if (error instanceof ApiError) {
    return error.envelope?.error.message ?? `The answer was HTTP ${error.status}, and not Leadfit's.`;
  }
  if (error instanceof TypeError)
    return "Leadfit does not answer. Is it still running? Start it with npm start.";
  if (error instanceof z.ZodError) {
    const { path = [], message } = error.issues[0] ?? {};
    return `These pages and the API do not fit together (${path.join(".")}: ${message}). Reload the page.`;
  }
  return error instanceof Error ? error.message : String(error);
}

/** Everything that was wrong with what was sent. */
export const issuesOf = (error: unknown): readonly { path: string; message: string }[] =>
  (error instanceof ApiError && error.envelope?.error.issues) || [];

export const isSignedOut = (error: unknown): boolean => error instanceof ApiError && error.status === 401;

/** What did not answer, or not well, may be starting; what was refused is refused again. */
export const mayPass = (error: unknown): boolean =>
  error instanceof ApiError ? error.status >= 500 || error.status === 429 : error instanceof TypeError;

/** `?a=1&b=2` of what is set; "" where nothing is. */
export function queryOf(params: Record<string, string | number | boolean | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined) query.set(name, String(value));
  }
  const text = query.toString();
  return text && `?${text}`;
}
