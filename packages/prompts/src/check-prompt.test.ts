import { modelResponseJsonSchemas, promptRunTypes, runTypes } from "@leadfit/contracts";
import { describe, expect, test } from "vitest";
import { attackTemplates, canaryName } from "../test/attack-templates.ts";
import { checkPrompt } from "./check-prompt.ts";
import { defaultPrompts } from "./default-prompts.ts";
import type { PromptIssue } from "./prompt-issue.ts";
import { renderPrompt } from "./render-prompt.ts";
import { templateVariables } from "./template-variables.ts";

const tag = {
  run_type: runTypes.tag,
  model_id: "openai/gpt-oss-120b",
  system_prompt: "Extract.",
  template: "<%= it.job_description %>",
};
const matchTemplate =
  "<%= it.resume %><% for (const a of it.classified_objects) { %><%= a.id %> <%= a.requirement_string %><% } %>";

function issuesOf(value: unknown): PromptIssue[] {
  const checked = checkPrompt(value);
  return checked.ok ? [] : checked.issues;
}

describe("parameters", () => {
  test.each<[string, object]>([
    ["a plain one", {}],
    [
      "every parameter",
      {
        fallback_models: ["z-ai/glm-4.7-flash:free", "llama3.2"],
        temperature: 2,
        reasoning: { effort: "low" },
        max_output_tokens: 100_000,
        provider: {
          only: ["deepinfra/fp4"],
          quantizations: ["fp4"],
          sort: { by: "price", partition: "none" },
          max_price: { prompt: 0.1, completion: 0 },
          preferred_max_latency: { p90: 3 },
          zdr: true,
        },
        note: "shorter",
      },
    ],
  ])("%s is taken", (_, change) => {
    expect(issuesOf({ ...tag, ...change })).toEqual([]);
  });

  test.each<[string, object]>([
    ["run_type", { run_type: "ja_9" }],
    ["model_id", { model_id: "two words" }],
    ["model_id", { model_id: "x".repeat(201) }],
    ["fallback_models.1", { fallback_models: ["a", ""] }],
    ["fallback_models", { fallback_models: ["a", "b", "c"] }],
    ["system_prompt", { system_prompt: " \n " }],
    ["system_prompt", { system_prompt: "a\n---\nb" }],
    ["temperature", { temperature: 2.1 }],
    ["temperature", { temperature: "0" }],
    ["max_output_tokens", { max_output_tokens: 0 }],
    ["max_output_tokens", { max_output_tokens: 100_001 }],
    ["reasoning", { reasoning: {} }],
    ["reasoning", { reasoning: { budget: 1, effort: "low" } }],
    ["reasoning.effort", { reasoning: { effort: "hard" } }],
    ["reasoning.budget", { reasoning: { budget: 100_001 } }],
    ["provider.alow_fallbacks", { provider: { alow_fallbacks: true } }],
    ["provider.data_collection", { provider: { data_collection: "maybe" } }],
    ["provider.max_price.tokens", { provider: { max_price: { tokens: 1 } } }],
    ["provider.sort", { provider: { sort: "cheapest" } }],
    ["provider.order.0", { provider: { order: ["deep infra"] } }],
    ["provider.preferred_max_latency.p10", { provider: { preferred_max_latency: { p10: 1 } } }],
    ["thinking_budget", { thinking_budget: 5 }],
  ])("%s is told by its path (%j)", (path, change) => {
    expect(issuesOf({ ...tag, ...change }).map((issue) => issue.path)).toEqual([path]);
  });

  test("no object at all is refused", () => {
    expect(issuesOf(null)).toHaveLength(1);
  });
});

describe("templates", () => {
  test.each<[string, string, string]>([
    [runTypes.tag, "a\n <%= it.resume %><%= it.job_description %>", "template:2:2"],
    [
      runTypes.match,
      `${matchTemplate}\n<% for (const a of it.classified_objects) { %><%= a.category %><% } %>`,
      "template:2:47",
    ],
    [runTypes.match, `${matchTemplate}<%= it.classified_objects %>`, "template:1:109"],
    [runTypes.match, `${matchTemplate}<% for (const a of it.resume) { %><% } %>`, "template:1:109"],
    [runTypes.match, `${matchTemplate}<% if (it.notes) { %><% } %>`, "template:1:109"],
    [runTypes.match, `${matchTemplate}<%= a.id %>`, "template:1:109"],
    [runTypes.tag, "no variable", "template"],
    [
      runTypes.match,
      "<%= it.resume %><% for (const a of it.classified_objects) { %><%= a.id %><% } %>",
      "template",
    ],
    [runTypes.atomize, "<% if (it.tagged_list) { %><% } %>", "template,template"],
  ])("%s: %s is refused with its place", (run_type, template, paths) => {
    expect(String(issuesOf({ ...tag, run_type, template }).map(({ path }) => path))).toBe(paths);
  });

  test("loops in loops and conditions on what is offered are taken", () => {
    const template = `<% if (it.classified_objects) { %>${matchTemplate}<% } %><%= it.delimiter %>`;
    expect(issuesOf({ ...tag, run_type: runTypes.match, template })).toEqual([]);
  });

  test.each(attackTemplates)("%s is refused at a save and at a call, and nothing of it runs", (attack) => {
    const template = `<%= it.job_description %>${attack}`;
    expect(issuesOf({ ...tag, template })).not.toEqual([]);
    const responseSchema = JSON.stringify(modelResponseJsonSchemas.tag);
    expect(() =>
      renderPrompt({ runType: runTypes.tag, template, responseSchema }, { job_description: "" }),
    ).toThrow();
    expect(canaryName in globalThis).toBe(false);
  });
});

