import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readSet } from "./read-set.ts";

let folder: string;

function write(file: string, content: string | object): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), typeof content === "string" ? content : JSON.stringify(content));
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "leadfit-set-"));
  write("postings/01-a.html", "<p>a page</p>");
  write("postings/02-b.txt", "another");
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("pages come with their gold, URL and resumes, each of which may be absent", async () => {
  write("gold/01.json", {
    title: "Gardener",
    requirements: [{ text: "Roses", category: "required" }],
    notes: "–",
  });
  write(
    "manifest.jsonl",
    `${JSON.stringify({ file: "postings/02-b.txt", url: "https://jobs.example/2" })}\n`,
  );
  write("match/01-ada.json", [{ requirement: "Roses", match: true, evidence: "roses" }]);
  write("resumes/ada.txt", "Experience\nTen years of roses");
  const { pages } = await readSet(folder);
  expect(pages).toMatchObject([
    { id: "01", url: null, gold: { title: ["Gardener"] }, resumes: [{ id: "ada" }] },
    { id: "02", url: "https://jobs.example/2", gold: null, resumes: [] },
  ]);
  expect((await readSet(folder, ["02"])).pages).toHaveLength(1);
});

test.each([
  [
    "gold/01.json",
    { requirements: [{ text: "Roses", category: "must" }] },
    /gold\/01\.json: requirements\.0\.category/,
  ],
  ["gold/01.json", { salary: { min: "1" } }, /gold\/01\.json: salary\.min/],
  ["gold/01.json", "{", /gold\/01\.json: not JSON/],
  ["gold/03.json", {}, /there is no page 03/],
  ["match/01-ada.json", [], /no such folder|no resume ada/],
  ["postings/01-c.html", "twice", /two pages are called 01/],
  ["manifest.jsonl", "[", /manifest\.jsonl, line 1: not JSON/],
])("a wrong %s is refused with the file and what is wrong", async (file, content, message) => {
  write(file, content);
  await expect(readSet(folder)).rejects.toThrow(message);
});

test("a folder that is no set, or has no such page, is refused", async () => {
  await expect(readSet(join(folder, "gold"))).rejects.toThrow(/no such folder/);
  await expect(readSet(folder, ["09"])).rejects.toThrow(/no page 09; there are 01, 02/);
});
