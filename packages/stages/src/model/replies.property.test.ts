/**
 * Whatever a model replies, a stage ends in one of the documented ways, and what it keeps is the posting's and the resume's
 * own. Replies are honest ones with something wrong with them, or none at all. fast-check prints the seed of a failure.
 */
import {
  type Atom,
  type Classified,
  type Posting,
  type Stage,
  type StageOutputs,
  stageOutputSchemas,
  storableDeep,
  type Tagged,
} from "@leadfit/contracts";
import { atomizeByRules, classifyByRules, tagByRules } from "@leadfit/rules";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createAtomizeHandler } from "../atomize/handler.ts";
import { createClassifyHandler } from "../classify/handler.ts";
import { createMatchHandler } from "../match/handler.ts";
import { holdsPlaceholder } from "../match/mask-personal-data.ts";
import type { Answer, Handler, Model, ModelPolicy, Question, StageReader } from "../ports.ts";
import { grounded } from "../tag/grounded.ts";
import { createTagHandler } from "../tag/handler.ts";
import { ModelTransportError } from "./ask-checked.ts";
import { fuzzedReply } from "./fuzzed-replies.ts";
import { parseReply } from "./parse-reply.ts";
import { askedAtoms, type ScriptedModel, scriptedModel } from "./scripted-model.ts";

/** Handlers run; each is given one reply at least, most of them two or more. */
const runs = { tag: 3_000, combined: 3_000, atomize: 5_000, classify: 5_000, match: 2_500 };
/** Asked of all together. */
const repliesAtLeast = 20_000;
let replies = 0;

const description = `We run ferries.

## Requirements

- 3+ years of experience with TypeScript, PostgreSQL and Redis
- Experience with **AWS** or Azure
- Bachelor’s degree in Computer Science
- Fluent in Welsh (C1)
- Excellent communication skills

## Nice to have

- Knowledge of Kubernetes
- Rust is a plus`;
const resume = `Mara Lindqvist
mara@example.org | +44 20 7946 0018 | 3 Quay Street, Cardiff CF10 5AB

## Experience

Backend Engineer, Tidewater Press, 2018 - 2026
- Built the rights database with TypeScript and PostgreSQL, on AWS — ﬁrst of its kind.
- Mail merge with [name] and [email] as fields, in TypeScript and Redis.
- Moved the nightly imports to Kuber\u00adnetes; caf\u00e9 rota in Rust 🦀.

## Education

Bachelor of Science in Computer Science, Uppsala University, 2017`;

const posting: Posting = {
  title: "Ferry Engineer",
  company: null,
  location: null,
  remote: null,
  employment_type: null,
  salary: null,
  posted_at: null,
  valid_through: null,
  external_id: null,
  canonical_url: null,
  language: "en",
  expired: false,
  description,
  sources: {},
};
const tag = { ...tagByRules(posting), dropped: 0 };
const atomize = atomizeByRules(tag.tagged_list);
const classify = classifyByRules(atomize.atomic_objects);
const judged = classify.classified_objects.filter(
  ({ classification }) => classification !== "evaluated_qualification",
);
const committed: Partial<StageOutputs> = {
  extract: { posting, identity: { canonical_url: null, external_key: null } },
  tag,
  atomize,
  classify,
};
const reader: StageReader = {
  page: async () => null,
  resume: async () => ({ resume_id: "mara", version: 1, text: resume }),
  corrections: async () => [],
};

/** Some of the resume's words, some that only look so, and some of ours. */
const quotes = [
  ...[
    "TypeScript and PostgreSQL",
    "on aws - first of its kind",
    "Kubernetes",
    "CAFÉ ROTA IN RUST",
    "🦀",
    "ﬁ",
  ],
  ...["Built the rights database", "Bachelor of Science", "2018 - 2026", "mara@example.org", "## Education"],
  ...[
    "ten years of Redis",
    "[name] wrote TypeScript",
    "with [name] and [email] as fields, in TypeScript and Redis",
    "[ email ]",
    "TypeScript, PostgreSQL, Redis",
    "",
    " ",
    ".",
  ],
];

/** What the question asks for, in its own schema. @param bits chooses what is met, and by which quote */
function honest({ step, data }: Question, bits: number): Record<string, unknown> {
  const chosen = <T>(from: readonly T[], n: number) => from[(bits + n) % from.length] as T;
  switch (step) {
    case "extract":
      return {};
    case "tag":
      return { tagged_list: tag.tagged_list.map(({ raw_string, category }) => ({ raw_string, category })) };
    case "combined":
      return {
        requirements: tag.tagged_list.map(({ raw_string, category, id }) => ({
          raw_string,
          category,
          atoms: classify.classified_objects
            .filter((atom) => atom.id?.startsWith(`${id}.`))
            .map(({ requirement_string, classification, group = null }) => ({
              requirement_string,
              group,
              classification,
            })),
        })),
      };
    case "atomize":
      return {
        atomic_objects: (data.tagged_list as Tagged[]).map(({ id, raw_string, category }, n) => ({
          id: chosen([id, `${id}.1`, id], n),
          requirement_string: raw_string,
          category,
          group: chosen([null, "g1", "g1"], n),
        })),
      };
    case "classify":
      return {
        classified_objects: (data.atomic_objects as Atom[]).map(({ id }, n) => ({
          id,
          classification: chosen(["required_qualification", "evaluated_qualification"], n),
        })),
      };
    case "match":
      return {
        assessed_objects: (data.classified_objects as Classified[]).map(({ id }, n) => {
          const isCanary = !judged.some((atom) => atom.id === id);
          const match = isCanary ? bits % 5 === 0 : (bits >> (n % 16)) % 2 === 1;
          return {
            id,
            match,
            match_reasoning: "It says so.",
            evidence_quote: match ? chosen(quotes, n) : null,
          };
        }),
      };
  }
}

