import { planRegenerate } from "@leadfit/runtime";
import { samplePages, sampleResume } from "@leadfit/testkit";
import { afterEach, describe, expect, test } from "vitest";
import { type ModelStack, openModelStack } from "./model-stack.ts";

let stack: ModelStack;
afterEach(async () => {
  await stack.stop();
});

/** The model decides all, unless `env` says otherwise: the rules alone would settle the sample page. */
const open = async (env: Record<string, string> = {}) => {
  stack = await openModelStack({ LEADFIT_RULES_FIRST: "off", ...env });
};
const runTypes = () => stack.fake.calls.map(({ runType }) => runType);
const runs = (assessmentId: string) => stack.runtime.db.runs.ofAssessment(assessmentId);
async function regenerate(jobId: string) {
  await stack.runtime.db.assessments.restart(jobId);
  stack.runtime.relay.poke();
  return await stack.ended(jobId);
}

test("a simple posting takes two calls: one to take it apart, one to match", async () => {
  await open();
  const data = await stack.assess("job");
  expect(data).toMatchObject({ state: "completed", assessed_by: "model", degraded: null });
  expect(runTypes()).toEqual(["ja_2_assessment", "ja_3_1_assessment"]);
  expect(await stack.ledger()).toBeCloseTo(stack.fake.billed(), 9);
});

test("with the rules first the model is asked only what they could not settle", async () => {
  await open({ LEADFIT_RULES_FIRST: "on" });
  const page = samplePages.posting.replace(
    "Rust is a plus",
    "Experience with newspaper production is a plus",
  );
  const data = await stack.assess("job", page);
  expect(data).toMatchObject({ state: "completed", degraded: null });
  expect(runTypes()).toEqual(["ja_3_1_assessment"]);
  const byModel = [...data.required_qualifications, ...data.additional_qualifications].filter(
    ({ decided_by }) => decided_by === "model",
  );
  expect(byModel.map(({ requirement_string }) => requirement_string).join()).toMatch(/newspaper/);
});

describe("nothing is paid twice:", () => {
  test("a regenerate with the same prompts and resume makes no call, and its plan says so", async () => {
    await open();
    const first = await stack.assess("job");
    const before = stack.fake.calls.length;
    expect(await planRegenerate(stack.runtime, "job", null)).toMatchObject({ calls: 0, cost_usd_at_most: 0 });
    const second = await regenerate("job");
    expect(stack.fake.calls).toHaveLength(before);
    expect(second.generation).toBe(2);
    // Each generation has rows of its own.
    const judged = (data: typeof first) =>
      data.required_qualifications.map(({ job_skill_id: _, ...verdict }) => verdict);
    expect(judged(second)).toEqual(judged(first));
    // Each verdict still leads to the call that gave it.
    const ids = (await runs(second.assessment_id)).map(({ run_id }) => run_id);
    for (const { run_id } of second.required_qualifications) if (run_id) expect(ids).toContain(run_id);
  });

  test("after an edit of the resume only what a new line may prove is asked again", async () => {
    await open();
    const data = await stack.assess("job");
    const asked = new Set(data.required_qualifications.map(({ requirement_string }) => requirement_string));
    expect(asked.size).toBeGreaterThan(2);
    const text = `${sampleResume}\n\n## Hobbies\n\nBeekeeping\n`;
    await stack.runtime.db.resumes.addVersion({
      resumeId: stack.resumeId,
      format: "markdown",
      content: text,
      text,
    });
    const before = stack.fake.calls.length;
    await regenerate("job");
    expect(stack.fake.calls).toHaveLength(before);
  });

  test("another version of a prompt is asked anew, from the next task on; the plan knows it before", async () => {
    await open();
    await stack.assess("job");
    await stack.database.query(`
      insert into prompts (prompt_id, llm_run_type, prompt_version, model_id, prompt_system_prompt, prompt_template,
        prompt_temperature, prompt_response_schema, prompt_thinking_budget, prompt_origin)
      select 'mine', llm_run_type, 99, model_id, prompt_system_prompt || ' Be brief.', prompt_template,
        prompt_temperature, prompt_response_schema, prompt_thinking_budget, 'saved'
      from prompts where llm_run_type = 'ja_3_1_assessment'`);
    await stack.database.query(
      "update prompt_labels set prompt_id = 'mine' where llm_run_type = 'ja_3_1_assessment'",
    );
    const before = stack.fake.calls.length;
    const plan = await planRegenerate(stack.runtime, "job", null);
    expect(plan).toMatchObject({ calls: 1, reused: 1 });
    expect(plan?.cost_usd).toBeGreaterThan(0);
    expect(stack.fake.calls).toHaveLength(before);
    const data = await regenerate("job");
    expect(runTypes().slice(before)).toEqual(["ja_3_1_assessment"]);
    const made = (await runs(data.assessment_id)).filter(
      ({ status, model }) => status === "received" && model !== "rules",
    );
    expect(made).toMatchObject([{ prompt_id: "mine", prompt_version: 99 }]);
    const [call] = stack.fake.calls.slice(before);
    expect(call?.cost).toBeLessThanOrEqual(plan?.cost_usd_at_most ?? 0);
  });
});

