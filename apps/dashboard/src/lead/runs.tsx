/** Who decided what of a lead: every run with its prompt version, tokens and cost. */
import type { JobData } from "@leadfit/contracts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { runsQuery } from "../api/jobs.ts";
import { count, seconds, usd } from "../components/format.ts";
import { QueryView } from "../components/query-view.tsx";

export function Runs({ job, resumeId }: { job: JobData; resumeId: string | undefined }) {
  const query = useQuery(runsQuery(job.job_id, resumeId));
  return (
    <QueryView query={query}>
      {(runs) => (
        <div className="table-wrap">
          <table className="table">
            <caption>Decisions of this generation</caption>
            <thead>
              <tr>
                <th scope="col">Stage</th>
                <th scope="col">Decided by</th>
                <th scope="col">Prompt</th>
                <th scope="col">Status</th>
                <th scope="col" className="num">
                  Input tokens
                </th>
                <th scope="col" className="num">
                  Output tokens
                </th>
                <th scope="col" className="num">
                  Took
                </th>
                <th scope="col" className="num">
                  Cost
                </th>
              </tr>
            </thead>
            <tbody>
              {runs.map((run) => (
                <tr key={run.run_id}>
                  <th scope="row">{run.stage ?? run.run_type}</th>
                  <td>{run.model === "rules" ? "rules" : (run.model ?? "–")}</td>
                  <td>
                    {run.prompt_id && run.run_type ? (
                      <Link to="/prompts" search={{ step: run.run_type, version: run.prompt_id }}>
                        version {run.prompt_version}
                      </Link>
                    ) : (
                      <span className="soft">none</span>
                    )}
                  </td>
                  <td>
                    {run.status}
                    {run.error && <span className="soft small"> {run.error}</span>}
                  </td>
                  <td className="num">{count(run.input_tokens)}</td>
                  <td className="num">{count(run.output_tokens)}</td>
                  <td className="num">{run.latency_ms !== null && seconds(run.latency_ms / 1000)}</td>
                  <td className="num">{usd(run.cost_usd)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {runs.length === 0 && <p className="fine soft table-foot">None yet.</p>}
        </div>
      )}
    </QueryView>
  );
}
