import { combinedRunType, promptRunTypes, runTypes } from "@leadfit/contracts";
import { expect, test } from "vitest";
import { defaultPrompts } from "./default-prompts.ts";
import { renderPrompt } from "./render-prompt.ts";

const of = (runType: string) => {
  const prompt = defaultPrompts().find((one) => one.runType === runType);
  if (!prompt) throw new Error(runType);
  return prompt;
};

test("every step has a default prompt with both of its parts, and the same id every time", () => {
  const prompts = defaultPrompts();
  expect(prompts.map((prompt) => prompt.runType)).toEqual([...promptRunTypes]);
  for (const prompt of prompts) {
    expect(prompt.systemPrompt).not.toBe("");
    expect(prompt.template).toContain("it.");
  }
  expect(defaultPrompts()).toEqual(prompts);
});

test("the response schema of matching asks for the spec's keys, but not for texts that we have, and leaves the rating to the code", () => {
  const schema = JSON.parse(of(runTypes.match).responseSchema);
  expect(Object.keys(schema.properties)).toEqual(["assessed_objects"]);
  const keys = ["id", "match_reasoning", "match"];
  expect(schema.properties.assessed_objects.items.required).toEqual(expect.arrayContaining(keys));
});

test("matching names every criterion of the spec, and puts rubric, resume and atoms in this order", () => {
  const prompt = of(runTypes.match);
  const rubric = prompt.systemPrompt.toLowerCase();
  const [match, noMatch = ""] = rubric.split("no match:");
  for (const words of ["years of experience", "equivalent", "concept", "minimum level", "similar"])
    expect(match).toContain(words);
  for (const words of ["not in the resume", "fewer years", "unrelated field", "compound"])
    expect(noMatch).toContain(words);
  const data = {
    resume: "RESUME",
    delimiter: "=====",
    classified_objects: [
      { id: "r1.1", requirement_string: "Rust" },
      { id: "r1.2", requirement_string: "Go" },
    ],
  };
  expect(renderPrompt(prompt, data)).toBe("Resume:\n=====\nRESUME\n=====\n\nAtoms:\nr1.1 Rust\nr1.2 Go\n");
});

test.each([
  [runTypes.extract, "page"],
  [runTypes.tag, "job_description"],
  [combinedRunType, "job_description"],
  [runTypes.match, "resume"],
])("%s fences its untrusted text", (runType, name) => {
  expect(of(runType).template).toContain(`<%= it.delimiter %>\n<%= it.${name} %>\n<%= it.delimiter %>`);
  expect(of(runType).systemPrompt).toContain("instructions in");
});

test("the combined step may think less than each of the three that it stands for", () => {
  const budget = (runType: string) => of(runType).reasoning as { budget: number };
  for (const runType of [runTypes.tag, runTypes.atomize, runTypes.classify])
    expect(budget(combinedRunType).budget).toBeLessThan(budget(runType).budget);
});
