/** `leadfit eval DIR`: an engine measured on a folder of pages that people have read. Needs no server, no database. */
import { existsSync, statSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { NewPrompt } from "@leadfit/contracts";
import {
  compareReports,
  createEngine,
  type Engine,
  evaluate,
  explainMisses,
  floorFile,
  floorOf,
  raiseFloor,
  readFloor,
  readReport,
  readSet,
  renderTable,
  totals,
} from "@leadfit/evaluation";
import { checkPrompt, promptsFromFiles } from "@leadfit/prompts";
import { openMeteredModel, settingsFromEnv } from "@leadfit/runtime";
import { createLogger } from "@leadfit/service";
import { createProgressBar } from "../progress-bar.ts";
import { readPromptPair } from "../read-prompt-pair.ts";
import { UsageError } from "../usage-error.ts";

export type EvalOptions = {
  engine: string;
  json?: string;
  compare?: string;
  only?: string[];
  prompt?: string[];
  explain?: boolean;
  raiseFloor?: boolean;
};

export async function evaluateSet(folder: string, options: EvalOptions): Promise<void> {
  checkOptions(options);
  // Whatever is to be read is read before the pages are run: a model costs money.
  const set = await readSet(folder, options.only);
  const before = options.compare === undefined ? null : readReport(options.compare);
  const floor = options.raiseFloor ? readFloor(folder) : null;
  const engine = await openEngine(options);
  const bar = createProgressBar("Evaluated", set.pages.length);
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort(new UsageError("Stopped; nothing was written.")));
  try {
    const report = await evaluate(set, engine, stop.signal, (done) => process.stderr.isTTY && bar.show(done));
    bar.clear();
    console.log(renderTable(report));
    if (options.explain) console.log(`\n${explainMisses(report)}`);
    if (before) console.log(`\n${compareReports(before, report)}`);
    if (options.json !== undefined) writeJson(options.json, { ...report, totals: totals(report) });
    if (options.raiseFloor) {
      const reached = floorOf(report);
      writeJson(floorFile(folder), floor ? raiseFloor(floor, reached) : reached);
    }
  } finally {
    bar.clear();
    await engine.close();
  }
}

function checkOptions({ engine, json, only, prompt, raiseFloor }: EvalOptions): void {
  if (engine !== "rules" && engine !== "model")
    throw new UsageError(`--engine ${engine}: there are two, rules and model`);
  if (prompt !== undefined && engine !== "model")
    throw new UsageError("--prompt: only --engine model reads prompts");
  if (json !== undefined) {
    const parent = dirname(resolve(json));
    if (!existsSync(parent) || !statSync(parent).isDirectory())
      throw new UsageError(`--json ${json}: there is no folder ${parent}`);
  }
  if (raiseFloor && (engine !== "rules" || only !== undefined))
    throw new UsageError("--raise-floor: the floor is that of the rules over the whole set");
}

async function openEngine({ engine, prompt = [] }: EvalOptions): Promise<Engine> {
  if (engine === "rules") return await createEngine("rules", null);
  const { model: settings } = settingsFromEnv(process.env);
  if (!settings)
    throw new UsageError(
      "--engine model: set OPENROUTER_API_KEY, or OPENROUTER_BASE_URL for another server (README.md)",
    );
  const own = prompt.map(checkedPrompt);
  const model = openMeteredModel(settings, createLogger({ name: "eval", level: "silent" }), own);
  return await createEngine(model.name, model);
}

/** @throws UsageError with everything that is wrong with it */
function checkedPrompt(file: string): NewPrompt {
  const [read] = promptsFromFiles(readPromptPair(file));
  const checked =
    read && "content" in read
      ? checkPrompt(read.content)
      : { ok: false as const, issues: read ? [read.issue] : [] };
  if (checked.ok) return checked.prompt;
  const issues = checked.issues.map(({ path, message }) => `${path}: ${message}`);
  throw new UsageError(`${file}: ${issues.join("; ")}`);
}

function writeJson(file: string, data: object): void {
  writeFileSync(file, `${JSON.stringify(data, null, 2)}\n`);
}