describe("response schemas", () => {
  const schema = () => structuredClone(modelResponseJsonSchemas.match) as never as MatchSchema;
  type Field = Record<string, unknown>;
  type Items = {
    type: unknown;
    properties: Record<string, Field>;
    required: string[];
    additionalProperties: unknown;
  };
  type MatchSchema = {
    properties: { assessed_objects: { type: unknown; items: Items; [key: string]: unknown } };
  };
  const at = "response_schema.properties.assessed_objects";

  test("the step's own, another order, descriptions and tighter limits are taken", () => {
    const changed = schema();
    const { items } = changed.properties.assessed_objects;
    items.properties = Object.fromEntries(Object.entries(items.properties).reverse());
    items.properties.match_reasoning = { type: "string", description: "One sentence.", maxLength: 200 };
    items.properties.evidence_quote = { anyOf: [{ type: "string" }, { type: "null" }] };
    for (const response_schema of [schema(), changed])
      expect(
        issuesOf({ ...tag, run_type: runTypes.match, template: matchTemplate, response_schema }),
      ).toEqual([]);
    expect(
      issuesOf({ ...tag, run_type: runTypes.match, template: matchTemplate, response_schema: {} }),
    ).not.toEqual([]);
  });

  test.each<[string, (items: Items, list: MatchSchema["properties"]["assessed_objects"]) => void]>([
    [`${at}.items.properties.id`, ({ properties }) => delete properties.id],
    [
      `${at}.items.properties.score`,
      ({ properties }) => {
        properties.score = { type: "number" };
      },
    ],
    [
      `${at}.items.properties.match`,
      ({ properties }) => {
        properties.match = { type: "string" };
      },
    ],
    [
      `${at}.items.properties.evidence_quote`,
      ({ properties }) => {
        properties.evidence_quote = { type: "string" };
      },
    ],
    [
      `${at}.items.properties.id`,
      ({ properties }) => {
        properties.id = { type: ["string", "null"] };
      },
    ],
    [
      `${at}.items.properties.id.enum`,
      ({ properties }) => {
        properties.id = { type: "string", enum: ["r1"] };
      },
    ],
    [
      `${at}.items.properties.id.$ref`,
      ({ properties }) => {
        properties.id = { $ref: "#" };
      },
    ],
    [
      `${at}.items.required`,
      (items) => {
        items.required = items.required.filter((name) => name !== "match");
      },
    ],
    [
      `${at}.items.properties.evidence_quote.$ref`,
      ({ properties }) => {
        properties.evidence_quote = { anyOf: [{ type: "string", $ref: "#" }, { type: "null" }] };
      },
    ],
    [
      `${at}.items.properties.id.maxLength`,
      ({ properties }) => {
        properties.id = { type: "string", maxLength: "9" };
      },
    ],
    [
      `${at}.items.required`,
      (items) => {
        items.required = [...items.required, "score"];
      },
    ],
    [
      `${at}.items.additionalProperties`,
      (items) => {
        items.additionalProperties = true;
      },
    ],
    [
      `${at}.items`,
      (_, list) => {
        list.items = "all" as never;
      },
    ],
    [
      at,
      (_, list) => {
        list.type = "object";
      },
    ],
  ])("%s is told by its path", (path, change) => {
    const response_schema = schema();
    const { assessed_objects } = response_schema.properties;
    change(assessed_objects.items, assessed_objects);
    const issues = issuesOf({ ...tag, run_type: runTypes.match, template: matchTemplate, response_schema });
    expect(issues.map((issue) => issue.path)).toEqual([path]);
  });

  test("the text that the spec has sent back beside an id is taken, but not elsewhere", () => {
    const echoing = schema();
    const { items } = echoing.properties.assessed_objects;
    items.properties.requirement_string = { type: "string" };
    items.required = [...new Set([...items.required, "requirement_string"])];
    const match = { ...tag, run_type: runTypes.match, template: matchTemplate };
    expect(issuesOf({ ...match, response_schema: echoing })).toEqual([]);
    const atTop = {
      ...echoing,
      properties: { ...echoing.properties, requirement_string: { type: "string" } },
    };
    expect(issuesOf({ ...match, response_schema: atTop })).toMatchObject([
      { path: "response_schema.properties.requirement_string" },
    ]);
  });

  test("an enum must have every value that our code knows", () => {
    const response_schema = JSON.parse(
      JSON.stringify(modelResponseJsonSchemas.tag).replace(',"additional"', ""),
    );
    expect(issuesOf({ ...tag, response_schema })).toMatchObject([
      { message: "must be one of required, additional" },
    ]);
  });
});

test("a version whose schema no longer fits our code is refused when it is rendered", () => {
  const prompt = { runType: runTypes.tag, template: tag.template, responseSchema: '{"type":"object"}' };
  expect(() => renderPrompt(prompt, { job_description: "x" })).toThrow("response_schema.properties");
  expect(() => renderPrompt({ ...prompt, responseSchema: "{" }, { job_description: "x" })).toThrow(
    "not valid JSON",
  );
});

test("every default needs what its step needs, and line ends make no difference to an id", () => {
  expect(Object.keys(templateVariables).sort()).toEqual([...promptRunTypes].sort());
  const id = (text: string) => {
    const checked = checkPrompt({ ...tag, system_prompt: text, provider: { zdr: true, sort: "price" } });
    return checked.ok ? checked.prompt.promptId : checked.issues;
  };
  expect(id("a\r\nb\n")).toBe(id("a\nb"));
  expect(id("a\nc")).not.toBe(id("a\nb"));
  for (const { promptId, runType } of defaultPrompts())
    expect(promptId).toMatch(new RegExp(`^${runType}-[0-9a-f]{12}$`));
});