const until = new Date("2027-01-01T00:00:00Z");
const noAnswers: Answer[] = [
  { kind: "wait", until, reason: "rate_limited" },
  { kind: "transport", detail: "llm_timeout", message: "Too late." },
  { kind: "truncated", detail: "output_truncated", message: "Cut off." },
  { kind: "refused", detail: "model_refused", message: "No." },
  { kind: "configuration", detail: "prompt_missing", message: "No prompt." },
];

const reply = fuzzedReply(honest, noAnswers);

const knownDetails = [
  ...["invalid_json", "schema_invalid", "item_mismatch", "ungrounded_requirement", "canary_tripped"],
  ...["output_truncated", "model_refused", "prompt_missing"],
];

type Run<S extends Stage> = {
  output: StageOutputs[S];
  model: ScriptedModel;
  /** What the reply of each run says of an atom, as often as it names it. */
  said: (runId: string, atomId: string | undefined) => unknown[];
  /** Runs whose reply called met what nobody can meet. */
  tripped: Set<string>;
};

/** Runs a stage's handler on fuzzed replies, and holds what it completed against `check`. */
async function fuzz<S extends Stage>(
  stage: S,
  numRuns: number,
  create: (model: Model) => Handler<S>,
  policy: Partial<ModelPolicy>,
  check: (run: Run<S>) => void,
): Promise<void> {
  const seen = new Set<string>();
  const property = fc.asyncProperty(
    fc.array(reply, { minLength: 1, maxLength: 4 }),
    fc.boolean(),
    async (given, fallBack) => {
      const tripped = new Set<string>();
      const answers = new Map<string, unknown>();
      const said = (runId: string, atomId: string | undefined) =>
        itemsOf(answers.get(runId)).filter((item) => item?.id === atomId);
      let failed = false;
      const model: ScriptedModel = scriptedModel(
        (question) => {
          const asked = model.questions.length;
          const answer = given[(asked - 1) % given.length]?.(question) ?? "";
          replies++;
          if (typeof answer !== "string") {
            failed ||= answer.kind === "transport";
            return answer;
          }
          const runId = `run-${asked}`;
          answers.set(runId, parseReply(answer));
          if (question.step === "match" && callsCanaryMet(answer, question)) tripped.add(runId);
          return { kind: "answer", text: answer, runId };
        },
        { ...policy, fallBack },
      );
      const handler = create(model);
      const outcome = await handler(
        { assessmentId: "a1", jobId: "j1", earlier: committed },
        new AbortController().signal,
      ).catch((error: unknown) => {
        expect(error).toBeInstanceOf(ModelTransportError);
        expect(failed).toBe(true);
        return null;
      });
      seen.add(outcome === null ? "threw" : outcome.kind);
      if (outcome === null) return;
      expect(JSON.stringify(storableDeep(outcome))).toBe(JSON.stringify(outcome));
      if (outcome.kind === "completed") {
        // The next stage reads what this one has committed.
        expect(stageOutputSchemas[stage].parse(outcome.output)).toEqual(outcome.output);
        check({ output: outcome.output, model, said, tripped });
      } else if (outcome.kind === "quarantined") {
        expect(knownDetails).toContain(outcome.detail);
        expect(outcome.message.length).toBeLessThan(2_000);
      } else expect(outcome).toMatchObject({ until, reason: "rate_limited" });
    },
  );
  await fc.assert(property, { numRuns });
  expect([...seen].sort()).toEqual(["completed", "deferred", "quarantined", "threw"]);
}

function itemsOf(answer: unknown): { id?: unknown; match?: unknown }[] {
  const { assessed_objects } = (answer ?? {}) as { assessed_objects?: unknown };
  return Array.isArray(assessed_objects) ? assessed_objects : [];
}

function callsCanaryMet(text: string, question: Question): boolean {
  const canary = askedAtoms(question).find(({ id }) => !judged.some((atom) => atom.id === id));
  return itemsOf(parseReply(text)).some((item) => item?.id === canary?.id && item?.match === true);
}

function expectGrounded(tagged: Tagged[]): void {
  expect(tagged.map(({ id }) => id)).toEqual(tagged.map((_, n) => `r${n + 1}`));
  for (const { raw_string, span } of tagged) {
    expect(raw_string).not.toBe("");
    expect(raw_string).toBe(description.slice(span?.start, span?.end));
  }
}

