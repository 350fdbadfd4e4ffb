/** What to do where there is nothing yet. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Check, Sparkles } from "lucide-react";
import type { ReactNode } from "react";
import { loadSamples } from "../api/system.ts";
import { DropZone } from "../components/drop-zone.tsx";
import { ProblemNotice } from "../components/problem-notice.tsx";
import { AddResume } from "../resumes/resumes-page.tsx";
import { pageFiles } from "./add-files.ts";

type Props = { hasResume: boolean; onFiles: (files: File[]) => void; onPaste: () => void };

export function FirstRun({ hasResume, onFiles, onPaste }: Props) {
  return (
    <ol className="first-steps">
      <Step number={1} title="Add your resume" done={hasResume}>
        {hasResume ? (
          <p className="soft">
            It is here. Leads are matched against it, and it never leaves this machine by itself.
          </p>
        ) : (
          <AddResume />
        )}
      </Step>
      <Step number={2} title="Add a job page">
        <DropZone accept={pageFiles} multiple label="Choose a saved page" onFiles={onFiles}>
          drop it here, or{" "}
          <button type="button" className="link-button" onClick={onPaste}>
            paste its text
          </button>
        </DropZone>
      </Step>
      <Samples />
    </ol>
  );
}

function Samples() {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const load = useMutation({
    mutationFn: loadSamples,
    async onSuccess({ job_id }) {
      await queryClient.invalidateQueries();
      await navigate({ to: "/leads/$jobId", params: { jobId: job_id } });
    },
  });
  return (
    <li className="card first-step">
      <span className="step-number">
        <Sparkles aria-hidden />
      </span>
      <h2>Or look around first</h2>
      <div className="stack">
        <p className="soft">
          Loads a made-up resume and a made-up posting, and shows how one is read against the other.
        </p>
        {load.error && <ProblemNotice error={load.error} />}
        <div>
          <button type="button" className="button" disabled={load.isPending} onClick={() => load.mutate()}>
            {load.isPending ? "Loading …" : "Load the sample pair"}
          </button>
        </div>
      </div>
    </li>
  );
}

function Step({
  number,
  title,
  done = false,
  children,
}: {
  number: number;
  title: string;
  done?: boolean;
  children: ReactNode;
}) {
  return (
    <li className="card first-step" data-done={done}>
      <span className="step-number">{done ? <Check role="img" aria-label="Done" /> : number}</span>
      <h2>{title}</h2>
      <div>{children}</div>
    </li>
  );
}
