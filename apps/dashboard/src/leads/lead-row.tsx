/** One lead in the list. Its height never changes: nothing moves while it is on its way. */
import type { Lead } from "@leadfit/contracts";
import { Link } from "@tanstack/react-router";
import { memo } from "react";
import { employmentText, percent, salaryText } from "../components/format.ts";
import { RatingBadge } from "../components/rating-badge.tsx";
import { StageProgress } from "../components/stage-progress.tsx";
import { Ago } from "../components/time.tsx";
import { StatusSelect } from "../lead/application.tsx";

type Props = {
  lead: Lead;
  index: number;
  top: number;
  selected: boolean;
  onSelect: (jobId: string, selected: boolean, range: boolean) => void;
  resumeId: string | undefined;
};

export const rowHeight = 64;

export const LeadRow = memo(function LeadRow({ lead, index, top, selected, onSelect, resumeId }: Props) {
  const title = lead.job_title ?? lead.job_url ?? lead.job_id;
  return (
    <div
      role="row"
      // The head is the first row.
      aria-rowindex={index + 2}
      className="lead-row lead-grid"
      data-selected={selected}
      data-job={lead.job_id}
      style={{ transform: `translateY(${top}px)` }}
      tabIndex={-1}
    >
      <div role="cell" className="lead-pick above">
        <input
          type="checkbox"
          aria-label={`Select ${title}`}
          checked={selected}
          onChange={(event) =>
            onSelect(lead.job_id, event.target.checked, (event.nativeEvent as MouseEvent).shiftKey)
          }
        />
      </div>
      <div role="cell" className="lead-name">
        <Link
          to="/leads/$jobId"
          params={{ jobId: lead.job_id }}
          search={resumeId === undefined ? {} : { resume: resumeId }}
          className="cut lead-link"
          title={title}
          preload={false}
        >
          {title}
        </Link>
        <LeadFacts lead={lead} />
      </div>
      <div role="cell">
        {lead.state === "completed" && <RatingBadge rating={lead.rating} />}
        {lead.state === "processing" && <span className="chip chip-accent">On its way</span>}
        {lead.state === "quarantined" && <span className="chip chip-bad">Parked</span>}
      </div>
      <div role="cell" className="lead-match">
        <Match lead={lead} />
      </div>
      <div role="cell" className="lead-site cut fine soft">
        {lead.site}
      </div>
      <div role="cell" className="lead-status above">
        <StatusSelect jobId={lead.job_id} title={title} application={lead.application} quiet />
      </div>
      <div role="cell" className="lead-end">
        <Ago at={lead.job_posted_at ?? lead.created_at} />
      </div>
    </div>
  );
});

function LeadFacts({ lead }: { lead: Lead }) {
  const salary = lead.job_salary && salaryText(lead.job_salary);
  const facts = [
    lead.job_company,
    lead.job_location,
    lead.job_remote && "Remote",
    lead.job_employment_type && employmentText(lead.job_employment_type),
    salary,
    lead.job_expired && "Expired",
  ].filter((fact) => typeof fact === "string" && fact !== "");
  return (
    <span className="facts cut">
      {facts.length > 0 ? facts.map((fact) => <span key={String(fact)}>{fact}</span>) : " "}
    </span>
  );
}

function Match({ lead }: { lead: Lead }) {
  if (lead.state === "processing") return <StageProgress stage={lead.stage} />;
  if (lead.state === "quarantined")
    return <span className="fine soft cut">{lead.quarantine_detail?.replaceAll("_", " ")}</span>;
  const { required_matched_count: matched, required_qualifications_count: of } = lead;
  if (of === 0) return <span className="fine soft">nothing required</span>;
  return (
    <span
      className="meter fine"
      title={lead.match_percentage === null ? undefined : percent(lead.match_percentage)}
    >
      <span className="meter-track" aria-hidden="true">
        <span className="meter-fill" style={{ width: `${(100 * matched) / of}%` }} />
      </span>
      <span className="num">
        {matched} of {of}
      </span>
    </span>
  );
}