/** Each atom belongs to a requirement, each requirement has one, and no two share an id. */
function expectOwned(atoms: Atom[], tagged: Tagged[]): void {
  expect(new Set(atoms.map(({ id }) => id)).size).toBe(atoms.length);
  for (const { id = "", requirement_string, category, group } of atoms) {
    const owner = tagged.find((requirement) => id.startsWith(`${requirement.id}.`));
    expect(owner?.category).toBe(category);
    expect(requirement_string.trim()).not.toBe("");
    if (group !== undefined) expect(group.startsWith(`${owner?.id}.g`)).toBe(true);
  }
  for (const { id } of tagged) expect(atoms.some((atom) => atom.id?.startsWith(`${id}.`))).toBe(true);
}

/** The model says what a resume can show; what is demanded and what preferred, the posting has said. */
function expectClassified(classified: Classified[], atoms: Atom[]): void {
  expect(classified.map(({ id }) => id)).toEqual(atoms.map(({ id }) => id));
  for (const [n, { classification, requirement_string }] of classified.entries()) {
    expect(requirement_string).toBe(atoms[n]?.requirement_string);
    const own = atoms[n]?.category === "required" ? "required_qualification" : "additional_qualification";
    expect([own, "evaluated_qualification"]).toContain(classification);
  }
}

const name = (stage: keyof typeof runs) =>
  `${runs[stage]} runs of ${stage} on fuzzed replies end as documented`;

test(name("tag"), async () => {
  await fuzz("tag", runs.tag, createTagHandler, {}, ({ output }) => expectGrounded(output.tagged_list));
}, 120_000);

test(name("combined"), async () => {
  await fuzz(
    "tag",
    runs.combined,
    createTagHandler,
    { oneCall: true },
    ({ output: { tagged_list, prepared } }) => {
      expectGrounded(tagged_list);
      if (!prepared) return;
      expectOwned(prepared.atomic_objects, tagged_list);
      expectClassified(prepared.classified_objects, prepared.atomic_objects);
    },
  );
}, 120_000);

test(name("atomize"), async () => {
  await fuzz("atomize", runs.atomize, createAtomizeHandler, {}, ({ output }) =>
    expectOwned(output.atomic_objects, tag.tagged_list),
  );
}, 120_000);

test(name("classify"), async () => {
  await fuzz("classify", runs.classify, createClassifyHandler, {}, ({ output }) =>
    expectClassified(output.classified_objects, atomize.atomic_objects),
  );
}, 120_000);

test(name("match"), async () => {
  await fuzz(
    "match",
    runs.match,
    (model) => createMatchHandler(reader, model),
    { maskResume: true },
    ({ output, model, said, tripped }) => {
      expect(output.assessed_objects.map(({ id }) => id)).toEqual(judged.map(({ id }) => id));
      for (const { match, evidence_quote, evidence_span, run_id } of output.assessed_objects) {
        if (match) {
          expect(evidence_quote).toBeTruthy();
          expect(evidence_quote).toBe(resume.slice(evidence_span?.start, evidence_span?.end));
          expect(holdsPlaceholder(evidence_quote ?? "")).toBe(false);
        } else expect(evidence_quote).toBeUndefined();
        expect(tripped).not.toContain(run_id);
      }
      for (const { runId, requirement, match } of model.remembered) {
        expect(tripped).not.toContain(runId);
        const { id } = judged.find(({ requirement_string }) => requirement_string === requirement) ?? {};
        // Said once, or every time the same.
        const verdicts = said(runId, id);
        expect(verdicts).not.toEqual([]);
        for (const verdict of verdicts) expect(verdict).toMatchObject({ match });
      }
    },
  );
}, 120_000);

test(`all of them together were given ${repliesAtLeast} replies`, () => {
  expect(replies).toBeGreaterThanOrEqual(repliesAtLeast);
});

const megabyte = (text: string) => text.repeat(1_000_000 / text.length);

/** Far more than it takes, far less than what grows with the square of the length takes: minutes. */
const atOnceMs = 10_000;

test("a megabyte of blanks around a reply is read at once", () => {
  const start = performance.now();
  expect(parseReply(`${megabyte(" ")}{"a":1}${megabyte(" ")}.`)).toEqual({ a: 1 });
  expect(parseReply(`${megabyte(" ")}.`)).toBeUndefined();
  expect(performance.now() - start).toBeLessThan(atOnceMs);
});

test.each([
  ["one requirement of a megabyte", [megabyte("1 ")]],
  ["ten thousand invented requirements", Array.from({ length: 10_000 }, (_, n) => `Ten years of skill ${n}`)],
])("%s is found not to stand in the posting at once", (_, named) => {
  const long = description.repeat(20);
  const start = performance.now();
  expect(
    grounded(
      named.map((raw_string) => ({ raw_string, category: "required" })),
      long,
    ).ok,
  ).toBe(false);
  expect(performance.now() - start).toBeLessThan(atOnceMs);
});
