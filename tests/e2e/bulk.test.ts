/** Postings as data: what JobSpy and schema.org write goes in as it is, each line is answered, and nothing is held. */
import type { BulkAnswer, JobData } from "@leadfit/contracts";
import { eventually } from "@leadfit/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ApiStack, openApiStack } from "./api-stack.ts";

let stack: ApiStack;

beforeAll(async () => {
  stack = await openApiStack();
});

afterAll(async () => {
  await stack.stop();
});

const row = (n: number) => ({
  id: `in-${n}`,
  site: "indeed",
  job_url: `https://www.indeed.example/viewjob?jk=${n}`,
  title: `Backend Engineer ${n}`,
  company: "Quillworks",
  location: "Oslo, Norway",
  date_posted: "2026-10-02",
  min_amount: null,
  emails: "",
  description: "**Requirements**\n\n* 5\\+ years of Python\n* PostgreSQL\n* Fluent English",
});
const lines = (rows: readonly unknown[]) => rows.map((one) => `${JSON.stringify(one)}\n`).join("");

async function post(path: string, body: string | ReadableStream<Uint8Array>, type: string) {
  return await fetch(stack.url + path, {
    method: "POST",
    headers: { authorization: `Bearer ${stack.key}`, "content-type": type },
    body,
    ...(body instanceof ReadableStream && { duplex: "half" }),
  } as RequestInit);
}

async function bulk(body: string | ReadableStream<Uint8Array>, query = ""): Promise<BulkAnswer[]> {
  const response = await post(`/v1/jobs/bulk${query}`, body, "application/x-ndjson");
  expect([response.status, response.headers.get("content-type")]).toEqual([200, "application/x-ndjson"]);
  const text = await response.text();
  return text.trim() === ""
    ? []
    : text
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line));
}

const count = async (sql: string) => (await stack.database.query<{ n: number }>(sql))[0]?.n;

describe("one posting", () => {
  const posting = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    title: "Lock Keeper",
    hiringOrganization: { "@type": "Organization", name: "Northwind" },
    description: "<h3>Requirements</h3><ul><li>Experience with Python</li><li>Fluent English</li></ul>",
  };

  test("of schema.org is answered with its assessment", async () => {
    const response = await post("/v1/jobs?job_id=lock-keeper", JSON.stringify(posting), "application/json");
    expect(response.status).toBe(200);
    const { data } = (await response.json()) as { data: JobData };
    expect(data).toMatchObject({ job_id: "lock-keeper", job_title: "Lock Keeper", state: "completed" });
  });

  test("without a description says so and stores nothing", async () => {
    const before = await count("select count(*)::int as n from job_details");
    const response = await post(
      "/v1/jobs",
      JSON.stringify({ ...posting, description: "" }),
      "application/json",
    );
    const { error } = (await response.json()) as { error: { code: string; message: string } };
    expect([response.status, error.code]).toEqual([400, "invalid_body"]);
    expect(error.message).toContain("description");
    expect(await count("select count(*)::int as n from job_details")).toBe(before);
  });
});

