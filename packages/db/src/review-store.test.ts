import {
  type Assessed,
  type Classification,
  type Classified,
  type Rating,
  type Stage,
  type StageOutputs,
  stages,
} from "@leadfit/contracts";
import { createTestDatabase, succeed, type TestDatabase } from "@leadfit/testkit";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Database, openDatabase } from "./database.ts";

let database: TestDatabase;
let db: Database;
let resumeId: string;

beforeEach(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.url, poolMax: 6, onError: () => {} });
  const resume = { name: "Mara", format: "text", content: "Welder.", text: "Welder." } as const;
  resumeId = ((await db.resumes.create(resume)) as { resumeId: string }).resumeId;
});

afterEach(async () => {
  await db.close();
  await database.drop();
});

const atoms: Classified[] = [
  { id: "r1.1", requirement_string: "Knows MIG welding", classification: "required_qualification" },
  { id: "r1.2", requirement_string: "Forklift licence", classification: "required_qualification" },
  { id: "r2.1", requirement_string: "Speaks Dutch", classification: "additional_qualification" },
  { id: "r3.1", requirement_string: "Works neatly", classification: "evaluated_qualification" },
];
const verdicts: Assessed[] = [
  {
    id: "r1.1",
    requirement_string: "Knows MIG welding",
    match: true,
    match_reasoning: "It says welder.",
    decided_by: "rules",
    confidence: 0.9,
    evidence_quote: "Welder",
    evidence_span: { start: 0, end: 6 },
  },
  {
    id: "r1.2",
    requirement_string: "Forklift licence",
    match: false,
    match_reasoning: "No licence is named.",
    decided_by: "model",
    missing: "a licence",
    confidence: 0.7,
    unverified: true,
  },
  {
    id: "r2.1",
    requirement_string: "Speaks Dutch",
    match: false,
    match_reasoning: "No language is named.",
    decided_by: "rules",
    confidence: 0.7,
  },
];

/** Counts like the real rule, and says so. */
function rate(classified: readonly Classified[], assessed: readonly Assessed[]): Rating {
  const of = (wanted: Classification) => classified.filter((row) => row.classification === wanted);
  const matched = new Set(assessed.filter((row) => row.match).map((row) => row.id));
  const required = of("required_qualification");
  const hits = required.filter(({ id }) => matched.has(id)).length;
  return {
    rating: hits === required.length ? "high" : "medium",
    rating_description: "by the test's rule",
    match_percentage: hits / required.length,
    required_qualifications_count: required.length,
    required_matched_count: hits,
    additional_qualifications_count: of("additional_qualification").length,
  };
}

type MatchOutput = Partial<StageOutputs["match"]>;

async function claim(assessmentId: string, stage: Stage) {
  const claimed = await db.tasks.claim({ assessmentId, stage }, 60_000);
  if (claimed.kind !== "claimed") throw new Error(`${stage}: ${claimed.kind}`);
  return claimed.task;
}

/** Takes an assessment through its stages, up to and without `until`. */
async function assess(
  assessmentId: string,
  {
    classified = atoms,
    match = {},
    until,
  }: { classified?: Classified[]; match?: MatchOutput; until?: Stage } = {},
): Promise<void> {
  for (const [index, stage] of stages.entries()) {
    if (stage === until) return;
    const task = await claim(assessmentId, stage);
    const plain = await succeed(task);
    if (plain.kind !== "completed") throw new Error(plain.kind);
    const output = {
      ...plain.output,
      ...(stage === "classify" && { classified_objects: classified }),
      ...(stage === "match" && { assessed_objects: verdicts, rating: rate(classified, verdicts), ...match }),
    } as StageOutputs[Stage];
    const next = stages[index + 1] ?? null;
    expect(await db.tasks.complete({ ...task, stage }, { kind: "completed", output }, next)).toBe(true);
  }
}

async function assessedJob() {
  const ingested = await db.jobs.ingest({ page: "p", jobId: "job" });
  if (ingested.kind !== "ingested") throw new Error(ingested.kind);
  await assess(ingested.assessmentId);
  return ingested.assessmentId;
}

async function regenerated(): Promise<string> {
  const restarted = await db.assessments.restart("job");
  if (restarted.kind !== "restarted") throw new Error(restarted.kind);
  return restarted.assessmentId;
}

const skillOf = async (assessmentId: string, atomId: string) =>
  (
    await database.query<Record<string, unknown> & { job_skill_id: string }>(
      "select * from job_skills where assessment_id = $1 and atom_id = $2",
      [assessmentId, atomId],
    )
  )[0] ?? { job_skill_id: "" };

