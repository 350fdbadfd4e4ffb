import type { Prompt } from "@leadfit/contracts";
import { expect, test } from "vitest";
import { checkPrompt } from "./check-prompt.ts";
import { defaultPrompts } from "./default-prompts.ts";
import { promptsFromFiles, promptToFiles } from "./prompt-files.ts";

test("an exported version comes back as the very same, and versions come in their order", () => {
  const [prompt] = defaultPrompts();
  if (!prompt) throw new Error("no default");
  const exported = (version: number) =>
    promptToFiles({
      prompt_id: prompt.promptId,
      run_type: prompt.runType,
      version,
      labels: ["production"],
      origin: "shipped",
      created_at: "2026-01-01T00:00:00Z",
      note: null,
      model_id: prompt.modelId,
      fallback_models: prompt.fallbackModels,
      system_prompt: prompt.systemPrompt,
      template: prompt.template,
      temperature: prompt.temperature,
      response_schema: JSON.parse(prompt.responseSchema),
      reasoning: prompt.reasoning as Prompt["reasoning"],
      max_output_tokens: prompt.maxOutputTokens,
      provider: prompt.provider,
    });
  const read = promptsFromFiles([...exported(10), ...exported(9)]);
  expect(read.map(({ name }) => name)).toEqual(["html_extract-9", "html_extract-10"]);
  for (const file of read)
    expect(checkPrompt("content" in file ? file.content : null)).toEqual({ ok: true, prompt });
});

test.each([
  ["a.json", [{ name: "a.eta", content: "s\n---\nt" }]],
  ["a.eta", [{ name: "a.json", content: "{}" }]],
  [
    "a.json",
    [
      { name: "a.json", content: "{" },
      { name: "a.eta", content: "s\n---\nt" },
    ],
  ],
  [
    "a.json",
    [
      { name: "a.json", content: "[]" },
      { name: "a.eta", content: "s\n---\nt" },
    ],
  ],
  [
    "a.eta",
    [
      { name: "a.json", content: "{}" },
      { name: "a.eta", content: "no divider" },
    ],
  ],
])("%s is named where it is missing or wrong", (path, files) => {
  expect(promptsFromFiles(files)).toMatchObject([{ issue: { path } }]);
});
