/** The API of a scenario, and posting to it as a client would: with a key, and asking not to wait for the assessment. */
import { freePort, type TestProcess } from "@leadfit/testkit";
import { apiKey, type Stand } from "./stand.ts";

/** Starts the API and waits until it is ready. */
export async function startApi(
  stand: Stand,
  env: Record<string, string> = {},
): Promise<{ process: TestProcess; url: string }> {
  const port = await freePort();
  const started = await stand.startReady("api", { PORT: String(port), ...env });
  return { process: started, url: `http://127.0.0.1:${port}` };
}

export type Posted = { status: number; jobId: string; assessmentId: string; ms: number };

/** @throws where the connection fails, or no answer comes in time */
export async function postJson(
  url: string,
  path: string,
  body: unknown,
  timeoutMs = 30_000,
): Promise<Posted> {
  const startedAt = performance.now();
  const response = await fetch(new URL(path, url), {
    method: "POST",
    headers: {
      authorization: `Bearer ${apiKey}`,
      "content-type": "application/json",
      prefer: "respond-async",
    },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(timeoutMs),
  });
  const { data } = (await response.json()) as { data?: { job_id: string; assessment_id: string } };
  return {
    status: response.status,
    jobId: data?.job_id ?? "",
    assessmentId: data?.assessment_id ?? "",
    ms: performance.now() - startedAt,
  };
}

export async function postPage(
  url: string,
  html: string,
  jobId?: string,
  timeoutMs?: number,
): Promise<Posted> {
  return await postJson(url, "/html_extract", { html, ...(jobId && { job_id: jobId }) }, timeoutMs);
}
