import type { Posting } from "@leadfit/contracts";
import { beforeEach, expect, test } from "vitest";
import { compareReports } from "./compare.ts";
import type { EngineRun } from "./engine.ts";
import { goldPageSchema, goldVerdictsSchema } from "./gold.ts";
import type { SetPage } from "./read-set.ts";
import type { Report } from "./report.ts";
import { scoreFailure, scorePage } from "./score-page.ts";

const posting: Posting = {
  title: "Gärtner (m/w/d)",
  company: "Blattwerk",
  location: "Ulm, Germany",
  remote: null,
  employment_type: null,
  salary: null,
  posted_at: null,
  valid_through: null,
  external_id: null,
  canonical_url: null,
  language: "en",
  expired: false,
  description: "## Requirements\n\n- Experience with pruning and grafting\n- Knowledge of roses",
  sources: {},
};

const gold = {
  title: "Gärtner",
  company: "Blattwerk GmbH",
  location: "Ulm",
  salary: null,
  must_contain: ["pruning and grafting", "Our gardens"],
  must_not_contain: ["Knowledge of roses", "Apply now"],
  requirements: [
    {
      text: "Experience with pruning and grafting",
      category: "required",
      atoms: ["Experience with pruning", "Experience with grafting"],
      classification: "required_qualification",
    },
    { text: "Knowledge of roses", category: "additional", atoms: ["Knowledge of roses"] },
    { text: "A van of your own", category: "required", atoms: ["A van"] },
    { text: "Loves the rain", category: "required", optional: true },
  ],
};

let run: EngineRun;
let page: SetPage;

beforeEach(() => {
  const atom = { category: "required" } as const;
  run = {
    reading: { kind: "posting", posting },
    tagged: [
      { id: "r1", raw_string: "Experience with pruning and grafting", category: "required" },
      { id: "r2", raw_string: "Knowledge of roses", category: "required" },
      { id: "r3", raw_string: "Loves the rain", category: "required" },
      { id: "r4", raw_string: "Free parking", category: "required" },
    ],
    atoms: [
      { ...atom, id: "r1.1", requirement_string: "Experience with pruning" },
      { ...atom, id: "r1.2", requirement_string: "Experience with grafting" },
      { ...atom, id: "r2.1", group: "r2.g1", requirement_string: "Knowledge of roses" },
      { ...atom, id: "r2.2", group: "r2.g1", requirement_string: "Knowledge of tulips" },
    ],
    classified: [
      { id: "r1.1", requirement_string: "", classification: "required_qualification" },
      { id: "r1.2", requirement_string: "", classification: "evaluated_qualification" },
    ],
    verdicts: new Map(),
    usage: { inputTokens: 0, outputTokens: 0, costUsd: 0 },
    seconds: 1,
    postingMs: 1,
  };
  page = { id: "01", file: "01.txt", content: "", url: null, gold: goldPageSchema.parse(gold), resumes: [] };
});

test("fields count by containment, and a salary where there is none counts as wrong", () => {
  expect(scorePage(page, run).shares).toMatchObject({
    title: { hits: 1, of: 1 },
    company: { hits: 1, of: 1 },
    location: { hits: 1, of: 1 },
    salary: { hits: 1, of: 1 },
  });
  const salary = { min: 1, max: 2, currency: "EUR", period: "HOUR" } as const;
  run.reading = {
    kind: "posting",
    posting: { ...posting, salary, title: "Gärtner in Ulm gesucht, jetzt bewerben" },
  };
  expect(scorePage(page, run).shares).toMatchObject({
    title: { hits: 0, of: 1 },
    salary: { hits: 0, of: 1 },
  });
});

test("requirements, categories, atoms and kinds are counted against the gold, an optional one not at all", () => {
  const { shares, atoms, misses } = scorePage(page, run);
  expect(shares).toMatchObject({
    must_contain: { hits: 1, of: 2 },
    requirement_recall: { hits: 2, of: 3 },
    requirement_precision: { hits: 2, of: 3 },
    category: { hits: 1, of: 2 },
    atom_recall: { hits: 3, of: 4 },
    classification: { hits: 1, of: 2 },
  });
  // A group of alternatives is one atom.
  expect(atoms).toEqual({ ours: 3, oursOf: 4, gold: 4, goldOf: 3 });
  expect(misses).toContainEqual({ score: "requirement_recall", text: "A van of your own" });
  expect(misses).toContainEqual({ score: "requirement_precision", text: "Free parking" });
  expect(misses).toContainEqual({ score: "must_not_contain", text: "Knowledge of roses" });
});

