/** Production against challenger of one step, and what has come of it. */
import type {
  Experiment,
  ExperimentArm,
  ExperimentResult,
  Mean,
  Prompt,
  Proportion,
} from "@leadfit/contracts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Play } from "lucide-react";
import { useState } from "react";
import { endExperiment, experimentQuery, experimentsQuery, startExperiment } from "../api/prompts.ts";
import { useMay } from "../api/system.ts";
import { Confirm } from "../components/confirm.tsx";
import { count, percent, seconds, usd } from "../components/format.ts";
import { ProblemNotice } from "../components/problem-notice.tsx";
import { QueryView } from "../components/query-view.tsx";
import { Ago } from "../components/time.tsx";
import { toast } from "../shell/toasts.tsx";

export function Experiments({ step, versions }: { step: Prompt["run_type"]; versions: readonly Prompt[] }) {
  const query = useQuery(experimentsQuery());
  const mayChange = useMay("prompts");
  return (
    <QueryView query={query}>
      {(all) => {
        const own = all.filter(({ run_type }) => run_type === step);
        const running = own.some(({ state }) => state === "running");
        return (
          <div className="stack">
            {mayChange && !running && <Start step={step} versions={versions} />}
            {own.map((experiment) => (
              <One key={experiment.experiment_id} experiment={experiment} versions={versions} />
            ))}
            {own.length === 0 && <p className="soft fine">No experiment was made for this step yet.</p>}
          </div>
        );
      }}
    </QueryView>
  );
}

function Start({ step, versions }: { step: Prompt["run_type"]; versions: readonly Prompt[] }) {
  const queryClient = useQueryClient();
  const others = versions.filter(({ labels }) => !labels.includes("production"));
  const challenger = others.find(({ labels }) => labels.includes("challenger")) ?? others[0];
  const start = useMutation({
    mutationFn: startExperiment,
    onSuccess: () => toast("The experiment runs"),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ["experiments"] }),
        queryClient.invalidateQueries({ queryKey: ["prompts"] }),
      ]),
  });
  if (!challenger) {
    return (
      <p className="soft fine">
        Save a second version first: an experiment compares it with the one in production.
      </p>
    );
  }
  return (
    <form
      className="card stack"
      aria-label="New experiment"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        start.mutate({
          run_type: step,
          challenger_prompt_id: String(form.get("challenger")),
          share: Number(form.get("share")) / 100,
        });
      }}
    >
      <h2>Start an experiment</h2>
      <div className="form-grid">
        <label className="field">
          <span>Challenger</span>
          <select className="input" name="challenger" defaultValue={challenger.prompt_id}>
            {others.map((prompt) => (
              <option key={prompt.prompt_id} value={prompt.prompt_id}>
                version {prompt.version}, {prompt.model_id}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>
            Share of leads <span className="hint">(percent)</span>
          </span>
          <input className="input" name="share" type="number" min={1} max={99} defaultValue={20} required />
        </label>
      </div>
      {start.error && <ProblemNotice error={start.error} />}
      <div>
        <button type="submit" className="button" disabled={start.isPending}>
          <Play aria-hidden /> Start
        </button>
      </div>
    </form>
  );
}

const stateChips = { running: "chip chip-accent", promoted: "chip chip-yes", stopped: "chip" };

function One({ experiment, versions }: { experiment: Experiment; versions: readonly Prompt[] }) {
  const queryClient = useQueryClient();
  const query = useQuery(experimentQuery(experiment.experiment_id));
  const mayChange = useMay("prompts");
  const [ending, setEnding] = useState<"promote" | "stop" | null>(null);
  const end = useMutation({
    mutationFn: (how: "promote" | "stop") => endExperiment(experiment.experiment_id, how),
    onSettled: () => queryClient.invalidateQueries(),
  });
  const version = (id: string) => versions.find(({ prompt_id }) => prompt_id === id)?.version ?? id;
  return (
    <section className="card stack" aria-label="Experiment">
      <div className="row-apart">
        <div>
          <div className="row">
            <h2>
              Version {version(experiment.challenger_prompt_id)} against version{" "}
              {version(experiment.production_prompt_id)}
            </h2>
            <span className={stateChips[experiment.state]}>{experiment.state}</span>
          </div>
          <div className="facts fine">
            <span>{percent(experiment.share)} of leads go to the challenger</span>
            <span>
              begun <Ago at={experiment.created_at} />
            </span>
          </div>
        </div>
        {mayChange && experiment.state === "running" && (
          <div className="row">
            <button type="button" className="button button-main" onClick={() => setEnding("promote")}>
              Promote the challenger
            </button>
            <button type="button" className="button" onClick={() => setEnding("stop")}>
              Stop
            </button>
          </div>
        )}
      </div>
      <QueryView query={query} waiting={null}>
        {(result) => <Arms result={result} />}
      </QueryView>
      <Confirm
        open={ending !== null}
        onOpenChange={(open) => !open && setEnding(null)}
        title={ending === "promote" ? "Promote the challenger?" : "Stop the experiment?"}
        action={ending === "promote" ? "Promote it" : "Stop it"}
        onConfirm={async () => ending && (await end.mutateAsync(ending))}
      >
        <p>
          {ending === "promote"
            ? "It becomes production: assessments that begin from now on are asked with it."
            : "Production stays as it is. The figures stay here."}
        </p>
      </Confirm>
    </section>
  );
}

const share = ({ share: value, low, high, of }: Proportion): string =>
  value === null ? "–" : `${percent(value)} (${percent(low)} to ${percent(high)}, of ${count(of)})`;
const mean = ({ mean: value, low, high }: Mean, format: (n: number) => string): string =>
  value === null
    ? "–"
    : low === null || high === null
      ? format(value)
      : `${format(value)} (${format(low)} to ${format(high)})`;

const lines: [string, (arm: ExperimentArm) => string][] = [
  ["Leads", (arm) => count(arm.jobs)],
  ["Calls, failed", (arm) => `${count(arm.calls)}, ${count(arm.failures)}`],
  ["Cost a lead", (arm) => mean(arm.cost_per_job_usd, usd)],
  ["Latency", (arm) => mean(arm.latency_ms, (ms) => seconds(ms / 1000))],
  ["Matches", (arm) => share(arm.match_share)],
  ["Precision, by corrections", (arm) => share(arm.precision)],
  ["Recall, by corrections", (arm) => share(arm.recall)],
];

function Arms({ result }: { result: ExperimentResult }) {
  return (
    <div className="table-wrap">
      <table className="table">
        <caption className="hidden-text">Figures of both arms, with their 95 % intervals</caption>
        <thead>
          <tr>
            <th scope="col">Figure</th>
            <th scope="col" className="num">
              Production
            </th>
            <th scope="col" className="num">
              Challenger
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(([name, of]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="num">{of(result.arms.production)}</td>
              <td className="num">{of(result.arms.challenger)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">Judged alike</th>
            <td className="num" colSpan={2}>
              {share(result.agreement)}
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}
