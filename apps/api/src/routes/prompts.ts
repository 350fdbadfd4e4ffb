/** /v1/prompts: versions, the labels that say which is used, and their files. Saving a version never makes it live. */
import {
  importPromptsBodySchema,
  movePromptLabelBodySchema,
  type NewPrompt,
  type Prompt,
  type PromptRunType,
  promptLabelSchema,
  promptRunTypeSchema,
} from "@leadfit/contracts";
import { checkPrompt, type PromptIssue, promptsFromFiles, promptToFiles } from "@leadfit/prompts";
import { type Context, Hono } from "hono";
import { z } from "zod";
import type { ApiDeps } from "../deps.ts";
import { allow } from "../http/access.ts";
import { Problem } from "../http/problem.ts";
import { readJson, smallLimitBytes } from "../http/read-json.ts";

/** Texts of 100,000 characters each, in JSON. */
const promptLimitBytes = 2 * 1024 * 1024;
const importLimitBytes = 20 * 1024 * 1024;

export function promptRoutes({ db }: ApiDeps): Hono {
  const find = async (id: string): Promise<Prompt> => {
    const prompt = await db.prompts.get(id);
    if (!prompt) throw new Problem(404, "unknown_prompt", `There is no prompt version ${id}.`);
    return prompt;
  };

  return new Hono()
    .get("/v1/prompts", allow("read", db), async (c) =>
      c.json({ status: "success", data: await db.prompts.list(runTypeOf(c)) }),
    )
    .get("/v1/prompts/export", allow("read", db), async (c) => {
      const id = c.req.query("prompt_id");
      const prompts = id === undefined ? await db.prompts.list(runTypeOf(c)) : [await find(id)];
      return c.json({ status: "success", data: { files: prompts.flatMap(promptToFiles) } });
    })
    .get("/v1/prompts/:id", allow("read", db), async (c) =>
      c.json({ status: "success", data: await find(c.req.param("id")) }),
    )
    .post("/v1/prompts", allow("prompts", db), async (c) => {
      // Of what an object says, checkPrompt is the judge: it knows the step.
      const body = await readJson(c, z.record(z.string(), z.unknown()), promptLimitBytes);
      const checked = checkPrompt(body);
      if (!checked.ok) throw refused(checked.issues);
      const [saved] = await db.prompts.save([checked.prompt]);
      const prompt = await find(saved?.prompt_id ?? "");
      c.header("Location", `/v1/prompts/${prompt.prompt_id}`);
      return c.json({ status: "success", data: prompt }, saved?.created ? 201 : 200);
    })
    .post("/v1/prompts/import", allow("prompts", db), async (c) => {
      const { files } = await readJson(c, importPromptsBodySchema, importLimitBytes);
      const prompts: NewPrompt[] = [];
      const issues: PromptIssue[] = [];
      for (const file of promptsFromFiles(files)) {
        const checked =
          "issue" in file ? { ok: false as const, issues: [file.issue] } : checkPrompt(file.content);
        if (checked.ok) prompts.push(checked.prompt);
        else if ("issue" in file) issues.push(file.issue);
        else
          issues.push(
            ...checked.issues.map(({ path, message }) => ({ path: `${file.name}: ${path}`, message })),
          );
      }
      if (issues.length > 0) throw refused(issues);
      return c.json({ status: "success", data: await db.prompts.save(prompts) });
    })
    .put("/v1/prompts/:run_type/labels/:label", allow("prompts", db), async (c) => {
      const { run_type, label } = c.req.param();
      const to = z
        .object({ run_type: promptRunTypeSchema, label: promptLabelSchema })
        .safeParse({ run_type, label });
      if (!to.success) {
        const message = `There is no label ${label} of ${run_type}; labels are ${promptLabelSchema.options.join(" and ")}, steps are ${promptRunTypeSchema.options.join(", ")}.`;
        throw new Problem(404, "unknown_prompt", message);
      }
      const { prompt_id } = await readJson(c, movePromptLabelBodySchema, smallLimitBytes);
      const moved = await db.prompts.moveLabel(to.data.run_type, to.data.label, prompt_id);
      if (moved.kind === "unknown_prompt")
        throw new Problem(404, "unknown_prompt", `${run_type} has no version ${prompt_id}.`);
      if (moved.kind === "experiment_running") {
        const message = `The experiment ${moved.experimentId} compares what the labels of ${run_type} stand on; stop or promote it first.`;
        throw new Problem(409, "label_conflict", message);
      }
      return c.json({ status: "success", data: await find(prompt_id) });
    });
}

function runTypeOf(c: Context): PromptRunType | undefined {
  const given = c.req.query("run_type");
  if (given === undefined) return undefined;
  const parsed = promptRunTypeSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new Problem(
    400,
    "invalid_query",
    `run_type: must be one of ${promptRunTypeSchema.options.join(", ")}`,
  );
}

function refused(issues: PromptIssue[]): Problem {
  const [first] = issues;
  return new Problem(422, "invalid_prompt", `${first?.path}: ${first?.message}`, { issues });
}
