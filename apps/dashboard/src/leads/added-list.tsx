/** The pages that were just added, each with how far it is. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { X } from "lucide-react";
import { messageOf } from "../api/client.ts";
import { useProgress } from "../api/events.ts";
import { jobQuery } from "../api/jobs.ts";
import { RatingBadge } from "../components/rating-badge.tsx";
import { StageProgress } from "../components/stage-progress.tsx";
import type { Added } from "./add-files.ts";

export function AddedList({
  added,
  onDismiss,
}: {
  added: readonly Added[];
  onDismiss: (key: string) => void;
}) {
  if (added.length === 0) return null;
  return (
    <section className="added" aria-label="Just added">
      {added.map((each) => (
        <div key={each.key} className="added-row">
          {each.jobId === null ? (
            <>
              <span className="cut">{each.name}</span>
              <span className="chip chip-bad" role="alert">
                {messageOf(each.error)}
              </span>
            </>
          ) : (
            <AddedLead jobId={each.jobId} name={each.name} />
          )}
          <button
            type="button"
            className="icon-button"
            aria-label={`Dismiss ${each.name}`}
            onClick={() => onDismiss(each.key)}
          >
            <X aria-hidden />
          </button>
        </div>
      ))}
    </section>
  );
}

function AddedLead({ jobId, name }: { jobId: string; name: string }) {
  const { data: job } = useQuery(jobQuery(jobId));
  const progress = useProgress(jobId);
  return (
    <>
      <span className="cut">
        <Link to="/leads/$jobId" params={{ jobId }}>
          {job?.job_title ?? name}
        </Link>{" "}
        <span className="soft">{job?.job_company}</span>
      </span>
      {!job || job.state === "processing" ? (
        <StageProgress stage={progress?.stage ?? job?.stage ?? null} done={progress?.stages_done ?? null} />
      ) : job.state === "quarantined" ? (
        <span className="chip chip-bad">Parked: {job.quarantine?.detail.replaceAll("_", " ")}</span>
      ) : (
        <RatingBadge rating={job.rating} />
      )}
    </>
  );
}
