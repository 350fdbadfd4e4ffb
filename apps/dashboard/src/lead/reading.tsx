/** The posting with its painted lines, and beside it every requirement. What is looked at on one side shows on the other. */
import type { JobData } from "@leadfit/contracts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";
import { useMemo, useState } from "react";
import { generationsQuery, jobKey, jobQuery } from "../api/jobs.ts";
import { resumeQuery } from "../api/resumes.ts";
import { announce } from "../shell/announce.tsx";
import { PostingText } from "./posting-text.tsx";
import { Requirements } from "./requirements.tsx";
import { VerdictMark } from "./verdict-mark.tsx";
import { atomsOf, linesOf, type Verdict, verdictWords } from "./verdicts.ts";

const flagNotes = {
  instructions: "The page has text that reads like an order to a language model:",
  hidden_text: "The page hides text from its readers; it was left out:",
};

export function Reading({ job, resumeId }: { job: JobData; resumeId: string | undefined }) {
  const queryClient = useQueryClient();
  const [active, setActive] = useState<string | null>(null);
  const text = job.job_description ?? "";
  const atoms = useMemo(() => atomsOf(job), [job]);
  const lines = useMemo(() => linesOf(atoms, text.length), [atoms, text]);
  const resumeText = useResumeText(job);

  function corrected(next: JobData) {
    queryClient.setQueryData(jobQuery(job.job_id, resumeId).queryKey, next);
    announce(`Corrected. Rating: ${next.rating ?? "none"}`);
    void queryClient.invalidateQueries({ queryKey: jobKey(job.job_id) });
    void queryClient.invalidateQueries({ queryKey: ["leads"] });
  }
  return (
    <>
      {job.job_flags.map(({ kind, detail }) => (
        <div key={`${kind} ${detail}`} className="notice notice-open">
          <TriangleAlert aria-hidden />
          <p>
            {flagNotes[kind]} “{detail}”
          </p>
        </div>
      ))}
      {job.degraded && (
        <div className="notice notice-open">
          <TriangleAlert aria-hidden />
          <p>The rules decided what a model was meant to: {job.degraded.replaceAll("_", " ")}.</p>
        </div>
      )}
      <div className="reading">
        <section className="card posting-card" aria-label="Posting">
          {lines.length > 0 && <Legend verdicts={lines.map(({ verdict }) => verdict)} />}
          {text ? (
            <PostingText text={text} lines={lines} active={active} onActive={setActive} />
          ) : (
            <p className="soft">
              {job.state === "processing" ? "The page is being read …" : "No posting was found on the page."}
            </p>
          )}
        </section>
        <section className="card" aria-label="Requirements">
          {atoms.length > 0 ? (
            <Requirements
              atoms={atoms}
              resumeText={resumeText}
              active={active}
              onActive={setActive}
              onCorrected={corrected}
            />
          ) : (
            <p className="soft">
              {job.state === "processing"
                ? "The requirements appear here as soon as they are matched."
                : "No requirement was found in it."}
            </p>
          )}
        </section>
      </div>
    </>
  );
}

function Legend({ verdicts }: { verdicts: readonly Verdict[] }) {
  return (
    <ul className="legend-row" aria-label="How lines are painted">
      {(Object.keys(verdictWords) as Verdict[])
        .filter((verdict) => verdicts.includes(verdict))
        .map((verdict) => (
          <li key={verdict} className={`tone-${verdict}`}>
            <VerdictMark verdict={verdict} /> {verdictWords[verdict]}
          </li>
        ))}
    </ul>
  );
}

/** The text that quotes were taken from: of the resume version that this generation read. */
function useResumeText(job: JobData): string | null {
  const { data: generations } = useQuery(generationsQuery(job.job_id));
  const version = generations?.find(
    ({ assessment_id }) => assessment_id === job.assessment_id,
  )?.resume_version;
  const { data: resume } = useQuery({
    ...resumeQuery(job.resume_id ?? "", version ?? undefined),
    enabled: job.resume_id !== null && generations !== undefined,
    staleTime: 60_000,
  });
  return resume?.text ?? null;
}
