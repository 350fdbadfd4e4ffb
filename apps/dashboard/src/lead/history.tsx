/** Every generation of a lead, and what differs between two of them. */
import type { Generation, JobData } from "@leadfit/contracts";
import { useQueries, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { assessmentQuery, generationsQuery } from "../api/jobs.ts";
import { percent, seconds, usd } from "../components/format.ts";
import { ProblemNotice } from "../components/problem-notice.tsx";
import { QueryView } from "../components/query-view.tsx";
import { RatingBadge } from "../components/rating-badge.tsx";
import { Ago } from "../components/time.tsx";
import { ComparedTable } from "./compared-table.tsx";

const stateWords = {
  processing: "on its way",
  completed: "whole",
  quarantined: "parked",
  cancelled: "replaced before its end",
};

export function History({ job }: { job: JobData }) {
  const query = useQuery(generationsQuery(job.job_id));
  return <QueryView query={query}>{(generations) => <Shown generations={generations} />}</QueryView>;
}

function Shown({ generations }: { generations: readonly Generation[] }) {
  const whole = generations.filter(({ state }) => state === "completed");
  // Until somebody chooses: the newest two.
  const [own, setChosen] = useState<readonly string[] | null>(null);
  const chosen = own ?? whole.slice(0, 2).map(({ assessment_id }) => assessment_id);
  const pair = whole.filter(({ assessment_id }) => chosen.includes(assessment_id)).reverse();
  return (
    <div className="stack">
      <div className="table-wrap">
        <table className="table">
          <caption>Generations</caption>
          <thead>
            <tr>
              <th scope="col">Compare</th>
              <th scope="col">Generation</th>
              <th scope="col">Rating</th>
              <th scope="col">Match</th>
              <th scope="col">Decided by</th>
              <th scope="col">Resume</th>
              <th scope="col">Begun</th>
              <th scope="col" className="num">
                Took
              </th>
              <th scope="col" className="num">
                Cost
              </th>
            </tr>
          </thead>
          <tbody>
            {generations.map((each) => (
              <tr key={each.assessment_id}>
                <td>
                  <input
                    type="checkbox"
                    aria-label={`Compare generation ${each.generation}`}
                    disabled={each.state !== "completed"}
                    checked={chosen.includes(each.assessment_id)}
                    // Two at a time: the one that was chosen first makes room.
                    onChange={(event) =>
                      setChosen(
                        event.target.checked
                          ? [...chosen, each.assessment_id].slice(-2)
                          : chosen.filter((id) => id !== each.assessment_id),
                      )
                    }
                  />
                </td>
                <th scope="row">
                  {each.generation} <span className="soft small">{stateWords[each.state]}</span>
                </th>
                <td>{each.state === "completed" && <RatingBadge rating={each.rating} />}</td>
                <td>{each.match_percentage !== null && percent(each.match_percentage)}</td>
                <td>
                  {each.assessed_by ?? ""}
                  {each.degraded && (
                    <span className="soft small"> ({each.degraded.replaceAll("_", " ")})</span>
                  )}
                </td>
                <td>{each.resume_version !== null && `version ${each.resume_version}`}</td>
                <td>
                  <Ago at={each.created_at} />
                </td>
                <td className="num">
                  {each.ended_at && seconds((Date.parse(each.ended_at) - Date.parse(each.created_at)) / 1000)}
                </td>
                <td className="num">{usd(each.cost_usd)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {pair.length === 2 ? (
        <Difference pair={pair} />
      ) : (
        <p className="soft fine">
          {whole.length < 2
            ? "There is one whole generation. “Assess again” makes another; what differs is shown here."
            : "Choose two generations to see what differs."}
        </p>
      )}
    </div>
  );
}

function Difference({ pair }: { pair: readonly Generation[] }) {
  const results = useQueries({ queries: pair.map(({ assessment_id }) => assessmentQuery(assessment_id)) });
  const failed = results.find(({ error }) => error);
  if (failed) return <ProblemNotice error={failed.error} retry={() => void failed.refetch()} />;
  const data = results.flatMap((result) => result.data ?? []);
  if (data.length < pair.length) return null;
  return (
    <ComparedTable
      caption="What differs"
      results={data}
      heads={pair.map(({ generation }) => `Generation ${generation}`)}
      onlyDifferent
    />
  );
}
