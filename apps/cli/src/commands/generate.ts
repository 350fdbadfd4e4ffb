/** `leadfit generate`: a batch started and watched to its end. The batch itself is the service's and outlives this command. */
import { setTimeout as pause } from "node:timers/promises";
import { ApiError, type LeadfitClient } from "@leadfit/client";
import { type Batch, type GenerateBody, generateBodySchema } from "@leadfit/contracts";
import { isUnreachable } from "../explain.ts";
import { createProgressBar } from "../progress-bar.ts";
import { UsageError } from "../usage-error.ts";
import { withClient } from "../with-client.ts";

export type GenerateOptions = { limit: string; daysBack: string; concurrency: string };

const lookMs = 500;

export async function generate(options: GenerateOptions): Promise<void> {
  const body = parseBody(options);
  await withClient(async (client) => {
    const { batch_id, total } = await client.generate(body);
    if (total === 0) {
      console.log(`Nothing to do: no job of the last ${body.days_back} days lacks an assessment.`);
      return;
    }
    const { completed, quarantined } = await watch(client, batch_id, total);
    console.log(`${completed} assessed, ${quarantined} parked`);
    if (completed === 0) process.exitCode = 1;
  });
}

/** The API would say the same, but only after it was started. */
function parseBody({ limit, daysBack, concurrency }: GenerateOptions): GenerateBody {
  const parsed = generateBodySchema.safeParse({
    limit: Number(limit),
    days_back: Number(daysBack),
    concurrency: Number(concurrency),
  });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UsageError(`--${issue?.path.join(".").replace("_", "-")}: ${issue?.message}`);
}

async function watch(client: LeadfitClient, batchId: string, total: number): Promise<Batch> {
  const bar = createProgressBar("Assessed", total);
  try {
    for (;;) {
      const batch = await look(client, batchId);
      if (batch) {
        const { completed, quarantined, state } = batch;
        bar.show(completed + quarantined, quarantined > 0 ? `${quarantined} parked` : "");
        if (state === "ended") return batch;
      }
      await pause(lookMs);
    }
  } finally {
    bar.clear();
  }
}

/** @returns null where the database is away for a moment @throws UsageError where nobody answers any more */
async function look(client: LeadfitClient, batchId: string): Promise<Batch | null> {
  try {
    return await client.batch(batchId);
  } catch (error) {
    if (error instanceof ApiError && error.status === 503) return null;
    if (isUnreachable(error))
      throw new UsageError(`Leadfit was stopped; it goes on with batch ${batchId} when it runs again.`);
    throw error;
  }
}
