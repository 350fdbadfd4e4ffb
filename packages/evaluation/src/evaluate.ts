/** Runs an engine over a set, page by page, and puts the report together. */
import type { Engine, EngineRun } from "./engine.ts";
import type { EvaluationSet, SetPage } from "./read-set.ts";
import type { PageReport, Report } from "./report.ts";
import { scoreFailure, scorePage } from "./score-page.ts";

/**
 * @param onPage called before each page
 * @throws the signal's reason when it aborts
 */
export async function evaluate(
  { name, pages }: EvaluationSet,
  engine: Engine,
  signal: AbortSignal,
  onPage: (done: number, page: SetPage) => void = () => {},
): Promise<Report> {
  const reports: PageReport[] = [];
  await warmUp(engine, signal);
  for (const page of pages) {
    onPage(reports.length, page);
    reports.push(await evaluatePage(page, engine, signal));
  }
  return { leadfit_eval: 1, set: name, engine: engine.name, pages: reports };
}

/** What a process does once, at its first page, is no page's time. */
async function warmUp(engine: Engine, signal: AbortSignal): Promise<void> {
  await engine.assess({ content: "<p></p>", url: null }, [], signal);
}

async function evaluatePage(page: SetPage, engine: Engine, signal: AbortSignal): Promise<PageReport> {
  const { id, file, gold } = page;
  const head = { id, file, labelled: gold !== null, resumes: page.resumes.map((resume) => resume.id) };
  const started = performance.now();
  try {
    const run = await engine.assess(page, page.resumes, signal);
    const { seconds, postingMs, usage } = run;
    return { ...head, outcome: outcomeOf(run), seconds, postingMs, ...usage, ...scorePage(page, run) };
  } catch (error) {
    signal.throwIfAborted();
    const message = error instanceof Error ? error.message : String(error);
    const seconds = (performance.now() - started) / 1000;
    const none = { inputTokens: 0, outputTokens: 0, costUsd: 0 };
    return {
      ...head,
      outcome: "failed",
      seconds,
      postingMs: seconds * 1000,
      ...none,
      ...scoreFailure(page, message),
    };
  }
}

function outcomeOf({ reading, tagged }: EngineRun): string {
  return reading.kind === "posting" ? `${tagged.length} requirements` : `no posting: ${reading.detail}`;
}
