/** Five thousand postings in one request: each answered, none lost, none held. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { BulkAnswer } from "@leadfit/contracts";
import { createTestDatabase, createTestHome, freePort, repositoryRoot, startProcess } from "@leadfit/testkit";
import { expect, test } from "vitest";

const postings = 5_000;

const row = (n: number, filler = "") => ({
  site: "indeed",
  job_url: `https://www.indeed.example/viewjob?jk=${n}`,
  title: `Engineer ${n}`,
  company: "Quillworks",
  date_posted: "2026-10-02",
  description: `**Requirements**\n\n* ${n} years of Python${filler}`,
});

/** @param look called while it is sent */
async function send(
  url: string,
  key: string,
  { of = postings, filler = "", look = () => {} }: { of?: number; filler?: string; look?: () => void } = {},
): Promise<BulkAnswer[]> {
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent === of) return controller.close();
      controller.enqueue(new TextEncoder().encode(`${JSON.stringify(row(sent++, filler))}\n`));
      if (sent % 50 === 0) look();
    },
  });
  const response = await fetch(`${url}/v1/jobs/bulk`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/x-ndjson" },
    body,
    duplex: "half",
  } as RequestInit);
  const lines = (await response.text()).trim().split("\n");
  return lines.map((line) => JSON.parse(line) as BulkAnswer);
}

test(`to a Leadfit as a user starts it, ${postings} postings: each answered, none lost, and known the second time`, async () => {
  const home = createTestHome();
  try {
    const { url, call } = await home.up();
    const key = readFileSync(join(home.path, "admin.key"), "utf8").trim();
    const first = await send(url, key);
    expect(first.map(({ line }) => line)).toEqual(Array.from({ length: postings }, (_, n) => n + 1));
    expect(new Set(first.map(({ status }) => status))).toEqual(new Set(["accepted"]));
    expect(new Set(first.map(({ job_id }) => job_id)).size).toBe(postings);
    const again = await send(url, key);
    expect(new Set(again.map(({ status }) => status))).toEqual(new Set(["duplicate"]));
    expect(again.map(({ job_id }) => job_id)).toEqual(first.map(({ job_id }) => job_id));
    for (const n of [0, postings - 1]) expect((await call(`/v1/jobs/${first[n]?.job_id}`)).status).toBe(200);
  } finally {
    await home.remove();
  }
}, 120_000);

/** Bytes of memory that a process holds. */
function memoryOf(pid: number): number {
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) * 1024;
}

test("memory does not grow with what is sent", async () => {
  const database = await createTestDatabase();
  const port = await freePort();
  const key = "a-key-for-the-tests-only";
  // A small heap: garbage that nobody has collected yet is not taken for what the API holds.
  const flags = ["--max-semi-space-size=4", "--max-old-space-size=80"];
  // The API alone: no worker's memory is taken for its own.
  const api = startProcess(process.execPath, [...flags, join(repositoryRoot, "apps/api/src/main.ts")], {
    env: {
      ...process.env,
      DATABASE_URL: database.url,
      PORT: String(port),
      LEADFIT_API_KEY: key,
      MALLOC_ARENA_MAX: "2",
    },
  });
  try {
    await api.says(/ready/);
    const seen: number[] = [];
    const filler = `\n\n${"We sail the seven seas. ".repeat(3_200)}`;
    const of = postings / 2;
    const answers = await send(`http://127.0.0.1:${port}`, key, {
      of,
      filler,
      look: () => seen.push(memoryOf(api.child.pid ?? 0)),
    });
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(["accepted"]));
    // The first tenth warms it up: what it needs for a few it may need for all.
    const warm = Math.max(...seen.slice(0, seen.length / 10));
    const sentBytes = of * filler.length;
    expect(Math.max(...seen) - warm).toBeLessThan(sentBytes / 3);
  } finally {
    api.destroy();
    await api.exited;
    await database.drop();
  }
}, 120_000);
