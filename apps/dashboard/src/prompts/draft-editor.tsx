/** A draft: edited, tried on a stored lead, saved as a version, and only then labelled. */
import type { DraftResult, Prompt, PromptContent } from "@leadfit/contracts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { FlaskConical, Save } from "lucide-react";
import { useState } from "react";
import { recentJobsQuery } from "../api/jobs.ts";
import { promptsQuery, savePrompt, tryDraft } from "../api/prompts.ts";
import { systemQuery } from "../api/system.ts";
import { counted, seconds, usd } from "../components/format.ts";
import { ProblemNotice } from "../components/problem-notice.tsx";
import { TextDiff } from "../components/text-diff.tsx";
import { toast } from "../shell/toasts.tsx";
import { Text } from "./version-view.tsx";

type Draft = Pick<Prompt, "model_id" | "system_prompt" | "template" | "temperature"> & { note: string };

export function DraftEditor({ from }: { from: Prompt }) {
  const [draft, setDraft] = useState<Draft>({
    model_id: from.model_id,
    system_prompt: from.system_prompt,
    template: from.template,
    temperature: from.temperature,
    note: "",
  });
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const content = contentOf(draft, from);
  return (
    <div className="stack">
      <section className="card stack" aria-label="Draft">
        <div className="row-apart">
          <h2>Draft from version {from.version}</h2>
          <span className="hint">nothing is stored until you save it</span>
        </div>
        <div className="form-grid">
          <label className="field">
            <span>Model</span>
            <input
              className="input"
              value={draft.model_id}
              onChange={(event) => set({ model_id: event.target.value })}
            />
          </label>
          <label className="field">
            <span>Temperature</span>
            <input
              className="input"
              type="number"
              min={0}
              max={2}
              step={0.1}
              value={draft.temperature}
              onChange={(event) => set({ temperature: Number(event.target.value) })}
            />
          </label>
          <label className="field">
            <span>Note</span>
            <input
              className="input"
              value={draft.note}
              maxLength={500}
              placeholder="what it tries"
              onChange={(event) => set({ note: event.target.value })}
            />
          </label>
        </div>
        <label className="field">
          <span>System prompt</span>
          <textarea
            className="input code"
            rows={6}
            spellCheck={false}
            value={draft.system_prompt}
            onChange={(event) => set({ system_prompt: event.target.value })}
          />
        </label>
        <label className="field">
          <span>Template</span>
          <textarea
            className="input code"
            rows={12}
            spellCheck={false}
            value={draft.template}
            onChange={(event) => set({ template: event.target.value })}
          />
        </label>
        <SaveDraft content={content} from={from} />
      </section>
      <TryDraft content={content} />
    </div>
  );
}

/** What the editor does not show stays as the version has it. */
function contentOf({ note, ...draft }: Draft, from: Prompt): PromptContent {
  const { run_type, fallback_models, response_schema, reasoning, max_output_tokens, provider } = from;
  return {
    run_type,
    fallback_models,
    response_schema,
    reasoning: reasoning as PromptContent["reasoning"],
    max_output_tokens,
    provider: provider as PromptContent["provider"],
    ...draft,
    note: note.trim() || null,
  };
}

function SaveDraft({ content, from }: { content: PromptContent; from: Prompt }) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const save = useMutation({
    mutationFn: savePrompt,
    async onSuccess(saved) {
      toast(`Saved as version ${saved.version}`, "It is used as soon as you make it production.");
      await queryClient.invalidateQueries({ queryKey: promptsQuery().queryKey });
      await navigate({
        to: "/prompts",
        search: { step: saved.run_type, version: saved.prompt_id, against: from.prompt_id },
      });
    },
  });
  return (
    <>
      {save.error && <ProblemNotice error={save.error} title="Not saved." />}
      <div>
        <button
          type="button"
          className="button"
          disabled={save.isPending}
          onClick={() => save.mutate(content)}
        >
          <Save aria-hidden /> Save as a version
        </button>
      </div>
    </>
  );
}

function TryDraft({ content }: { content: PromptContent }) {
  const { data: system } = useQuery(systemQuery());
  const { data: jobs = [] } = useQuery(recentJobsQuery());
  const [chosen, setChosen] = useState("");
  const jobId = chosen || (jobs[0]?.job_id ?? "");
  const attempt = useMutation({ mutationFn: tryDraft });
  if (system?.engine === "rules") {
    return (
      <div className="notice">
        <p>
          No model is set, so there is nobody to try a draft on. Start Leadfit with{" "}
          <code>OPENROUTER_API_KEY</code> or <code>OPENROUTER_BASE_URL</code>.
        </p>
      </div>
    );
  }
  return (
    <section className="card stack" aria-label="Try it">
      <h2>Try it on a lead</h2>
      <div className="row">
        <select
          className="input try-lead"
          aria-label="Lead"
          value={jobId}
          onChange={(event) => setChosen(event.target.value)}
        >
          {jobs.map((job) => (
            <option key={job.job_id} value={job.job_id}>
              {[job.job_title ?? job.job_id, job.job_company].filter(Boolean).join(" · ")}
            </option>
          ))}
        </select>
        <button
          type="button"
          className="button button-main"
          disabled={attempt.isPending || jobId === ""}
          onClick={() => attempt.mutate({ ...content, job_id: jobId })}
        >
          <FlaskConical aria-hidden /> {attempt.isPending ? "Asking …" : "Try the draft"}
        </button>
        <span className="hint">asks the model once; the lead stays as it is</span>
      </div>
      {jobs.length === 0 && <p className="soft fine">There is no lead yet to try it on.</p>}
      {attempt.error && <ProblemNotice error={attempt.error} />}
      {attempt.data && <Tried result={attempt.data} />}
    </section>
  );
}

function Tried({ result }: { result: DraftResult }) {
  const { valid, issues, usage, cost_usd, seconds: took, output, current_output: current } = result;
  return (
    <div className="stack" role="status">
      <div className="row">
        <span className={valid ? "chip chip-yes" : "chip chip-bad"}>
          {valid ? "The step takes this answer" : "The step would not take it"}
        </span>
        <span className="facts fine num">
          <span>{usd(cost_usd)}</span>
          <span>{seconds(took)}</span>
          <span>{counted(usage.input_tokens, "input token")}</span>
          <span>{counted(usage.output_tokens, "output token")}</span>
        </span>
      </div>
      {issues.length > 0 && (
        <ul className="notice notice-bad plain-list">
          {issues.map(({ path, message }) => (
            <li key={`${path} ${message}`}>
              {path && <code>{path}: </code>}
              {message}
            </li>
          ))}
        </ul>
      )}
      {current === null || current === undefined ? (
        <Text label="Answer" text={shown(output)} />
      ) : (
        <TextDiff label="Against what the step has put out" before={shown(current)} after={shown(output)} />
      )}
    </div>
  );
}

const shown = (value: unknown): string =>
  typeof value === "string" ? value : (JSON.stringify(value, null, 2) ?? "");
