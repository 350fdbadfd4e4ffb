/** The typed client against the API as it is: pages, postings, live events, lists and files. */
import { ApiError, createClient, type LeadfitClient } from "@leadfit/client";
import { samplePages } from "@leadfit/testkit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ApiStack, openApiStack } from "./api-stack.ts";

const patient = 90_000;
let stack: ApiStack;
let client: LeadfitClient;

beforeAll(async () => {
  stack = await openApiStack();
  client = createClient({ url: stack.url, key: stack.key });
}, patient);

afterAll(async () => {
  await stack.stop();
});

test("events tell of a job from its first stage to its rating", { timeout: patient }, async () => {
  const seen: string[] = [];
  const stop = new AbortController();
  const started = Promise.withResolvers<void>();
  const watching = (async () => {
    for await (const { event, data } of client.events({ signal: stop.signal })) {
      started.resolve();
      if (event !== "progress" || data.job_id !== "watched") continue;
      seen.push(data.state);
      if (data.state === "completed") return data;
    }
    throw new Error("the events ended");
  })();
  // The first words of the stream say how the queues stand.
  await started.promise;
  const job = await client.assessPage({ html: samplePages.posting, job_id: "watched" });
  const last = await watching;
  stop.abort();
  expect(last).toMatchObject({ rating: job.rating, stages_done: 5, assessment_id: job.assessment_id });
  expect(seen.at(-1)).toBe("completed");
});

test("postings go in, leads come out: as a list, by pages, as a file and as a report", {
  timeout: patient,
}, async () => {
  const postings = Array.from({ length: 7 }, (_, n) => ({
    title: `Sailor ${n}`,
    company: "Northwind",
    url: `https://northwind.example/jobs/${n}`,
    description: "Requirements:\n- Experience with PostgreSQL\n- Fluent English",
  }));
  const ids: (string | null)[] = [];
  for await (const { status, job_id } of client.ingestMany(postings)) {
    expect(status).toBe("accepted");
    ids.push(job_id);
  }
  // Each until it is rated: the list is sorted by rating, and one rated meanwhile would move to a page already read.
  const assessed = [];
  for (const posting of postings) assessed.push(await client.assessPosting(posting));
  expect(assessed.map(({ job_id, state }) => [job_id, state])).toEqual(ids.map((id) => [id, "completed"]));
  const found: string[] = [];
  for await (const lead of client.allLeads({ q: "northwind", limit: 3 })) found.push(lead.job_id);
  expect(found.sort()).toEqual([...ids].sort());
  const id = ids[0] ?? "";
  await client.setApplication(id, { status: "applied" });
  const { leads, total } = await client.leads({ status: "applied" });
  expect([total, leads[0]?.job_id, leads[0]?.application?.status]).toEqual([1, id, "applied"]);
  const file = await new Response(await client.exportLeads({ format: "csv", q: "northwind" })).text();
  expect(file.trim().split("\n")).toHaveLength(1 + postings.length);
  expect(await client.jobReport(id)).toMatch(/^# Sailor 0\n/);
  expect((await client.jobAt("https://northwind.example/jobs/0?utm_source=x")).job_id).toBe(id);
});

test("what the API refuses is an error with its words", async () => {
  const refused = await client.job("nobody").catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(ApiError);
  expect(refused).toMatchObject({ status: 404, envelope: { error: { code: "unknown_job" } } });
  const wrong = createClient({ url: stack.url, key: "wrong-key-wrong-key" });
  await expect(wrong.events().next()).rejects.toMatchObject({ status: 401 });
});