describe("many postings", () => {
  test("each line is answered in its place; a bad one stops no other and stores nothing", async () => {
    const bare = `${JSON.stringify(row(3)).replace('"min_amount":null', '"min_amount":NaN')}\n`;
    const answers = await bulk(
      `${lines([row(1), row(2)])}{"title": \n\n${lines([{ title: "No text" }, row(1)])}${bare}"a word"\n${JSON.stringify(row(4))}`,
    );
    expect(answers.map(({ line, status }) => [line, status])).toEqual([
      [1, "accepted"],
      [2, "accepted"],
      [3, "invalid"],
      [5, "invalid"],
      [6, "duplicate"],
      [7, "accepted"],
      [8, "invalid"],
      [9, "accepted"],
    ]);
    expect(answers[4]?.job_id).toBe(answers[0]?.job_id);
    expect(answers[3]?.error).toContain("description");
    expect(answers[2]).toMatchObject({ job_id: null, assessment_id: null });
    expect(await count("select count(*)::int as n from job_details where job_url like '%jk=_'")).toBe(4);
    const again = await bulk(lines([1, 2, 3, 4].map(row)));
    expect(again.map(({ status }) => status)).toEqual(Array(4).fill("duplicate"));
    expect(again.map(({ job_id }) => job_id)).toEqual([0, 1, 5, 7].map((index) => answers[index]?.job_id));
    expect(
      await count(
        "select count(*)::int as n from assessments join job_details using (job_id) where job_url like '%jk=_'",
      ),
    ).toBe(4);
  });

  test("what was given stands in the lead that comes of it", async () => {
    const [answer] = await bulk(
      lines([{ ...row(10), min_amount: 90_000, currency: "NOK", interval: "yearly" }]),
    );
    const data = await eventually(async () => {
      const response = await fetch(`${stack.url}/v1/jobs/${answer?.job_id}`, {
        headers: { authorization: `Bearer ${stack.key}` },
      });
      const { data } = (await response.json()) as { data: JobData };
      if (data.state !== "completed") throw new Error(data.state);
      return data;
    });
    expect(data).toMatchObject({
      job_title: "Backend Engineer 10",
      job_company: "Quillworks",
      job_salary: { min: 90_000, currency: "NOK", period: "YEAR" },
      assessment_id: answer?.assessment_id,
    });
    const [stored] = await stack.database.query<{ sources: Record<string, string> }>(
      "select job_sources as sources from job_details where job_id = $1",
      [answer?.job_id],
    );
    expect(stored?.sources).toMatchObject({ title: "given", salary: "given", description: "given" });
    expect(data.required_qualifications.length).toBeGreaterThan(0);
  });

  test("two requests with the same postings at once come to one job each", async () => {
    const body = lines(Array.from({ length: 60 }, (_, n) => row(1_000 + n)));
    const [one, two] = await Promise.all([bulk(body), bulk(body)]);
    expect(two.map(({ job_id }) => job_id)).toEqual(one.map(({ job_id }) => job_id));
    const opened = [...one, ...two].filter(({ status }) => status === "accepted");
    expect(opened).toHaveLength(60);
  });

  test("a line is answered before the next one is sent", async () => {
    const { readable, writable } = new TransformStream<Uint8Array>();
    const writer = writable.getWriter();
    const send = (one: unknown) => writer.write(new TextEncoder().encode(lines([one])));
    const sent = send(row(2_000));
    const response = await post("/v1/jobs/bulk", readable, "application/x-ndjson");
    const reader = (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader();
    const first = await reader.read();
    expect(first.value).toContain('"line":1,"status":"accepted"');
    await sent;
    const next = send(row(2_001));
    expect((await reader.read()).value).toContain('"line":2,"status":"accepted"');
    await next;
    await writer.close();
    expect((await reader.read()).done).toBe(true);
  });

  test("a line of more than 5 MB is answered and not held; the next one is taken", async () => {
    const long = JSON.stringify({ ...row(3_000), description: "x".repeat(6 * 1024 * 1024) });
    const answers = await bulk(`${long}\n${lines([row(3_001)])}`);
    expect(answers.map(({ status }) => status)).toEqual(["invalid", "accepted"]);
    expect(answers[0]?.error).toContain("5 MB");
  });

  test("an unknown resume, an unknown setting and another type are refused as a whole", async () => {
    const send = async (query: string, type = "application/x-ndjson") =>
      (await post(`/v1/jobs/bulk${query}`, lines([row(4_000)]), type)).status;
    expect(await send("?resume_id=nobody")).toBe(404);
    expect(await send("?resume=nobody")).toBe(400);
    expect(await send("", "application/json")).toBe(415);
    expect(await count("select count(*)::int as n from job_details where job_title like '% 4000'")).toBe(0);
  });
});
