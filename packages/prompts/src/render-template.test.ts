import { expect, test } from "vitest";
import { attackTemplates, canaryName } from "../test/attack-templates.ts";
import { TemplateError } from "./parse-template.ts";
import { renderTemplate } from "./render-template.ts";

test("values, loops and conditions are filled, and line breaks stay", () => {
  const template =
    "It's <%= it.name %>\n<% for (const x of it.list) { %>\n- <%= x.id %> <%= x.text %>\n<% } %>\n<% if (it.note) { %>Note: <%= it.note %><% } %>";
  const data = {
    name: 'R&D\'s \\ "x"',
    list: [
      { id: "r1", text: "a" },
      { id: "r2", text: "b" },
    ],
  };
  expect(renderTemplate(template, data)).toBe("It's R&D's \\ \"x\"\n\n- r1 a\n\n- r2 b\n\n");
  expect(renderTemplate(template, { ...data, note: "x" })).toContain("Note: x");
});

test("tags in the data stay text", () => {
  const resume = "<%= process.env %> <% for (;;) {} %>";
  expect(renderTemplate("<%= it.resume %>", { resume })).toBe(resume);
});

test.each(attackTemplates)("%s is refused, and nothing of it runs", (template) => {
  const data = { x: {}, y: {}, list: [{}] };
  expect(() => renderTemplate(template, data)).toThrow(TemplateError);
  expect(canaryName in globalThis).toBe(false);
});

test("a template that would keep its reader busy for long is refused at once", () => {
  const started = performance.now();
  for (const template of [`<%= x${" ".repeat(90_000)}`, "<%".repeat(49_000), "x".repeat(100_001)])
    expect(() => renderTemplate(template, {})).toThrow(TemplateError);
  expect(performance.now() - started).toBeLessThan(3_000);
});

test("an error says the line and the column of its tag", () => {
  const at = (template: string) => {
    try {
      return renderTemplate(template, { list: [] });
    } catch (error) {
      return (error as TemplateError).at;
    }
  };
  expect(at("a\n b <%= it.list %>")).toBe("2:4");
  expect(at("<% for (const x of it.list) { %>\n<% } %>\n\n <% x() %>")).toBe("4:2");
  expect(at("\n<% if (it.list) { %>")).toBe("2:1");
  expect(at("<%- if (it.list) { -%>\n<% } %><%= it.gone %>")).toBe("2:8");
  expect(at("\n  <%= it.x")).toBe("2:3");
});

test("a value that the data does not have, or that is no text, is an error and not the word undefined", () => {
  expect(() => renderTemplate("<%= it.nothing %>", {})).toThrow("there is no it.nothing");
  expect(() => renderTemplate("<%= it.list %>", { list: [] })).toThrow("it.list is no text");
});
