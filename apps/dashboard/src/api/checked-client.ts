/** The API's client, and the calls that it has none for. Every answer is checked. Loaded with the first of them (client.ts). */
import "../zod-setup.ts";
import { ApiError, createClient } from "@leadfit/client";
import { errorEnvelopeSchema, type Resume, resumeSchema } from "@leadfit/contracts";

/** Repeats nothing by itself: queries do, where somebody still wants to know. */
export const client = createClient({ url: location.origin, retry: { retries: 0 } });

type Request = { method: "POST" | "PUT" | "DELETE"; body?: FormData | object };

/** @returns the answer's data. @throws ApiError; TypeError where nobody answers */
async function send(path: string, { method, body }: Request): Promise<unknown> {
  const isForm = body instanceof FormData;
  const response = await fetch(path, {
    method,
    headers: body && !isForm ? { "content-type": "application/json" } : {},
    ...(body && { body: isForm ? body : JSON.stringify(body) }),
  });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new ApiError(response.status, errorEnvelopeSchema.safeParse(answer).data ?? null);
  return (answer as { data: unknown }).data;
}

export const own = {
  async startSession(token: string): Promise<void> {
    await send("/v1/session", { method: "POST", body: { token } });
  },
  async endSession(): Promise<void> {
    await send("/v1/session", { method: "DELETE" });
  },
  /** A file as a resume's next version. */
  async addResumeVersion(id: string, file: File): Promise<Resume> {
    const body = new FormData();
    body.append("file", file);
    const path = `/v1/resumes/${encodeURIComponent(id)}`;
    return resumeSchema.parse(await send(path, { method: "PUT", body }));
  },
};
