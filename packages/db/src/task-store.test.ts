import type { Completed } from "@leadfit/contracts";
import { createTestDatabase, type TestDatabase } from "@leadfit/testkit";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Database, openDatabase } from "./database.ts";
import type { Claim } from "./task.ts";

let database: TestDatabase;
let db: Database;

beforeEach(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.url, poolMax: 4, onError: () => {} });
});

afterEach(async () => {
  await db.close();
  await database.drop();
});

const leaseMs = 60_000;

async function openTasks(count: number, stage: "tag" | "match"): Promise<string[]> {
  const ids = [];
  for (let n = 0; n < count; n++) {
    const ingested = await db.jobs.ingest({ page: `page ${n}` });
    if (ingested.kind !== "ingested") throw new Error(ingested.kind);
    ids.push(ingested.assessmentId);
  }
  await database.query(`update stage_tasks set stage = '${stage}'`);
  return ids;
}

function held(claim: Claim) {
  if (claim.kind !== "claimed") throw new Error(claim.kind);
  return claim.task;
}

test("of several who ask for one task at once one has it", async () => {
  const [one = "", other = ""] = await openTasks(2, "tag");
  const claims = await Promise.all(
    [one, other, one, one].map((assessmentId) => db.tasks.claim({ assessmentId, stage: "tag" }, leaseMs)),
  );
  expect(claims.map(({ kind }) => kind)).toEqual(["claimed", "claimed", "later", "later"]);
  expect(claims.slice(0, 2).map((claim) => held(claim).assessmentId)).toEqual([one, other]);
});

test("a task that somebody has claimed since it was found silent is not announced again", async () => {
  const [held = "", silent = ""] = await openTasks(2, "tag");
  const found = [held, silent].map(
    (assessmentId) => ({ assessmentId, stage: "tag", enqueueGen: 0 }) as const,
  );
  await db.tasks.claim({ assessmentId: held, stage: "tag" }, leaseMs);
  await db.tasks.announceAgain(found.map((task) => ({ ...task, delayMs: 0, abandoned: false })));
  const rows = await database.query(
    "select assessment_id as id, enqueue_gen as generation from stage_tasks order by enqueue_gen",
  );
  expect(rows).toEqual([
    { id: held, generation: 0 },
    { id: silent, generation: 1 },
  ]);
});

const run = { model_id: "rules", input: "in", output: "out", thinking_tokens: 0 };
const tagged = (tokens: number): Completed<"tag"> => ({
  kind: "completed",
  output: { tagged_list: [] },
  run: { ...run, input_tokens: tokens, output_tokens: 0, started_at: new Date(0), ended_at: new Date(1) },
});

test("of results that are committed at once one that cannot be stored, or that was fenced out, fails alone", async () => {
  const ids = await openTasks(4, "tag");
  const tasks = await Promise.all(
    ids.map(async (assessmentId) => held(await db.tasks.claim({ assessmentId, stage: "tag" }, leaseMs))),
  );
  const fencedOut = tasks.map((task, n) => (n === 1 ? { ...task, fence: task.fence - 1 } : task));
  const ends = await Promise.allSettled(
    // More than an integer holds.
    fencedOut.map((task, n) =>
      db.tasks.complete({ ...task, stage: "tag" }, tagged(n === 2 ? 2 ** 40 : n), "atomize"),
    ),
  );
  expect(ends.map((end) => (end.status === "fulfilled" ? end.value : end.status))).toEqual([
    true,
    false,
    "rejected",
    true,
  ]);
  const rows = await database.query<object>(
    `select t.state, r.llm_run_input_tokens as tokens, r.llm_run_type as type, n.stage as next
     from unnest($1::text[]) with ordinality as asked(id, position)
     join stage_tasks t on t.assessment_id = asked.id and t.stage = 'tag'
     left join stage_tasks n on n.assessment_id = asked.id and n.stage = 'atomize'
     left join llm_runs_v2 r on r.assessment_id = asked.id order by asked.position`,
    [ids],
  );
  const done = (tokens: number) => ({ state: "done", tokens, type: "ja_2_1_assessment", next: "atomize" });
  const open = { state: "pending", tokens: null, type: null, next: null };
  expect(rows).toEqual([done(0), open, open, done(3)]);
});

test("matches that are committed at once each have their own rating and rows", async () => {
  const ids = await openTasks(3, "match");
  await database.query(
    `insert into stage_tasks (assessment_id, stage, state, output)
     select id, stage, 'done', case stage
       when 'tag' then jsonb_build_object('tagged_list',
         jsonb_build_array(jsonb_build_object('id', 'r1', 'span', jsonb_build_object('start', n, 'end', n + 1))))
       else jsonb_build_object('classified_objects', jsonb_build_array(
         jsonb_build_object('id', 'r1.1', 'requirement_string', 'atom ' || n, 'classification', 'required')))
     end
     from unnest($1::text[]) with ordinality as asked(id, n), unnest(array['tag', 'classify']) as stage`,
    [ids],
  );
  const committed = await Promise.all(
    ids.map(async (assessmentId, n) => {
      const task = held(await db.tasks.claim({ assessmentId, stage: "match" }, leaseMs));
      return await db.tasks.complete(
        { ...task, stage: "match" },
        {
          kind: "completed",
          output: {
            assessed_objects: [
              {
                id: "r1.1",
                requirement_string: `atom ${n + 1}`,
                match: n === 1,
                match_reasoning: `reason ${n}`,
                decided_by: "rules",
                confidence: n / 10,
              },
            ],
            rating: {
              rating: n === 1 ? "high" : "low",
              rating_description: `rated ${n}`,
              match_percentage: n / 4,
              required_qualifications_count: 1,
              required_matched_count: n === 1 ? 1 : 0,
              additional_qualifications_count: n,
            },
          },
        },
        null,
      );
    }),
  );
  expect(committed).toEqual([true, true, true]);
  const rows = await database.query(
    `select a.state, a.rating, a.rating_description as said, a.match_percentage as part, a.quality, a.degraded,
            s.job_skills_atomic_string as atom, s.job_skills_match as match, s.job_skills_match_reasoning as reason,
            s.posting_start as start
     from unnest($1::text[]) with ordinality as asked(id, position)
     join assessments a on a.assessment_id = asked.id join job_skills s on s.assessment_id = asked.id order by asked.position`,
    [ids],
  );
  expect(rows).toEqual(
    ids.map((_, n) => ({
      state: "completed",
      rating: n === 1 ? "high" : "low",
      said: `rated ${n}`,
      part: n / 4,
      quality: null,
      degraded: null,
      atom: `atom ${n + 1}`,
      match: n === 1,
      reason: `reason ${n}`,
      start: n + 1,
    })),
  );
});
