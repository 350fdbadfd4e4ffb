/** The API dies while it takes a posting in: before its commit, or between the commit and the answer. */
import { strict as assert } from "node:assert";
import { eventually, freePort, startFaultProxy } from "@leadfit/testkit";
import pg from "pg";
import { postPage } from "../api-client.ts";
import { bothBackends, type Scenario } from "../scenario.ts";
import { openStand, pageOf, type Stand } from "../stand.ts";

export type ApiKilled = { rounds: number };

export const apiKilled: Scenario<ApiKilled> = {
  name: "api-killed",
  guarantee:
    "an API killed at its commit leaves a posting whole or not at all, and the same one posted again comes to the same job and assessment",
  backends: bothBackends,
  short: { rounds: 1 },
  long: { rounds: 10 },
  how: ({ rounds }) =>
    `${rounds} × SIGKILL of the API while its commit waits for a lock, ${rounds} × while its answer is held back by a proxy; each posting is posted again to the API started anew`,
  async run(place, { rounds }) {
    const stand = await openStand(place);
    const port = await freePort();
    const env = { PORT: String(port) };
    const direct = `http://127.0.0.1:${port}`;
    const proxy = await startFaultProxy({ port });
    try {
      let api = await stand.startReady("api", env);
      const restart = async () => {
        api.destroy();
        await api.exited;
        return await stand.startReady("api", env);
      };
      for (let round = 0; round < rounds; round++) {
        const early = `early-${round}`;
        const release = await holdIngest(stand);
        const cut = assert.rejects(postPage(direct, pageOf(early), early));
        await eventually(async () => assert.equal(await waitingForLocks(stand), 1));
        api.destroy();
        await cut;
        await release();
        await eventually(async () => assert.equal(await underWay(stand), 0));
        // The server may have ended the statement that nobody waits for any more: then all of it is there.
        const [left] = await rowsOf(stand, early);
        if (left)
          assert.ok(
            Object.values(left).every((value) => value !== null),
            "half of a posting was stored",
          );
        api = await restart();
        const anew = await postPage(direct, pageOf(early), early);
        assert.equal(anew.status, 202);
        if (left) assert.equal(anew.assessmentId, left.assessment_id, "the same posting became another");

        const late = `late-${round}`;
        proxy.muteAnswers();
        const unheard = assert.rejects(postPage(proxy.through(direct), pageOf(late), late));
        await eventually(async () => assert.equal((await rowsOf(stand, late)).length, 1));
        api.destroy();
        await unheard;
        proxy.flow();
        const [stored] = await rowsOf(stand, late);
        api = await restart();
        const again = await postPage(proxy.through(direct), pageOf(late), late);
        assert.equal(again.status, 202);
        assert.deepEqual(
          [again.jobId, again.assessmentId],
          [stored?.job_id, stored?.assessment_id],
          "the same posting became another",
        );
      }
      stand.start("workers");
      await stand.allEnded(60_000);
      const { completed } = await stand.check({ accepted: rounds * 2 });
      return [
        { what: "postings", value: rounds * 2 },
        {
          what: "jobs",
          value: await stand.count("select count(*)::int as n from job_details"),
          limit: { exactly: rounds * 2 },
        },
        { what: "completed", value: completed, limit: { exactly: rounds * 2 } },
      ];
    } finally {
      await proxy.close();
      await stand.close();
    }
  },
};

/** An ingest gets as far as its assessment, and waits there, uncommitted, until released. */
async function holdIngest({ database }: Stand): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query("begin");
  await client.query("lock table assessments in share row exclusive mode");
  return async () => {
    await client.query("rollback");
    await client.end();
  };
}

async function waitingForLocks({ count }: Stand): Promise<number> {
  return await count(
    `select count(*)::int as n from pg_locks where not granted and relation = 'assessments'::regclass
     and database = (select oid from pg_database where datname = current_database())`,
  );
}

/** Connections that are in a transaction or a statement, but for the one that asks. */
async function underWay({ count }: Stand): Promise<number> {
  return await count(
    `select count(*)::int as n from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
       and state <> 'idle'`,
  );
}

type Stored = { job_id: string; page: string | null; assessment_id: string | null; task: string | null };

/** A posting's job, and of what belongs to it what is there. */
async function rowsOf({ database }: Stand, jobId: string): Promise<Stored[]> {
  return await database.query<Stored>(
    `select j.job_id, p.job_id as page, a.assessment_id, t.stage as task
     from job_details j left join job_pages p using (job_id) left join assessments a using (job_id)
       left join stage_tasks t using (assessment_id)
     where j.job_id = $1`,
    [jobId],
  );
}
