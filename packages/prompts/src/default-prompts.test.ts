import { runTypes } from "@leadfit/contracts";
import { expect, test } from "vitest";
import { defaultPrompts } from "./default-prompts.ts";

test("every step has a default prompt with both of its parts", () => {
  const prompts = defaultPrompts();
  expect(prompts.map((prompt) => prompt.runType)).toEqual(Object.values(runTypes));
  for (const prompt of prompts) {
    expect(prompt.systemPrompt).not.toBe("");
    expect(prompt.template).toContain("it.");
  }
});

test("the response schema of matching asks for the spec's keys and leaves the rating to the code", () => {
  const match = defaultPrompts().find((prompt) => prompt.runType === runTypes.match);
  const schema = JSON.parse(match?.responseSchema ?? "{}");
  expect(Object.keys(schema.properties)).toEqual(["assessed_objects"]);
  const keys = ["requirement_string", "match_reasoning", "match"];
  expect(schema.properties.assessed_objects.items.required).toEqual(expect.arrayContaining(keys));
});

test("a default's id is the same every time, so that seeding twice adds nothing", () => {
  expect(defaultPrompts().map((prompt) => prompt.promptId)).toEqual(
    defaultPrompts().map((prompt) => prompt.promptId),
  );
});
