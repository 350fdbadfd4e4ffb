import type { Lead, LeadSort } from "@leadfit/contracts";
import { createTestDatabase, type TestDatabase } from "@leadfit/testkit";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Database, openDatabase } from "./database.ts";

let database: TestDatabase;
let db: Database;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.url, poolMax: 4, onError: () => {} });
});

afterAll(async () => {
  await db.close();
  await database.drop();
});

beforeEach(async () => {
  await database.query("delete from assessments");
  await database.query("delete from applications");
  await database.query("delete from job_details");
  await database.query("delete from resumes");
  await database.query(
    "insert into resumes (resume_id, name, is_default) values ('a', 'A', true), ('b', 'B', false)",
  );
});

/** Numbers from 0 to 1 that are the same in each run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** What `leads` should say, straight from the tables that others write. */
const truth = `
  select j.job_id, coalesce(n.resume_id, '') as resume_id, n.assessment_id, w.assessment_id as served_id, n.generation,
         n.state, case w.rating when 'high' then 3 when 'medium' then 2 when 'low' then 1 else 0 end as rank,
         coalesce(w.match_percentage, -1) as match, lower(coalesce(j.job_title, '')) as words
  from job_details j
  join lateral (
    select distinct on (a.resume_id) a.* from assessments a
    where a.job_id = j.job_id and a.state in ('pending', 'completed', 'quarantined')
    order by a.resume_id, a.generation desc
  ) n on true
  left join lateral (
    select a.* from assessments a
    where a.job_id = j.job_id and a.state = 'completed' and a.resume_id is not distinct from n.resume_id
    order by a.generation desc limit 1
  ) w on true
  where j.duplicate_of is null order by 1, 2`;
const told = `
  select job_id, resume_id, assessment_id, served_id, generation, state, rank, match, words from leads order by 1, 2`;

test("the rows of leads say what the tables say, whatever is written by whoever at once", async () => {
  const jobs = ["j1", "j2", "j3", "j4"];
  for (const id of jobs)
    await database.query("insert into job_details (job_id, ingest_key) values ($1, $1)", [id]);
  const states = ["pending", "completed", "quarantined", "cancelled", "duplicate"];
  const writer = async (seed: number): Promise<void> => {
    const random = randomFrom(seed);
    const pick = <T>(of: readonly T[]) => of[Math.floor(random() * of.length)] as T;
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const any = "(select assessment_id from assessments where job_id = $1 order by random() limit 1)";
    for (let n = 0; n < 60; n++) {
      const job = pick(jobs);
      await client.query("begin");
      // The law of lock-jobs.ts.
      await client.query("select 1 from job_details where job_id = $1 for update", [job]);
      const rating = pick(["high", "medium", "low", null]);
      switch (Math.floor(random() * 8)) {
        case 0:
        case 1:
          await client.query(
            `insert into assessments (assessment_id, job_id, resume_id, generation)
             select gen_random_uuid()::text, $1, $2, coalesce(max(generation), 0) + 1 from assessments where job_id = $1`,
            [job, pick(["a", "b", null])],
          );
          break;
        case 2:
        case 3:
        case 4:
          await client.query(
            `update assessments set state = $2, rating = $3, match_percentage = $4 where assessment_id = ${any}`,
            [job, pick(states), rating, rating && random()],
          );
          break;
        case 5:
          await client.query(`delete from assessments where assessment_id = ${any}`, [job]);
          break;
        case 6:
          await client.query("update job_details set job_title = $2 where job_id = $1", [job, `T${n}`]);
          break;
        case 7:
          // Only the last two ever become duplicates, of the first: nobody is both.
          await client.query("update job_details set duplicate_of = $2 where job_id = $1", [
            job,
            pick(["j3", "j4"].includes(job) ? ["j1", null] : [null]),
          ]);
      }
      await client.query("commit");
      // A resume is bound without the job's lock.
      await client.query(
        `update assessments set resume_id = 'a' where resume_id is null and state = 'pending' and job_id = $1`,
        [job],
      );
    }
    await client.end();
  };
  await Promise.all([1, 2, 3, 4].map(writer));
  const rows = await database.query(told);
  expect(rows.length).toBeGreaterThan(0);
  expect(rows).toEqual(await database.query(truth));
});

