import { type RecentJob, stages } from "@leadfit/contracts";
import {
  checkInvariants,
  createTestHome,
  eventually,
  samplePages,
  sampleResume,
  watchCommits,
} from "@leadfit/testkit";
import { expect, test } from "vitest";
import { databaseAt } from "./own-server.ts";

const jobs = 50;
const recoveryMs = 30_000;

test("kill -9 of Postgres half-way through 50 jobs: every job ends within 30 s, each stage committed once", async () => {
  const home = createTestHome();
  try {
    const { call } = await home.up();
    const { query } = databaseAt(home.postgres().url);
    await watchCommits(query);
    await call("/v1/resumes", { name: "Mara", format: "markdown", content: sampleResume });
    const accepted = await Promise.all(
      Array.from({ length: jobs }, (_, n) =>
        call(
          "/html_extract",
          { html: samplePages.numbered(n), job_id: `job-${n}` },
          { prefer: "respond-async" },
        ),
      ),
    );
    expect(accepted.map(({ status }) => status)).toEqual(accepted.map(() => 202));
    const states = async (state: RecentJob["state"]) => {
      const { data } = await call<RecentJob[]>("/jobs_recent");
      return data.filter((job) => job.state === state).length;
    };
    await eventually(async () => expect(await states("completed")).toBeGreaterThan(jobs / 4));
    expect(await states("completed")).toBeLessThan(jobs);
    process.kill(home.postgres().pid, "SIGKILL");
    const killed = Date.now();
    await eventually(async () => expect(await states("completed")).toBe(jobs), 60_000);
    expect(Date.now() - killed).toBeLessThan(recoveryMs);

    const rows = await query(
      "select count(*)::int as runs, count(distinct stage)::int as stages from llm_runs_v2 group by assessment_id",
    );
    expect(rows).toEqual(
      Array.from({ length: jobs }, () => ({ runs: stages.length, stages: stages.length })),
    );
    await checkInvariants(query, { accepted: jobs });
  } finally {
    await home.remove();
  }
}, 120_000);
