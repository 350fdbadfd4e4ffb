/**
 * `npm run bench:tokens [-- DIR]`: the tokens that a job takes, counted with a real tokenizer, on the postings and resumes
 * of a folder shaped as docs/evaluation.md says (default: samples). Beside it what one call for each atom would take. The
 * model is the fake, whose replies our own rules make: their length is theirs, what they think is half as much as they say.
 */
import { readdirSync, readFileSync } from "node:fs";
import { basename, extname, join, resolve } from "node:path";
import { createEngine } from "@leadfit/evaluation";
import { readResume } from "@leadfit/resume";
import { openMeteredModel, settingsFromEnv } from "@leadfit/runtime";
import { type FakeCall, repositoryRoot, startFakeOpenRouter } from "@leadfit/testkit";
import { encode } from "gpt-tokenizer/encoding/o200k_base";
import { say, silentLog } from "./ground.ts";
import { median } from "./scenario.ts";

const folder = resolve(process.argv[2] ?? join(repositoryRoot, "samples"));
/** Shorter prefixes are not cached by any provider. */
const cacheFloorTokens = 1_024;

type Used = { calls: number; input: number; cached: number; output: number };
type Way = "model decides all" | "rules first" | "one call an atom";
type Engine = Awaited<ReturnType<typeof createEngine>>;
type Model = ReturnType<typeof openMeteredModel>;

const ways: Record<Way, Record<string, string>> = {
  "model decides all": { LEADFIT_RULES_FIRST: "off" },
  "rules first": {},
  "one call an atom": { LEADFIT_RULES_FIRST: "off", LEADFIT_ONE_CALL: "off" },
};

const postings = filesOf("postings").map((file) => ({
  name: basename(file),
  content: readFileSync(file, "utf8"),
}));
const resumes = await Promise.all(
  filesOf("resumes").map(async (file) => {
    const read = await readResume({ bytes: readFileSync(file), fileName: basename(file) });
    if (read.kind !== "ok") throw new Error(`${file}: ${read.kind}`);
    return { id: basename(file, extname(file)), text: read.text };
  }),
);

const used: Record<Way, Used[]> = { "model decides all": [], "rules first": [], "one call an atom": [] };
for (const [n, { name, content }] of postings.entries()) {
  // Each posting with one resume, in turn: jobs differ more by their posting.
  const candidate = resumes[n % resumes.length];
  if (!candidate) throw new Error(`${folder}: no resumes`);
  const counts: string[] = [];
  for (const way of Object.keys(ways) as Way[]) {
    try {
      const of = await assess(way, content, candidate);
      if (!of) continue;
      used[way].push(of);
      counts.push(`${way} ${total(of)} in ${of.calls}`);
    } catch (error) {
      // A job that is parked has its price as well, but it is no assessment.
      counts.push(`${way} parked (${(error as Error).message.slice(0, 60)})`);
    }
  }
  say(`${name}: ${counts.length > 0 ? counts.join(", ") : "no posting"}`);
}

say(
  `\nTokens a job (input that is not cached, and output), ${folder.split("/").at(-1)}, ${used["rules first"].length} jobs:\n`,
);
say("| way | median | largest | calls, median | input | cached | output |");
say("| --- | --- | --- | --- | --- | --- | --- |");
for (const [way, all] of Object.entries(used)) {
  const of = (what: (one: Used) => number) => Math.round(median(all.map(what)));
  say(
    `| ${way} | ${of(total)} | ${Math.max(...all.map(total))} | ${of(({ calls }) => calls)} | ${of(({ input }) => input)} | ${of(({ cached }) => cached)} | ${of(({ output }) => output)} |`,
  );
}
process.exit(0);

function total({ input, cached, output }: Used): number {
  return input - cached + output;
}

/** On a fake of its own, whose cache is cold. @returns null where the page holds no posting */
async function assess(way: Way, content: string, resume: { id: string; text: string }): Promise<Used | null> {
  const fake = await startFakeOpenRouter();
  const { model: settings } = settingsFromEnv({
    OPENROUTER_BASE_URL: fake.baseUrl,
    OPENROUTER_API_KEY: fake.apiKey,
    OPENROUTER_DIALECT: "openrouter",
    ...ways[way],
  });
  if (!settings) throw new Error("no model");
  const model = openMeteredModel(settings, silentLog);
  const engine = await createEngine(way, model);
  try {
    const perAtom = way === "one call an atom";
    const page = { content, url: null };
    const run = await engine.assess(page, perAtom ? [] : [resume], AbortSignal.timeout(60_000));
    if (run.reading.kind !== "posting") return null;
    if (perAtom) await askEachAtom(model, run, resume.text);
    return usedBy(fake.calls);
  } finally {
    await engine.close();
    await fake.stop();
  }
}

/** As the specification's step 3.1 asks: a question for each atom. */
async function askEachAtom(
  model: Model,
  { classified }: Awaited<ReturnType<Engine["assess"]>>,
  resume: string,
) {
  const task = { assessmentId: "per-atom", jobId: "per-atom" };
  for (const { classification, id, requirement_string } of classified) {
    if (classification === "evaluated_qualification") continue;
    const data = { resume, delimiter: "=====resume=====", classified_objects: [{ id, requirement_string }] };
    const question = { step: "match" as const, data, issues: [], maxOutputTokens: 1_000, moreRoom: false };
    await model.ask(task, question, AbortSignal.timeout(60_000));
  }
}

function usedBy(calls: readonly FakeCall[]): Used {
  const used: Used = { calls: calls.length, input: 0, cached: 0, output: 0 };
  let before: number[] = [];
  for (const { body, reply } of calls) {
    const { messages, response_format } = body as {
      messages: { content: string }[];
      response_format: object;
    };
    const [system, ...rest] = messages.map(({ content }) => content);
    const prompt = encode([system, JSON.stringify(response_format), ...rest].join("\n"));
    const { choices, usage } = reply as {
      choices: { message: { content: string | null } }[];
      usage: { completion_tokens: number; completion_tokens_details: { reasoning_tokens: number } };
    };
    const said = encode(choices[0]?.message.content ?? "").length;
    const thought = usage.completion_tokens_details.reasoning_tokens;
    const share = thought / Math.max(1, usage.completion_tokens - thought);
    let same = 0;
    while (same < prompt.length && prompt[same] === before[same]) same++;
    used.input += prompt.length;
    used.cached += same < cacheFloorTokens ? 0 : same;
    used.output += Math.round(said * (1 + share));
    before = prompt;
  }
  return used;
}

function filesOf(kind: "postings" | "resumes"): string[] {
  return readdirSync(join(folder, kind))
    .sort()
    .map((file) => join(folder, kind, file));
}
