/** The examples run, as their first lines say. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { eventually, repositoryRoot, samplePages } from "@leadfit/testkit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ApiStack, openApiStack } from "./api-stack.ts";

let stack: ApiStack;
let scratch: string;

beforeAll(async () => {
  stack = await openApiStack();
  scratch = mkdtempSync(join(tmpdir(), "leadfit-examples-"));
});

afterAll(async () => {
  await stack.stop();
  rmSync(scratch, { recursive: true });
});

/** @returns what it printed, by lines @throws with what it said where it failed */
async function run(command: string, args: string[]): Promise<string[]> {
  const child = spawn(command, args, {
    cwd: repositoryRoot,
    env: { ...process.env, LEADFIT_URL: stack.url, LEADFIT_KEY: stack.key },
  });
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  if (code !== 0) throw new Error(`${command} ${args.join(" ")}: ${code}\n${out}${err}`);
  return out.trim().split("\n");
}

const titles = async () =>
  await eventually(async () => {
    const rows = await stack.database.query<{ title: string | null; state: string }>(
      "select job_title as title, state from job_details join assessments using (job_id) order by 1",
    );
    if (rows.some(({ state }) => state === "pending")) throw new Error("still under way");
    return rows.map(({ title }) => title);
  });

test("curl.sh: a file of JSON Lines, each line answered", async () => {
  const lines = await run("sh", ["examples/curl.sh", "examples/postings.jsonl"]);
  expect(lines.map((line) => JSON.parse(line).status)).toEqual(["accepted", "accepted", "accepted"]);
  expect(await titles()).toEqual(["Backend Engineer", "Data Engineer", "Site Reliability Engineer"]);
});

test("post-jobs.ts: the same file, known by now, and how each job is rated", async () => {
  const lines = await run(process.execPath, ["examples/post-jobs.ts", "examples/postings.jsonl"]);
  expect(lines.slice(0, 3).map((line) => line.split(" ")[1])).toEqual([
    "duplicate",
    "duplicate",
    "duplicate",
  ]);
  for (const line of lines.slice(3)) expect(line).toMatch(/^(high|medium|low): .+ Engineer at \w+/);
  expect(lines).toHaveLength(6);
});

test("scraper.py: a site's list of jobs, and a table that JobSpy has written", async () => {
  const bare =
    "<h1>Cook</h1><h2>Requirements</h2><ul><li>Experience with soups</li><li>Fluent English</li></ul>";
  const pages: Record<string, string> = {
    "/jobs": '<a href="/jobs/1">One</a> <a href="/jobs/2#apply">Two</a> <a href="/about">About</a>',
    "/jobs/1": samplePages.numbered(1),
    "/jobs/2": `<html><body><main>${bare}</main></body></html>`,
  };
  const site: Server = createServer((request, response) => {
    response.end(pages[request.url ?? ""] ?? "<p>Nothing.</p>");
  }).listen(0, "127.0.0.1");
  await once(site, "listening");
  const { port } = site.address() as AddressInfo;
  const lines = await run("python3", ["examples/scraper.py", `http://127.0.0.1:${port}/jobs`]);
  site.close();
  expect(lines.map((line) => line.split(" ")[0])).toEqual(["accepted", "accepted"]);
  const table = join(scratch, "jobs.csv");
  writeFileSync(
    table,
    'site,job_url,title,company,date_posted,min_amount,is_remote,description\nindeed,https://indeed.example/9,Tester,Quillworks,2026-10-02,,True,"**Requirements**\n\n* Python"\nlinkedin,https://linkedin.example/8,Nobody,Quillworks,,,,\n',
  );
  const rows = await run("python3", ["examples/scraper.py", table]);
  expect(rows[0]).toMatch(/^accepted /);
  expect(rows[1]).toContain("linkedin_fetch_description");
  expect(await titles()).toContain("Tester");
  expect(await titles()).toContain("Backend Engineer 1");
});
