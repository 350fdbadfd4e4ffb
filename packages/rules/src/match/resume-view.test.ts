import { expect, it } from "vitest";
import { viewResume } from "./resume-view.ts";

function pieces(resume: string) {
  return viewResume(resume).segments.map(({ text }) => text);
}

it.each([
  ["B.A. in Economics", ["B.A. in Economics"]],
  ["Dr. Roth hired me. I sailed.", ["Dr. Roth hired me.", "I sailed."]],
  ["mluvil o vodě", ["mluvil o vodě"]],
  ["Baked bread; sold cakes", ["Baked bread", "sold cakes"]],
])("cuts %j where a sentence ends and nowhere else", (line, expected) => {
  expect(pieces(line)).toEqual(expected);
});

it("keeps a line that begins with the name of a section and says something", () => {
  expect(pieces("Skills: carving\nTools: adze (2 years)\n## Skills\ncaulking")).toEqual([
    "Skills: carving",
    "Tools: adze (2 years)",
    "caulking",
  ]);
});
