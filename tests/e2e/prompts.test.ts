import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Prompt, promptRunTypes } from "@leadfit/contracts";
import { createTestHome, type TestHome } from "@leadfit/testkit";
import { afterEach, beforeEach, expect, test } from "vitest";

let home: TestHome;

beforeEach(() => {
  home = createTestHome();
});

afterEach(async () => {
  await home.remove();
});

async function leadfit(...args: string[]): Promise<{ code: number | null; output: string }> {
  const run = home.leadfit(args);
  const { code } = (await run.exited) as { code: number | null };
  return { code, output: run.output() };
}

test("a version is exported, changed, saved and made live by commands alone; a wrong one is told with its place", async () => {
  const { call } = await home.up();
  expect(await leadfit("prompts", "export", "mine")).toMatchObject({ code: 0 });
  const folder = join(home.path, "mine");
  expect(readdirSync(folder)).toHaveLength(2 * promptRunTypes.length);

  const text = join(folder, "ja_3_1_assessment-1.eta");
  const shipped = readFileSync(text, "utf8");
  writeFileSync(text, shipped.replace("You judge", "You shall judge"));
  const saved = await leadfit("prompts", "import", "mine");
  expect(saved.output).toMatch(/^ja_3_1_assessment 2 .* saved$/m);
  expect(saved.output.match(/there already$/gm)).toHaveLength(promptRunTypes.length - 1);

  const versions = async () => (await call<Prompt[]>("/v1/prompts?run_type=ja_3_1_assessment")).data;
  const [newer] = await versions();
  expect(newer).toMatchObject({ version: 2, labels: [] });
  expect(newer?.system_prompt).toContain("You shall judge");
  await leadfit("prompts", "label", "ja_3_1_assessment", "production", newer?.prompt_id ?? "");
  expect((await versions()).map(({ labels }) => labels)).toEqual([["production"], []]);
  const listed = await leadfit("prompts", "list", "--run-type", "ja_3_1_assessment");
  expect(listed.output).toContain(
    `ja_3_1_assessment 2  ${newer?.prompt_id}  openai/gpt-oss-120b [production]`,
  );

  writeFileSync(text, shipped.replace("it.resume", "it.resme"));
  const refused = await leadfit("prompts", "save", "mine/ja_3_1_assessment-1.json");
  expect(refused.code).toBe(1);
  expect(refused.output).toMatch(/^ja_3_1_assessment-1: template:3:1: it\.resme is not offered here/);
}, 120_000);
