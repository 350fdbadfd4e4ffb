/** What models cost: by day, model, stage, prompt version, and an assessment. */
import type { CallUsage, Usage } from "@leadfit/contracts";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { CircleCheck, Coins, PhoneCall, TextCursorInput } from "lucide-react";
import { usageQuery } from "../api/operations.ts";
import { Chart } from "../components/chart.tsx";
import { Figure } from "../components/figure.tsx";
import { count, percent, seconds, short, usd } from "../components/format.ts";
import { QueryView } from "../components/query-view.tsx";

const spans = [7, 30, 90] as const;

export function CostPane() {
  const { days = 30 } = useSearch({ from: "/operations/cost" });
  const navigate = useNavigate({ from: "/operations/cost" });
  const query = useQuery({ ...usageQuery(days), placeholderData: (before) => before });
  return (
    <div className="stack">
      <fieldset className="rating-tabs">
        <legend className="hidden-text">How far back</legend>
        {spans.map((span) => (
          <button
            key={span}
            type="button"
            className="rating-tab"
            aria-pressed={days === span}
            onClick={() => void navigate({ search: { days: span }, replace: true })}
          >
            {span} days
          </button>
        ))}
      </fieldset>
      <QueryView query={query}>{(usage) => <Shown usage={usage} />}</QueryView>
    </div>
  );
}

function Shown({ usage }: { usage: Usage }) {
  const { total, jobs } = usage;
  const days = everyDay(usage);
  return (
    <div className="stack">
      <div className="cards cards-4">
        <Figure icon={Coins} label="Spent" value={usd(total.cost_usd)} more={`in ${usage.days_back} days`} />
        <Figure
          icon={PhoneCall}
          label="Calls"
          value={count(total.calls)}
          more={`${count(total.failed_calls)} of them failed`}
        />
        <Figure
          icon={TextCursorInput}
          label="Tokens"
          value={short(total.input_tokens + total.output_tokens)}
          more={
            total.input_tokens > 0
              ? `${percent(total.cached_tokens / total.input_tokens)} of the input from the provider's cache`
              : "decisions of rules are no calls"
          }
        />
        <Figure
          icon={CircleCheck}
          label="Postings assessed to the end"
          value={jobs.share === null ? "–" : percent(jobs.share)}
          more={`${count(jobs.completed)} of ${count(jobs.with_posting)}`}
        />
      </div>
      <div className="chart-grid">
        <Chart
          title="Cost a day"
          format={usd}
          series={[{ name: "USD", className: "series-0" }]}
          bars={days.map(({ day, cost_usd }) => ({ label: day, values: [cost_usd] }))}
          tick={shortDay}
        />
        <Chart
          title="Tokens a day"
          format={short}
          series={[
            { name: "input, from cache", className: "series-1" },
            { name: "input", className: "series-0" },
            { name: "output", className: "series-3" },
          ]}
          bars={days.map(({ day, input_tokens, cached_tokens, output_tokens }) => ({
            label: day,
            values: [cached_tokens, input_tokens - cached_tokens, output_tokens],
          }))}
          tick={shortDay}
        />
      </div>
      <PerAssessment usage={usage} />
      <UsageTable
        caption="By model"
        head="Model"
        rows={usage.by_model.map((row) => ({ ...row, name: row.model ?? "unknown" }))}
      />
      <UsageTable
        caption="By stage"
        head="Stage"
        rows={usage.by_stage.map((row) => ({ ...row, name: row.stage ?? "none" }))}
      />
      <UsageTable
        caption="By prompt version"
        head="Prompt"
        rows={usage.by_prompt.map((row) => ({
          ...row,
          name: row.prompt_id === null ? "none stored" : `${row.run_type}, version ${row.prompt_version}`,
        }))}
      />
    </div>
  );
}

/** Days without a call have no row; a chart must show them all the same. The oldest first. */
function everyDay({ by_day, days_back }: Usage): (CallUsage & { day: string })[] {
  const known = new Map(by_day.map((row) => [row.day, row]));
  const today = Date.now();
  return Array.from({ length: Math.round(days_back) }, (_, at) => {
    const day = new Date(today - (days_back - 1 - at) * 86_400_000).toISOString().slice(0, 10);
    return known.get(day) ?? { ...none, day };
  });
}

const none: CallUsage = {
  calls: 0,
  failed_calls: 0,
  input_tokens: 0,
  cached_tokens: 0,
  output_tokens: 0,
  reasoning_tokens: 0,
  cost_usd: 0,
};

const monthDay = new Intl.DateTimeFormat(undefined, { month: "short", day: "numeric", timeZone: "UTC" });
const shortDay = (day: string): string => monthDay.format(new Date(day));

function PerAssessment({ usage }: { usage: Usage }) {
  return (
    <div className="table-wrap">
      <table className="table">
        <caption>One assessment</caption>
        <thead>
          <tr>
            <th scope="col">Decided by</th>
            {[
              "Assessments",
              "Cost, median",
              "Cost, p90",
              "Tokens, median",
              "Calls, median",
              "Time, median",
              "Time, p90",
            ].map((name) => (
              <th key={name} scope="col" className="num">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {usage.per_assessment.map((row) => (
            <tr key={row.assessed_by}>
              <th scope="row">
                {row.assessed_by === "model" ? "rules and a model" : (row.assessed_by ?? "–")}
              </th>
              <td className="num">{count(row.assessments)}</td>
              <td className="num">{usd(row.cost_usd.median)}</td>
              <td className="num">{usd(row.cost_usd.p90)}</td>
              <td className="num">{short(row.tokens.median)}</td>
              <td className="num">{count(row.calls.median)}</td>
              <td className="num">{seconds(row.seconds.median)}</td>
              <td className="num">{seconds(row.seconds.p90)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {usage.per_assessment.length === 0 && (
        <p className="fine soft table-foot">None is whole in this time.</p>
      )}
    </div>
  );
}

function UsageTable({
  caption,
  head,
  rows,
}: {
  caption: string;
  head: string;
  rows: readonly (CallUsage & { name: string })[];
}) {
  if (rows.length === 0) return null;
  return (
    <div className="table-wrap">
      <table className="table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {["Calls", "Failed", "Input", "Cached", "Output", "Thinking", "Cost"].map((name) => (
              <th key={name} scope="col" className="num">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              <td className="num">{count(row.calls)}</td>
              <td className="num">{count(row.failed_calls)}</td>
              <td className="num">{short(row.input_tokens)}</td>
              <td className="num">{short(row.cached_tokens)}</td>
              <td className="num">{short(row.output_tokens)}</td>
              <td className="num">{short(row.reasoning_tokens)}</td>
              <td className="num">{usd(row.cost_usd)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
