/** The rating, how it came to be, what would change it; while it is on its way, how far it is. */
import type { JobData } from "@leadfit/contracts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Lightbulb } from "lucide-react";
import { useProgress } from "../api/events.ts";
import { outlookQuery } from "../api/jobs.ts";
import { percent } from "../components/format.ts";
import { RatingBadge } from "../components/rating-badge.tsx";
import { StageProgress } from "../components/stage-progress.tsx";
import { atomsOf, unitsOf } from "./verdicts.ts";

export function VerdictBar({ job, resumeId }: { job: JobData; resumeId: string | undefined }) {
  const progress = useProgress(job.job_id);
  const required = unitsOf(atomsOf(job)).filter(
    ({ atoms: [first] }) => first?.classification === "required_qualification",
  );
  const matched = required.filter(({ verdict }) => verdict === "match").length;
  const hasResult = job.match_percentage !== null || job.rating !== null || job.state === "completed";
  return (
    <section className="verdict-bar" aria-label="Result">
      {hasResult && (
        <>
          <RatingBadge rating={job.rating} large />
          <span className="figure">
            <strong className="num">
              {matched} of {required.length}
            </strong>
            <span className="small soft">required met</span>
          </span>
          {required.length > 0 && (
            <span className="meter">
              <span className="meter-track" aria-hidden="true">
                <span className="meter-fill" style={{ width: `${(100 * matched) / required.length}%` }} />
              </span>
              <span className="num fine">
                {job.match_percentage !== null && percent(job.match_percentage)}
              </span>
            </span>
          )}
          {job.quality && (
            <span className="figure" title={qualityText(job.quality)}>
              <strong className="num">{percent(job.quality.score)}</strong>
              <span className="small soft">sure of this result</span>
            </span>
          )}
          <span className="figure">
            <strong>
              {job.assessed_by === "model"
                ? "Rules and a model"
                : job.assessed_by === "person"
                  ? "You"
                  : "Rules"}
            </strong>
            <span className="small soft">decided, generation {job.generation}</span>
          </span>
        </>
      )}
      {job.state === "processing" && (
        <span className={hasResult ? "apart" : undefined}>
          <StageProgress stage={progress?.stage ?? job.stage} done={progress?.stages_done ?? null} wide />
        </span>
      )}
      {job.state === "quarantined" && job.quarantine && <Parked quarantine={job.quarantine} />}
      {hasResult && <OutlookLine job={job} resumeId={resumeId} />}
    </section>
  );
}

function Parked({ quarantine }: { quarantine: NonNullable<JobData["quarantine"]> }) {
  return (
    <div className="stack-tight">
      <div className="row">
        <span className="chip chip-bad">Parked at {quarantine.stage}</span>
        <span className="fine soft">{quarantine.detail.replaceAll("_", " ")}</span>
      </div>
      <p className="fine">
        {quarantine.message}{" "}
        {quarantine.reason === "missing_resume" ? (
          <Link to="/resumes">Add a resume</Link>
        ) : (
          <Link to="/operations/quarantine">See all that are parked</Link>
        )}
      </p>
    </div>
  );
}

function OutlookLine({ job, resumeId }: { job: JobData; resumeId: string | undefined }) {
  const { data } = useQuery(outlookQuery(job.job_id, resumeId));
  const words =
    data && (data.next.length > 0 ? data.next.map(({ sentence }) => sentence) : [job.rating_description]);
  return (
    <div className="outlook">
      <Lightbulb aria-hidden />
      <ul aria-label="What would change the rating">
        {(words ?? ["…"]).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}

function qualityText({ parts }: NonNullable<JobData["quality"]>): string {
  return [
    `requirements found in the posting: ${percent(parts.grounded)}`,
    `verdicts verified: ${percent(parts.decided)}`,
    `how sure they are: ${percent(parts.confident)}`,
    `how well the page could be read: ${percent(parts.readable)}`,
  ].join("\n");
}
