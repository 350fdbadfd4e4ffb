/**
 * Postings from a file of JSON Lines into Leadfit, and their ratings as they come:
 *
 *   LEADFIT_KEY=$(cat .leadfit/admin.key) node examples/post-jobs.ts examples/postings.jsonl
 *
 * The file is read while it is sent: it may be larger than memory.
 */
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { createClient } from "@leadfit/client";

const { LEADFIT_URL = "http://127.0.0.1:8787", LEADFIT_KEY } = process.env;
const [file] = process.argv.slice(2);
if (!LEADFIT_KEY || !file) throw new Error("usage: LEADFIT_KEY=… node examples/post-jobs.ts postings.jsonl");

const leadfit = createClient({ url: LEADFIT_URL, key: LEADFIT_KEY });

async function* postings(): AsyncGenerator<Record<string, unknown>> {
  for await (const line of createInterface({ input: createReadStream(file as string) })) {
    if (line.trim() !== "") yield JSON.parse(line);
  }
}

const jobIds: string[] = [];
for await (const { index, status, job_id, error } of leadfit.ingestMany(postings())) {
  console.log(`${index + 1}: ${status} ${job_id ?? error}`);
  if (job_id) jobIds.push(job_id);
}

for (const jobId of new Set(jobIds)) {
  let job = await leadfit.job(jobId);
  while (job.state === "processing") {
    await pause(500);
    job = await leadfit.job(jobId);
  }
  console.log(`${job.rating ?? job.state}: ${job.job_title} at ${job.job_company}`);
}
