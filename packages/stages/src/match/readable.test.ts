import { expect, test } from "vitest";
import { readable } from "./readable.ts";

const list = "## You bring\n- Go\n- Glass blowing";

test("a listed posting in a language we know is wholly readable", () => {
  for (const language of ["en", "de", "fr", "cs", "es"])
    expect(readable({ language, description: list })).toBe(1);
});

test.each([
  ["another language", { language: "fi", description: list }],
  ["an unknown language", { language: null, description: list }],
  ["prose alone", { language: "en", description: "You bring Go." }],
  [
    "words to a model",
    { language: "en", description: list, flags: [{ kind: "instructions" as const, detail: "ignore" }] },
  ],
  [
    "hidden text",
    { language: "en", description: list, flags: [{ kind: "hidden_text" as const, detail: "9 characters" }] },
  ],
])("%s makes it less so", (_, posting) => {
  expect(readable(posting)).toBeLessThan(1);
  expect(readable(posting)).toBeGreaterThan(0);
});

test("every doubt counts", () => {
  const both = readable({ language: "fi", description: "Prose." });
  expect(both).toBeLessThan(readable({ language: "fi", description: list }));
});
