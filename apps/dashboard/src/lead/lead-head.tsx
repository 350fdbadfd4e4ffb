/** What the lead is, and what one does with it. */
import { Menu } from "@base-ui/react/menu";
import { Popover } from "@base-ui/react/popover";
import type { JobData } from "@leadfit/contracts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Ellipsis, ExternalLink, NotebookPen, RefreshCw, Trash2 } from "lucide-react";
import { useState } from "react";
import { eraseJob } from "../api/jobs.ts";
import { leadQuery } from "../api/leads.ts";
import { useMay } from "../api/system.ts";
import { Confirm } from "../components/confirm.tsx";
import { employmentText, salaryText } from "../components/format.ts";
import { Ago } from "../components/time.tsx";
import { toast } from "../shell/toasts.tsx";
import { Notes, StatusSelect } from "./application.tsx";
import { Regenerate } from "./regenerate.tsx";

export function LeadHead({ job, resumeId }: { job: JobData; resumeId: string | undefined }) {
  const title = job.job_title ?? job.job_url ?? job.job_id;
  const salary = job.job_salary && salaryText(job.job_salary);
  const { data: lead } = useQuery(leadQuery(job));
  const [regenerating, setRegenerating] = useState(false);
  return (
    <div className="lead-head">
      <div>
        <h1>{title}</h1>
        <div className="facts">
          {job.job_company && <span className="lead-company">{job.job_company}</span>}
          {job.job_location && <span>{job.job_location}</span>}
          {job.job_remote && <span>Remote</span>}
          {job.job_employment_type && <span>{employmentText(job.job_employment_type)}</span>}
          {salary && <span>{salary}</span>}
          {job.job_posted_at && (
            <span>
              posted <Ago at={job.job_posted_at} />
            </span>
          )}
          {job.job_expired && <span className="chip chip-open">Expired</span>}
          {job.job_language && job.job_language !== "en" && <span>in {languageName(job.job_language)}</span>}
        </div>
      </div>
      <div className="row">
        <div className="status-wrap">
          <StatusSelect jobId={job.job_id} title={title} application={lead?.application ?? null} />
        </div>
        <Popover.Root>
          <Popover.Trigger className="button">
            <NotebookPen aria-hidden /> {lead?.application?.note ? "Notes (1)" : "Notes"}
          </Popover.Trigger>
          <Popover.Portal>
            <Popover.Positioner className="positioner" sideOffset={6} align="end" collisionPadding={12}>
              <Popover.Popup className="popup popup-wide" aria-label="Notes">
                <Notes jobId={job.job_id} application={lead?.application ?? null} />
              </Popover.Popup>
            </Popover.Positioner>
          </Popover.Portal>
        </Popover.Root>
        <button type="button" className="button" onClick={() => setRegenerating(true)}>
          <RefreshCw aria-hidden /> Assess again
        </button>
        <More job={job} title={title} />
        <Regenerate job={job} resumeId={resumeId} open={regenerating} onOpenChange={setRegenerating} />
      </div>
    </div>
  );
}

function More({ job, title }: { job: JobData; title: string }) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [erasing, setErasing] = useState(false);
  const mayErase = useMay("admin");
  if (!job.job_url && !mayErase) return null;
  return (
    <>
      <Menu.Root>
        <Menu.Trigger className="button" aria-label="More">
          <Ellipsis aria-hidden />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner className="positioner" sideOffset={6} align="end">
            <Menu.Popup className="menu">
              {job.job_url && isWeb(job.job_url) && (
                <Menu.Item
                  className="menu-item"
                  render={
                    <a href={job.job_url} target="_blank" rel="noreferrer noopener">
                      <ExternalLink aria-hidden /> Open the page itself
                    </a>
                  }
                />
              )}
              {mayErase && (
                <Menu.Item className="menu-item menu-item-bad" onClick={() => setErasing(true)}>
                  <Trash2 aria-hidden /> Erase this lead
                </Menu.Item>
              )}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      <Confirm
        open={erasing}
        onOpenChange={setErasing}
        title={`Erase ${title}?`}
        action="Erase it"
        bad
        onConfirm={async () => {
          await eraseJob(job.job_id);
          toast("Erased", title);
          await navigate({ to: "/" });
          await queryClient.invalidateQueries();
        }}
      >
        <p>Its page, assessments, verdicts and corrections go with it. This cannot be undone.</p>
      </Confirm>
    </>
  );
}

/** Pages say their own address: one that is a script is none. */
const isWeb = (url: string): boolean => /^https?:\/\//i.test(url);

function languageName(code: string): string {
  try {
    return new Intl.DisplayNames("en", { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}