test("a corrected match takes the engine's place at once, in the row and in the rating, and says who had said what", async () => {
  const id = await assessedJob();
  const { job_skill_id } = await skillOf(id, "r1.2");
  const added = await db.reviews.add(job_skill_id, { match: true, reason: "See my\nsecond job." }, rate);
  expect(added).toEqual({ kind: "added", jobId: "job", resumeId });
  expect(await skillOf(id, "r1.2")).toMatchObject({
    job_skills_match: true,
    job_skills_type: "required_qualification",
    job_skills_match_reasoning:
      "A person says: match. See my second job.\nThe model had said: no match. No licence is named.",
    engine_match: false,
    engine_type: "required_qualification",
    decided_by: "person",
    confidence: 1,
    unverified: false,
    missing: null,
    review_id: expect.any(String),
  });
  expect(await db.assessments.jobData("job")).toMatchObject({
    assessment_id: id,
    rating: "high",
    match_percentage: 1,
    rating_description: "by the test's rule",
  });
  expect(await db.assessments.recent(1, 1)).toMatchObject([{ required_matched_count: 2 }]);
});

test("a match that a person takes away loses its evidence, and what the engine said first is kept through a second correction", async () => {
  const id = await assessedJob();
  const { job_skill_id } = await skillOf(id, "r1.1");
  await db.reviews.add(job_skill_id, { match: false, reason: "That was MAG." }, rate);
  expect(await skillOf(id, "r1.1")).toMatchObject({
    job_skills_match: false,
    evidence_quote: null,
    evidence_start: null,
    engine_match: true,
  });
  await db.reviews.add(job_skill_id, { match: true }, rate);
  expect(await skillOf(id, "r1.1")).toMatchObject({
    job_skills_match: true,
    job_skills_match_reasoning: "A person says: match.\nThe rules had said: match. It says welder.",
    engine_match: true,
    engine_type: "required_qualification",
  });
});

test("a classification moves the atom; an evaluated one has no match, and gets the engine's back when it is moved back", async () => {
  const id = await assessedJob();
  const { job_skill_id } = await skillOf(id, "r1.1");
  await db.reviews.add(job_skill_id, { classification: "evaluated_qualification" }, rate);
  const row = { engine_match: true, engine_type: "required_qualification", decided_by: "person" };
  expect(await skillOf(id, "r1.1")).toMatchObject({
    ...row,
    job_skills_type: "evaluated_qualification",
    job_skills_match: null,
  });
  expect(await db.assessments.jobData("job")).toMatchObject({ match_percentage: 0 });
  await db.reviews.add(job_skill_id, { classification: "additional_qualification" }, rate);
  expect(await skillOf(id, "r1.1")).toMatchObject({
    ...row,
    job_skills_type: "additional_qualification",
    job_skills_match: true,
    evidence_quote: "Welder",
  });
  expect(await db.assessments.recent(1, 1)).toMatchObject([
    { required_qualifications_count: 1, additional_qualifications_count: 2 },
  ]);
});

test("an evaluated atom takes a match only together with another classification", async () => {
  const id = await assessedJob();
  const { job_skill_id } = await skillOf(id, "r3.1");
  expect(await db.reviews.add(job_skill_id, { match: true }, rate)).toEqual({ kind: "evaluated_skill" });
  expect(await db.reviews.ofJob("job")).toEqual([]);
  const classification = "required_qualification";
  await db.reviews.add(job_skill_id, { match: true, classification }, rate);
  expect(await skillOf(id, "r3.1")).toMatchObject({
    job_skills_match: true,
    job_skills_match_reasoning: "A person says: match.\nNobody had judged it before.",
    engine_match: null,
    engine_type: "evaluated_qualification",
  });
});

test("of each part the newest correction holds, for this job and resume or any, and no other job's", async () => {
  const id = await assessedJob();
  const { job_skill_id } = await skillOf(id, "r2.1");
  await db.reviews.add(job_skill_id, { match: false }, rate);
  await db.reviews.add(job_skill_id, { match: true, reason: "I do." }, rate);
  const classification = "required_qualification";
  await db.reviews.add(job_skill_id, { classification, reason: "It says must." }, rate);
  const [newest, ...older] = (await db.reviews.ofJob("job")) ?? [];
  expect(older).toHaveLength(2);
  expect(newest).toMatchObject({
    requirement_string: "Speaks Dutch",
    job_skill_id,
    resume_id: resumeId,
    classification,
    match: null,
    engine_match: false,
    engine_classification: "additional_qualification",
  });
  const { review_id, atom_key } = newest ?? {};
  const held = [{ review_id, atom_key, match: true, classification, reason: "I do." }];
  expect(await db.reviews.forAssessment(id)).toEqual(held);
  await database.query("update reviews set resume_id = null");
  expect(await db.reviews.forAssessment(id)).toEqual(held);

  await db.resumes.create({ resumeId: "other", name: "B", format: "text", content: "B", text: "B" });
  await database.query("update reviews set resume_id = 'other'");
  expect(await db.reviews.forAssessment(id)).toEqual([]);
  expect(await db.reviews.forAssessment("nobody")).toEqual([]);
  expect(await db.reviews.ofJob("nobody")).toBeNull();
});