/** Sixty leads, many of them alike in what they are sorted by. */
async function fill(): Promise<void> {
  await database.query(`
    insert into job_details (job_id, ingest_key, job_title, job_company, job_url, job_posted_at, job_salary, job_remote,
                             created_at)
    select 'job-' || n, 'k' || n, case n % 3 when 0 then 'Nurse' else 'Baker 100%_' || n end, 'Firm ' || n % 4,
           'https://www.Site' || n % 2 || '.example/jobs/' || n,
           case when n % 4 > 0 then '2026-11-0' || n % 5 + 1 || 'T10:00:00Z' end,
           case when n % 2 = 0 then '{"min": 10, "max": 20, "currency": "EUR", "period": "HOUR"}'::jsonb end,
           n % 6 = 0, timestamptz '2026-11-20 00:00:00.123456Z' - (n % 7) * interval '1 day'
    from generate_series(1, 60) n`);
  await database.query(`
    insert into assessments (assessment_id, job_id, resume_id, generation, state, rating, match_percentage,
                             required_qualifications_count, required_matched_count)
    select 'as-' || n, 'job-' || n, 'a', 1, case n % 10 when 0 then 'pending' when 1 then 'quarantined' else 'completed' end,
           case when n % 10 > 1 then (array['high', 'medium', 'low'])[1 + n % 3] end,
           case when n % 10 > 1 then (n % 4) / 3.0 end, 3, n % 4
    from generate_series(1, 60) n`);
  await database.query(
    "insert into stage_tasks (assessment_id, stage) select assessment_id, 'tag' from assessments where state = 'pending'",
  );
  await database.query(`
    insert into job_quarantine (job_quarantine_id, job_id, assessment_id, stage, job_quarantine_reason, detail, message)
    select assessment_id, job_id, assessment_id, 'extract', 'missing_job_description', 'bot_wall', ''
    from assessments where state = 'quarantined'`);
}

const ranks = { high: 3, medium: 2, low: 1 };
const rank = ({ rating }: Lead) => (rating ? ranks[rating] : 0);
const match = (lead: Lead) => lead.match_percentage ?? -1;
const posted = (lead: Lead) => lead.job_posted_at?.slice(0, 10) ?? "";
const keys: Record<LeadSort, (lead: Lead) => (string | number)[]> = {
  best: (lead) => [rank(lead), match(lead), posted(lead) || lead.created_at.slice(0, 10)],
  match: (lead) => [match(lead), posted(lead) || lead.created_at.slice(0, 10)],
  newest: (lead) => [lead.created_at],
  posted: (lead) => [posted(lead)],
};

test.each(["best", "match", "newest", "posted"] as const)(
  "page by page every lead comes once, in the order of %s",
  async (sort) => {
    await fill();
    const leads: Lead[] = [];
    let after = null;
    do {
      const page = await db.leads.page({}, { sort, limit: 7, after });
      expect(page.total).toBe(60);
      leads.push(...page.leads);
      // As it comes back from a client.
      after = page.next && JSON.parse(JSON.stringify(page.next));
      expect(after === null || db.leads.isKey(sort, after)).toBe(true);
    } while (after);
    expect(new Set(leads.map(({ job_id }) => job_id)).size).toBe(60);
    expect(leads).toHaveLength(60);
    const order = leads.map(keys[sort]);
    const compare = (a: (string | number)[], b: (string | number)[]): number => {
      const n = a.findIndex((value, index) => value !== b[index]);
      return n === -1 ? 0 : (a[n] ?? 0) < (b[n] ?? 0) ? 1 : -1;
    };
    expect(order).toEqual(order.toSorted(compare));
  },
);

test("a lead says where it stands", async () => {
  await fill();
  const { leads } = await db.leads.page({}, { sort: "newest", limit: 60 });
  const of = (id: string) => leads.find(({ job_id }) => job_id === id);
  expect(of("job-2")).toMatchObject({
    state: "completed",
    stage: null,
    resume_name: "A",
    site: "site0.example",
  });
  expect(of("job-10")).toMatchObject({
    state: "processing",
    stage: "tag",
    rating: null,
    required_matched_count: 0,
  });
  expect(of("job-11")).toMatchObject({
    state: "quarantined",
    stage: "extract",
    quarantine_detail: "bot_wall",
  });
});

