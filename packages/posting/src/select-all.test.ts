import { describe, expect, it } from "vitest";
import { attribute, parseHtml } from "./dom.ts";
import { selectAll } from "./select-all.ts";

const page = parseHtml(`<main id="Job-Title-1" data-cy="place"><h1 class="a JobTitle-x">one</h1>
  <p class="meta location">two</p><div data-test="row-1"><p class="meta">three</p></div></main>`);

function found(selector: string): string[] {
  if (!page) throw new Error("no page");
  return selectAll(selector, page).map((element) => `${element.name}.${attribute(element, "class")}`);
}

describe("selectors", () => {
  it.each([
    [".location", ["p.meta location"]],
    [".meta, .nowhere", ["p.meta location", "p.meta"]],
    ["[class*=jobtitle i]", ["h1.a JobTitle-x"]],
    ["#Job-Title-1 h1", ["h1.a JobTitle-x"]],
    ["[data-test^=row] p:not(.location)", ["p.meta"]],
    ["[data-cy=place] .meta:not(.nowhere)", ["p.meta location", "p.meta"]],
    ["h1", ["h1.a JobTitle-x"]],
    [".jobtitle-x", []],
    ["[data-ui=job-title]", []],
  ])("%s finds what it names and nothing else", (selector, expected) => {
    expect(found(selector)).toEqual(expected);
  });
});