test("a correction of an older generation's row is made on the same words of the newest whole one", async () => {
  const before = await assessedJob();
  const { job_skill_id } = await skillOf(before, "r1.2");
  const after = await regenerated();
  const classified = atoms.map((atom) =>
    atom.id === "r1.2" ? { ...atom, requirement_string: " forklift  Licence." } : atom,
  );
  await assess(after, { classified });
  expect(await db.reviews.add(job_skill_id, { match: true }, rate)).toMatchObject({ kind: "added" });
  const current = await skillOf(after, "r1.2");
  expect(current).toMatchObject({ job_skills_match: true, decided_by: "person" });
  expect(await skillOf(before, "r1.2")).toMatchObject({ job_skills_match: false, engine_type: null });
  expect(await db.reviews.ofJob("job")).toMatchObject([{ job_skill_id: current.job_skill_id }]);
});

test("a correction of an atom that the newest whole result does not have is refused", async () => {
  const { job_skill_id } = await skillOf(await assessedJob(), "r1.2");
  await assess(await regenerated(), { classified: atoms.slice(0, 1) });
  const added = await db.reviews.add(job_skill_id, { match: true }, rate);
  expect(added).toEqual({ kind: "outdated_skill", jobId: "job" });
  expect(await db.reviews.add("nobody", { match: true }, rate)).toEqual({ kind: "unknown_skill" });
  expect(await database.query("select 1 from reviews")).toEqual([]);
});

test("what matching says of corrections stands in the next generation's rows, and can be corrected again", async () => {
  const before = await assessedJob();
  await db.reviews.add((await skillOf(before, "r1.2")).job_skill_id, { match: true }, rate);
  const [review] = await db.reviews.forAssessment(before);
  const review_id = review?.review_id ?? "";
  const after = await regenerated();
  const corrected = {
    "r1.2": { review_id, engine_match: false },
    "r3.1": { review_id, classification: "additional_qualification" as const, engine_match: null },
  };
  await assess(after, { match: { corrected } });
  expect(await skillOf(after, "r1.2")).toMatchObject({
    review_id,
    decided_by: "person",
    job_skills_type: "required_qualification",
    engine_match: false,
    engine_type: "required_qualification",
  });
  expect(await skillOf(after, "r3.1")).toMatchObject({
    review_id,
    decided_by: "person",
    job_skills_type: "additional_qualification",
    engine_match: null,
    engine_type: "evaluated_qualification",
  });
  expect(await skillOf(after, "r1.1")).toMatchObject({
    review_id: null,
    decided_by: "rules",
    engine_match: null,
    engine_type: null,
  });
  await db.reviews.add((await skillOf(after, "r1.2")).job_skill_id, { match: false }, rate);
  expect(await skillOf(after, "r1.2")).toMatchObject({ job_skills_match: false, engine_match: false });
});

test("a generation that is being matched while a correction comes is matched anew, at no attempt", async () => {
  const { job_skill_id } = await skillOf(await assessedJob(), "r1.2");
  const after = await regenerated();
  await assess(after, { until: "match" });
  const held = await claim(after, "match");
  await db.reviews.add(job_skill_id, { match: true }, rate);
  const output = { assessed_objects: verdicts, rating: rate(atoms, verdicts) };
  expect(await db.tasks.complete({ ...held, stage: "match" }, { kind: "completed", output }, null)).toBe(
    false,
  );
  expect(await db.tasks.takeUnannounced(10)).toMatchObject([
    { assessmentId: after, stage: "match", enqueueGen: 1 },
  ]);
  expect(await db.tasks.claim({ assessmentId: after, stage: "match" }, 60_000)).toMatchObject({
    kind: "claimed",
    attempts: 0,
    crashCount: 0,
  });
});

test("corrections of one job that come at once all count", async () => {
  const id = await assessedJob();
  const add = async (atomId: string) =>
    await db.reviews.add((await skillOf(id, atomId)).job_skill_id, { match: false }, rate);
  await Promise.all([add("r1.1"), add("r1.2"), add("r2.1"), add("r1.1")]);
  expect(await db.assessments.jobData("job")).toMatchObject({ match_percentage: 0, rating: "medium" });
  expect(await db.reviews.ofJob("job")).toHaveLength(4);
});