test("a match counts for precision, a label for recall, a borderline one for nothing", () => {
  const from = { from_requirement: "Experience with pruning and grafting" };
  const verdicts = goldVerdictsSchema.parse([
    { requirement: "Experience with pruning", match: true, ...from },
    { requirement: "Experience with grafting", match: false, ...from },
    { requirement: "A van", match: true },
    { requirement: "Knowledge of roses", match: false, borderline: true },
  ]);
  page.resumes = [{ id: "ada", text: "", verdicts }];
  const met = { match: true, match_reasoning: "", evidence_quote: "a quote" };
  run.verdicts.set("ada", [
    { ...met, id: "r1.1", requirement_string: "Experience with pruning" },
    { ...met, id: "r1.2", requirement_string: "Experience with grafting" },
    { ...met, id: "r2.1", group: "r2.g1", requirement_string: "Knowledge of roses" },
    { ...met, id: "r4.1", requirement_string: "Free parking" },
  ]);
  const score = scorePage(page, run);
  expect(score.shares).toMatchObject({
    verdict_precision: { hits: 1, of: 2 },
    verdict_recall: { hits: 1, of: 2 },
  });
  expect(score.faults.false_matches).toBe(1);
  expect(score.noMatchLabels).toBe(1);
  expect(score.unlabelledMatches).toEqual(["ada: Free parking (by “a quote”)"]);
});

test("a page without a posting is right only when read as such, for its reason where the gold names one", () => {
  page.gold = goldPageSchema.parse({ expect: "no_posting", detail: "login_wall" });
  expect(scorePage(page, run).shares).toEqual({ no_posting: { hits: 0, of: 1 } });
  run.reading = { kind: "no_posting", detail: "bot_wall", message: "", fields: {} };
  expect(scorePage(page, run).shares).toEqual({ no_posting: { hits: 0, of: 1 } });
  run.reading = { kind: "no_posting", detail: "login_wall", message: "", fields: {} };
  expect(scorePage(page, run).shares).toEqual({ no_posting: { hits: 1, of: 1 } });
});

test("fields are asked of a page that has only those", () => {
  page.gold = goldPageSchema.parse({ ...gold, expect: "fields_only", requirements: [], must_contain: [] });
  run.reading = { kind: "no_posting", detail: "application_form", message: "", fields: { title: "Gärtner" } };
  expect(scorePage(page, run).shares).toMatchObject({
    no_posting: { hits: 1, of: 1 },
    title: { hits: 1, of: 1 },
    company: { hits: 0, of: 1 },
  });
});

test("a page that failed misses all that was asked of it", () => {
  const failed = scoreFailure(page, "out of memory");
  expect(failed.faults.failures).toBe(1);
  expect(failed.shares).toMatchObject({
    title: { hits: 0, of: 1 },
    requirement_recall: { hits: 0, of: 3 },
  });
  page.gold = goldPageSchema.parse({ expect: "no_posting" });
  expect(scoreFailure(page, "out of memory").shares).toEqual({ no_posting: { hits: 0, of: 1 } });
});

test("a comparison tells per page what is no longer missed and what newly is", () => {
  const report = (): Report => ({
    leadfit_eval: 1,
    set: "garden",
    engine: "rules",
    pages: [
      {
        id: "01",
        file: "01.txt",
        labelled: true,
        resumes: [],
        outcome: "4 requirements",
        seconds: 1,
        postingMs: 1,
        inputTokens: 0,
        outputTokens: 0,
        costUsd: 0,
        ...scorePage(page, run),
      },
    ],
  });
  const before = report();
  run.tagged = run.tagged.filter(({ id }) => id !== "r1" && id !== "r4");
  const compared = compareReports(before, report());
  expect(compared).toContain("requirement recall: 0.667 → 0.333");
  expect(compared).toContain("  + requirement precision: Free parking");
  expect(compared).toContain("  - requirement recall: Experience with pruning and grafting");
  expect(compareReports(before, before)).not.toContain("01.txt");
});
