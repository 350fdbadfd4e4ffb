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
    "an API killed before its commit leaves nothing; killed after it, the same posting posted again comes to the same job and assessment",
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
        await eventually(async () => assert.equal(await openTransactions(stand), 0));
        assert.deepEqual(await rowsOf(stand, early), [], "half of a posting was stored");
        api = await restart();
        assert.equal((await postPage(direct, pageOf(early), early)).status, 202);

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
          { job_id: again.jobId, assessment_id: again.assessmentId },
          stored,
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

async function openTransactions({ count }: Stand): Promise<number> {
  return await count(
    `select count(*)::int as n from pg_stat_activity
     where datname = current_database() and state like 'idle in transaction%'`,
  );
}

async function rowsOf({ database }: Stand, jobId: string): Promise<object[]> {
  return await database.query(
    "select job_id, assessment_id from job_details left join assessments using (job_id) where job_id = $1",
    [jobId],
  );
}
