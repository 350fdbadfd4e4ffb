/** `leadfit ingest pages/`: every page of a folder posted, a few at a time; a bad one never stops the others. */
import { ApiError, type LeadfitClient } from "@leadfit/client";
import { pageLimitBytes } from "@leadfit/contracts";
import { explain } from "../explain.ts";
import { pageFiles } from "../page-files.ts";
import { createProgressBar } from "../progress-bar.ts";
import { readTextFile } from "../read-text-file.ts";
import { UsageError } from "../usage-error.ts";
import { withClient } from "../with-client.ts";

export type IngestOptions = { recursive?: boolean; concurrency: string };

type Ending = "assessed" | "no_posting" | "failed" | "no_resume" | "unfinished";

const maxConcurrency = 32;

export async function ingest(
  folder: string,
  { recursive = false, concurrency }: IngestOptions,
): Promise<void> {
  const lanes = Number(concurrency);
  if (!Number.isInteger(lanes) || lanes < 1 || lanes > maxConcurrency)
    throw new UsageError(`--concurrency: must be a whole number from 1 to ${maxConcurrency}`);
  const files = pageFiles(folder, recursive);
  const counts: Record<Ending, number> = {
    assessed: 0,
    no_posting: 0,
    failed: 0,
    no_resume: 0,
    unfinished: 0,
  };
  const failures: string[] = [];
  await withClient(async (client) => {
    const bar = createProgressBar("Taken in", files.length);
    let done = 0;
    bar.show(done);
    // One iterator shared by all lanes: each takes the next file as soon as it is free.
    const queue = files.values();
    const lane = async (): Promise<void> => {
      for (const file of queue) {
        const ending = await take(client, file, failures);
        counts[ending]++;
        bar.show(++done, counts.failed > 0 ? `${counts.failed} failed` : "");
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    bar.clear();
  });
  for (const failure of failures.sort()) console.error(failure);
  console.log(summary(counts));
  if (counts.failed === files.length) process.exitCode = 1;
}

async function take(client: LeadfitClient, file: string, failures: string[]): Promise<Ending> {
  let page: string;
  try {
    page = readTextFile(file, pageLimitBytes);
  } catch (error) {
    failures.push(explain(error));
    return "failed";
  }
  try {
    const { state, quarantine } = await client.assessPage({ html: page });
    if (state === "completed") return "assessed";
    return quarantine ? "no_resume" : "unfinished";
  } catch (error) {
    if (error instanceof ApiError && error.envelope?.error.code === "missing_job_description")
      return "no_posting";
    failures.push(`${file}: ${explain(error)}`);
    return "failed";
  }
}

function summary(counts: Record<Ending, number>): string {
  const parts = [
    `${counts.assessed} assessed`,
    `${counts.no_posting} without a posting`,
    `${counts.failed} failed`,
  ];
  if (counts.no_resume > 0) parts.push(`${counts.no_resume} waiting for a resume`);
  if (counts.unfinished > 0) parts.push(`${counts.unfinished} still on their way`);
  return parts.join(", ");
}
