/** One lead: whether it deserves an application, and why, requirement by requirement. */
import { useQuery } from "@tanstack/react-query";
import { Link, useParams, useSearch } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import { useEffect, useRef } from "react";
import { useProgress } from "../api/events.ts";
import { jobQuery } from "../api/jobs.ts";
import { QueryView } from "../components/query-view.tsx";
import { stageWords } from "../components/stage-progress.tsx";
import { announce } from "../shell/announce.tsx";
import { AcrossResumes } from "./across-resumes.tsx";
import { History } from "./history.tsx";
import { LeadHead } from "./lead-head.tsx";
import { Reading } from "./reading.tsx";
import { Runs } from "./runs.tsx";
import { VerdictBar } from "./verdict-bar.tsx";

const views = [
  [undefined, "Posting and verdicts"],
  ["resumes", "Across resumes"],
  ["history", "History"],
  ["runs", "Who decided"],
] as const;

export function LeadPage() {
  const { jobId } = useParams({ from: "/leads/$jobId" });
  const { resume, view } = useSearch({ from: "/leads/$jobId" });
  const query = useQuery(jobQuery(jobId, resume));
  useAnnouncedProgress(jobId);
  return (
    <div className="page lead-page">
      <div>
        <Link to="/" className="back">
          <ArrowLeft aria-hidden /> All leads
        </Link>
        <QueryView query={query}>
          {(job) => (
            <div className="stack lead-body">
              <title>{`${job.job_title ?? "Lead"} · Leadfit`}</title>
              <LeadHead job={job} resumeId={resume} />
              <VerdictBar job={job} resumeId={resume} />
              <nav className="tabs" aria-label="About this lead">
                {views.map(([value, words]) => (
                  <Link
                    key={words}
                    from="/leads/$jobId"
                    to="/leads/$jobId"
                    search={(before) => ({ ...before, view: value })}
                    className="tab"
                    activeOptions={{ exact: true, explicitUndefined: true }}
                    aria-current={view === value ? "page" : undefined}
                    resetScroll={false}
                    replace
                  >
                    {words}
                  </Link>
                ))}
              </nav>
              {view === undefined && <Reading job={job} resumeId={resume} />}
              {view === "resumes" && <AcrossResumes job={job} />}
              {view === "history" && <History job={job} />}
              {view === "runs" && <Runs job={job} resumeId={resume} />}
            </div>
          )}
        </QueryView>
      </div>
    </div>
  );
}

/** What an eye sees move is said to those who do not see it. */
function useAnnouncedProgress(jobId: string): void {
  const progress = useProgress(jobId);
  const said = useRef("");
  useEffect(() => {
    if (!progress) return;
    const { state, stage, rating } = progress;
    const words =
      state === "processing" && stage
        ? stageWords[stage].doing
        : state === "completed"
          ? `Assessed: ${rating ?? "not rated"}`
          : state === "quarantined"
            ? "Parked"
            : "";
    if (words === "" || words === said.current) return;
    said.current = words;
    announce(words);
  }, [progress]);
}
