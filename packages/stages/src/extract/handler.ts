/** The first stage: a page in, a posting out, or a clear word that there is none. */
import type { PageReading, Posting } from "@leadfit/contracts";
import { normalizeUrl } from "@leadfit/posting";
import { rulesRun } from "../by-rules.ts";
import type { Handler, Model, StageReader, Way } from "../ports.ts";
import { fillFieldsByModel } from "./model-way.ts";
import type { PageReader } from "./page-reader.ts";

type Page = { content: string; url: string | null };

function readingWay(readPage: PageReader): Way<Page, Posting> {
  return async (page, _, signal) => {
    const startedAt = new Date();
    const reading = await readPage(page.content, page.url, signal);
    const run = rulesRun(startedAt, { page_characters: page.content.length }, summary(reading));
    if (reading.kind === "posting") return { kind: "decided", output: reading.posting, run };
    const { detail, message, fields } = reading;
    return { kind: "quarantined", reason: "missing_job_description", detail, message, fields, run };
  };
}

export function createExtractHandler(
  reader: StageReader,
  readPage: PageReader,
  model: Model | null,
): Handler<"extract"> {
  const read = readingWay(readPage);
  const fill = model && fillFieldsByModel(model);
  return async (task, signal) => {
    const page = await reader.page(task.jobId);
    if (!page) throw new Error(`job ${task.jobId} has no page`);
    const decision = await read(page, task, signal);
    if (decision.kind !== "decided") return decision;
    const filled = fill ? await fill(decision.output, task, signal) : null;
    if (filled && filled.kind !== "decided") return filled;
    const { posting, degraded } = filled?.output ?? { posting: decision.output };
    const output = { posting, identity: identityOf(posting, page.url), ...(degraded && { degraded }) };
    return { kind: "completed", output, ...(decision.run && { run: decision.run }) };
  };
}

/** Two pages with one of these in common, and one title, show the same posting. */
export function identityOf(posting: Posting, pageUrl: string | null) {
  const url = posting.canonical_url ?? pageUrl;
  const canonical = url && URL.canParse(url) ? normalizeUrl(url) : null;
  const site = canonical ? new URL(canonical).host : posting.company;
  return {
    canonical_url: canonical,
    // The site's number means something only on that site.
    external_key: posting.external_id && site ? `${site.toLowerCase()}:${posting.external_id}` : null,
  };
}

/** For the audit row: what was found, not the text itself, which job_details holds. */
function summary(reading: PageReading): Record<string, unknown> {
  if (reading.kind === "no_posting") return { detail: reading.detail };
  const { description, sources } = reading.posting;
  return { description_characters: description.length, sources };
}
