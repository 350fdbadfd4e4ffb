/**
 * What regenerating a job would ask of the model and what that would cost, without asking it: the stages of production
 * run on what the last generation left, and the model's answers are made up in their shape. Writes nothing.
 */
import type { RegeneratePlan, StageOutputs } from "@leadfit/contracts";
import { stages } from "@leadfit/contracts";
import { type Answer, type Model, openStage, type Question, type StageReader } from "@leadfit/stages";
import { type OpenModel, openModel } from "./open-model.ts";
import type { Runtime } from "./open-runtime.ts";

/** Characters a token, about: what is asked is counted, not sent. */
const charactersAToken = 4;
/** Of the room that an answer has, about what it takes. */
const expectedShare = 0.5;

/**
 * @param resumeId null: the resume that the job was last assessed against
 * @returns null where there is no such job, or no generation of it that got as far as its requirements
 */
export async function planRegenerate(
  runtime: Runtime,
  jobId: string,
  resumeId: string | null,
): Promise<RegeneratePlan | null> {
  const base = await runtime.db.assessments.planBase(jobId, resumeId);
  if (!base) return null;
  const model = openModel(runtime);
  const plan: RegeneratePlan = { calls: 0, reused: 0, input_tokens: 0, cost_usd: 0, cost_usd_at_most: 0 };
  if (!model) return plan;
  const outputs = await outputsOf(runtime, base.assessmentId);
  const task = { assessmentId: base.assessmentId, jobId: base.jobId, earlier: outputs };
  const reader: StageReader = {
    page: (id) => runtime.db.jobs.page(id),
    resume: async () => base.resume,
    corrections: async () => [],
  };
  const counting = countingModel(runtime, model, outputs, plan);
  for (const stage of stages) {
    // Match without a resume waits for one: nothing is asked.
    if (stage === "match" && !base.resume) continue;
    const { handler, close } = openStage[stage](reader, counting);
    // What it makes of made-up answers is of no interest.
    await handler(task, AbortSignal.timeout(10_000)).finally(close);
  }
  return plan;
}

/** What the stages before match have committed: all that a stage reads. */
type Outputs = Omit<StageOutputs, "match">;

async function outputsOf({ db }: Runtime, assessmentId: string): Promise<Outputs> {
  return await db.tasks.outputs(assessmentId, ["extract", "tag", "atomize", "classify"]);
}

function countingModel({ db }: Runtime, model: OpenModel, outputs: Outputs, plan: RegeneratePlan): Model {
  return {
    policy: model.policy,
    recall: (...asked) => model.recall(...asked),
    remember: async () => {},
    reject: async () => {},
    async ask(task, question): Promise<Answer> {
      const preview = await model.preview(task, question);
      if ("kind" in preview) return preview;
      const received = await db.runs.received(preview.requestKey);
      if (received !== null) {
        plan.reused++;
        return { kind: "answer", text: received, runId: "" };
      }
      const characters = JSON.stringify([preview.messages, preview.schema]).length;
      const call = { model: preview.model, inputTokens: Math.ceil(characters / charactersAToken) };
      const [expected, atMost] = await Promise.all(
        [expectedShare, 1].map((share) =>
          model.estimate({ ...call, outputTokens: Math.ceil(preview.maxCompletionTokens * share) }),
        ),
      );
      plan.calls++;
      plan.input_tokens += call.inputTokens;
      plan.cost_usd += expected ?? 0;
      plan.cost_usd_at_most += atMost ?? 0;
      return { kind: "answer", text: JSON.stringify(madeUp(question, outputs)), runId: "" };
    },
  };
}

type Identified = { id?: string };

/** An answer that passes the stage's checks, so that every question of it is seen. */
function madeUp({ step, data }: Question, outputs: Outputs): unknown {
  const items = (key: string) => data[key] as Identified[];
  switch (step) {
    case "extract":
      return {
        posting: {
          title: null,
          company: null,
          location: null,
          employment_type: null,
          salary: null,
          posted_at: null,
        },
      };
    case "tag":
      return {
        tagged_list: outputs.tag.tagged_list.map(({ raw_string, category }) => ({ raw_string, category })),
      };
    case "combined":
      return {
        requirements: outputs.tag.tagged_list.map(({ raw_string, category }) => ({
          raw_string,
          category,
          atoms: [{ requirement_string: raw_string, group: null, classification: "evaluated_qualification" }],
        })),
      };
    case "atomize":
      return {
        atomic_objects: outputs.tag.tagged_list.map(({ id, raw_string, category }) => ({
          id,
          requirement_string: raw_string,
          category,
          group: null,
        })),
      };
    case "classify":
      return {
        classified_objects: items("atomic_objects").map((item) => ({
          id: item.id,
          classification: "evaluated_qualification",
        })),
      };
    case "match":
      return {
        assessed_objects: items("classified_objects").map((item) => ({
          id: item.id,
          match: false,
          match_reasoning: "",
          evidence_quote: null,
        })),
      };
  }
}
