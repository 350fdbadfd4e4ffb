/** The same lead against each resume, side by side; and against those it was not yet matched with. */
import type { JobData, ResumeResult } from "@leadfit/contracts";
import { useMutation, useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { acrossResumesQuery, jobKey, jobQuery, regenerate } from "../api/jobs.ts";
import { resumesQuery } from "../api/resumes.ts";
import { ProblemNotice } from "../components/problem-notice.tsx";
import { QueryView } from "../components/query-view.tsx";
import { toastProblem } from "../shell/toasts.tsx";
import { ComparedTable } from "./compared-table.tsx";

export function AcrossResumes({ job }: { job: JobData }) {
  const across = useQuery(acrossResumesQuery(job.job_id));
  return (
    <QueryView query={across}>
      {(results) => (
        <div className="stack">
          <Beside job={job} results={results} />
          <Others job={job} results={results} />
        </div>
      )}
    </QueryView>
  );
}

function Beside({ job, results }: { job: JobData; results: readonly ResumeResult[] }) {
  const whole = results.filter(({ state }) => state === "completed");
  const queries = useQueries({ queries: whole.map(({ resume_id }) => jobQuery(job.job_id, resume_id)) });
  const failed = queries.find(({ error }) => error);
  if (failed) return <ProblemNotice error={failed.error} retry={() => void failed.refetch()} />;
  const data = queries.flatMap((query) => query.data ?? []);
  if (whole.length === 0) return <p className="soft">It was not matched against any resume yet.</p>;
  if (data.length < whole.length) return null;
  return (
    <ComparedTable
      caption="The same lead across resumes"
      results={data}
      heads={whole.map(({ resume_id, name }) => (
        <Link
          key={resume_id}
          to="/leads/$jobId"
          params={{ jobId: job.job_id }}
          search={{ resume: resume_id }}
        >
          {name}
        </Link>
      ))}
    />
  );
}

function Others({ job, results }: { job: JobData; results: readonly ResumeResult[] }) {
  const queryClient = useQueryClient();
  const { data: resumes = [] } = useQuery(resumesQuery());
  const start = useMutation({
    mutationFn: (resumeId: string) => regenerate(job.job_id, resumeId),
    onSettled: () => queryClient.invalidateQueries({ queryKey: jobKey(job.job_id) }),
    onError: (error) => toastProblem(error),
  });
  const done = new Set(results.map(({ resume_id }) => resume_id));
  const open = results.filter(({ state }) => state !== "completed");
  const others = resumes.filter(({ resume_id }) => !done.has(resume_id));
  return (
    <div className="row">
      {open.map(({ resume_id, name, state }) => (
        <span key={resume_id} className="chip chip-accent">
          {name}: {state === "processing" ? "on its way" : "parked"}
        </span>
      ))}
      {others.map(({ resume_id, name }) => (
        <button
          key={resume_id}
          type="button"
          className="button"
          disabled={start.isPending}
          onClick={() => start.mutate(resume_id)}
        >
          Match against {name} too
        </button>
      ))}
      {others.length === 0 && resumes.length < 2 && (
        <p className="soft fine">
          There is one resume. <Link to="/resumes">Add another</Link> to see them side by side.
        </p>
      )}
    </div>
  );
}
