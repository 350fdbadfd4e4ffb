import { expect, test } from "vitest";
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

test.each([
  "<%= process.version %>",
  '<%= it.constructor.constructor("return process")() %>',
  "<%= it.__proto__ %>",
  "<%= it['x'] %>",
  "<%= it.x.toString() %>",
  "<%= globalThis %>",
  "<%= `x` %>",
  "<%= it.x + it.y %>",
  "<%= require('fs') %>",
  '<%~ include("x") %>',
  "<% process.exit(1) %>",
  "<% while (true) { %><% } %>",
  "<% for (const it of it.x) { %><% } %>",
  "<% for (const x of it.list.map(y => y)) { %><% } %>",
  "<% for (let x of it.list) { %><% } %>",
  "<% if (it.x || process) { %><% } %>",
  "<% import('node:fs') %>",
  "<% } %>",
  "<% if (it.x) { %>",
  "<% const x = 1 %>",
  "<%= x.y %>",
  "<% it.x = 1 %>",
])("%s is refused", (template) => {
  expect(() => renderTemplate(template, { x: {}, y: {}, list: [] })).toThrow(TemplateError);
});

test("a value that the data does not have, or that is no text, is an error and not the word undefined", () => {
  expect(() => renderTemplate("<%= it.nothing %>", {})).toThrow("there is no it.nothing");
  expect(() => renderTemplate("<%= it.list %>", { list: [] })).toThrow("it.list is no text");
});