test("each filter leaves those that it should, as the facets count them", async () => {
  await fill();
  await db.applications.change(["job-1", "job-2"], { status: "applied" });
  await db.applications.change(["job-3"], { note: "Call them." });
  const facets = await db.leads.facets();
  const total = async (filter: Parameters<typeof db.leads.page>[0]) =>
    (await db.leads.page(filter, { sort: "best", limit: 1 })).total;
  for (const [word, n] of Object.entries(facets.ratings))
    expect([word, await total({ rating: [word as "high"] })]).toEqual([word, n]);
  for (const [word, n] of Object.entries(facets.states))
    expect([word, await total({ state: [word as "completed"] })]).toEqual([word, n]);
  for (const [word, n] of Object.entries(facets.statuses))
    expect([word, await total({ status: [word as "saved"] })]).toEqual([word, n]);
  for (const { site, leads } of facets.sites) expect(await total({ site })).toBe(leads);
  expect(facets.sites).toHaveLength(2);
  expect(facets.statuses).toMatchObject({ applied: 2, none: 58 });
  expect(facets.resumes).toEqual([{ resume_id: "a", name: "A", leads: 60 }]);
  expect(await total({ q: "nurse" })).toBe(20);
  expect(await total({ q: "FIRM 1 nurse" })).toBe(5);
  // Its signs are letters, not patterns.
  expect(await total({ q: "100%_" })).toBe(40);
  expect(await total({ q: "1__" })).toBe(0);
  expect(await total({ q: "\\" })).toBe(0);
  expect(await total({ remote: true })).toBe(10);
  expect(await total({ remote: false })).toBe(50);
  // 20 an hour.
  expect(await total({ salary_min: 41_600 })).toBe(30);
  expect(await total({ salary_min: 41_601 })).toBe(0);
  expect(await total({ rating: ["high", "none"], state: ["processing", "completed"] })).toBe(
    (await total({ rating: ["high"] })) + facets.states.processing,
  );
});

test("without a resume the default one's result is shown, else the newest; with one that one's", async () => {
  await database.query("insert into job_details (job_id, ingest_key) values ('x', 'x'), ('y', 'y')");
  await database.query(`
    insert into assessments (assessment_id, job_id, resume_id, generation, state, rating) values
      ('x-a', 'x', 'a', 1, 'completed', 'low'), ('x-b', 'x', 'b', 2, 'completed', 'high'),
      ('y-b', 'y', 'b', 1, 'completed', 'medium'), ('y-none', 'y', null, 2, 'pending', null)`);
  const shown = async (resume_id?: string) => {
    const { leads, total } = await db.leads.page(
      { ...(resume_id && { resume_id }) },
      { sort: "newest", limit: 9 },
    );
    expect(total).toBe(leads.length);
    return leads.map(({ assessment_id }) => assessment_id).sort();
  };
  expect(await shown()).toEqual(["x-a", "y-none"]);
  expect(await shown("b")).toEqual(["x-b", "y-b"]);
  expect(await shown("nobody's")).toEqual([]);
  await db.resumes.create({
    resumeId: "c",
    name: "C",
    format: "text",
    content: "c",
    text: "c",
    makeDefault: true,
  });
  expect(await shown()).toEqual(["x-b", "y-none"]);
});

test("a new generation is shown as on its way, with the old result until it is whole", async () => {
  const ingested = await db.jobs.ingest({ page: "p", jobId: "z", resumeId: undefined });
  if (ingested.kind !== "ingested") throw new Error(ingested.kind);
  await database.query("update assessments set state = 'completed', rating = 'high', match_percentage = 1");
  await db.assessments.restart("z");
  const { leads } = await db.leads.page({}, { sort: "best", limit: 1 });
  expect(leads[0]).toMatchObject({
    assessment_id: ingested.assessmentId,
    state: "processing",
    stage: "extract",
    rating: "high",
    match_percentage: 1,
  });
});

test("an application is a job's, and its original's where that is a duplicate; emptied it is gone", async () => {
  await database.query(
    "insert into job_details (job_id, ingest_key, duplicate_of) values ('x', 'x', null), ('y', 'y', 'x')",
  );
  const first = await db.applications.change(["y", "none"], { status: "saved" });
  expect([...first.keys()]).toEqual(["y"]);
  await db.applications.change(["x"], { note: "Nice people" });
  const both = await db.applications.change(["x"], { status: "offer" });
  expect(both.get("x")).toMatchObject({ status: "offer", note: "Nice people" });
  await db.applications.change(["x"], { status: null });
  expect((await db.applications.change(["y"], { note: null })).get("y")).toBeNull();
  expect(await database.query("select 1 from applications")).toEqual([]);
});