describe("money:", () => {
  test("what the job's budget does not hold the rules finish, and the result says so", async () => {
    await open({ LEADFIT_BUDGET_JOB_USD: "0.000001" });
    const data = await stack.assess("job");
    expect(data).toMatchObject({ state: "completed", degraded: "over_budget", assessed_by: "rules" });
    expect(stack.fake.calls).toHaveLength(0);
    expect(await stack.database.query("select * from llm_reservations")).toEqual([]);
  });

  test("over the day's budget a job waits without using a try, or goes to the rules where that is set", async () => {
    await open({ LEADFIT_BUDGET_DAY_USD: "0.000001" });
    await stack.runtime.db.jobs.ingest({ page: samplePages.posting, jobId: "job" });
    stack.runtime.relay.poke();
    await stack.until(
      "select 1 from stage_tasks where stage = 'tag' and state = 'pending' and due_at > now() and attempts = 0",
    );
    expect(stack.fake.calls).toHaveLength(0);
    await stack.stop();
    await open({ LEADFIT_BUDGET_DAY_USD: "0.000001", LEADFIT_OVER_BUDGET: "rules" });
    expect(await stack.assess("job")).toMatchObject({ state: "completed", degraded: "over_budget" });
  });

  test("what was spent stands in the day's and the month's row, to the cent of the bill", async () => {
    await open({ LEADFIT_BUDGET_DAY_USD: "1", LEADFIT_BUDGET_MONTH_USD: "2" });
    await stack.assess("job");
    const rows = await stack.database.query<{ period: string; spent: string }>("select * from llm_spend");
    expect(rows.map(({ period }) => period.split(":")[0]).sort()).toEqual(["day", "month"]);
    for (const { spent } of rows) expect(Number(spent)).toBeCloseTo(stack.fake.billed(), 9);
    expect(await stack.database.query("select * from llm_reservations")).toEqual([]);
  });
});

test("what a model refuses the rules finish; it is due for the model again once the prompt has changed", async () => {
  await open();
  stack.fake.script({ kind: "refusal" }, { runType: "ja_3_1_assessment" });
  expect(await stack.assess("job")).toMatchObject({ state: "completed", degraded: "model_refused" });
  const due = () => stack.runtime.db.assessments.degradedDue(10);
  await stack.database.query("update assessments set ended_at = now() - interval '2 hours'");
  await stack.database.query("update prompt_labels set moved_at = now() - interval '3 hours'");
  expect(await due()).toEqual([]);
  await stack.database.query("update prompt_labels set moved_at = now()");
  expect(await due()).toEqual([{ jobId: "job", resumeId: stack.resumeId }]);
  expect(await regenerate("job")).toMatchObject({ degraded: null, assessed_by: "model" });
  expect(await due()).toEqual([]);
});

test("the candidate's name is not sent, unless masking is switched off", async () => {
  const sent = () => JSON.stringify(stack.fake.calls.map(({ body }) => body));
  await open();
  await stack.assess("job");
  expect(sent()).not.toContain("Lindqvist");
  await stack.stop();
  await open({ LEADFIT_MASK_RESUME: "off" });
  await stack.assess("job");
  expect(sent()).toContain("Lindqvist");
});
