/** Resumes: the list with one of them open beside it. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, Outlet, useParams } from "@tanstack/react-router";
import { Star } from "lucide-react";
import { useState } from "react";
import { addResume, resumesQuery } from "../api/resumes.ts";
import { DropZone } from "../components/drop-zone.tsx";
import { ProblemNotice } from "../components/problem-notice.tsx";
import { QueryView } from "../components/query-view.tsx";
import { Ago } from "../components/time.tsx";
import { toast } from "../shell/toasts.tsx";

export const resumeFiles = ".pdf,.docx,.md,.markdown,.txt,.json";

export function ResumesPage() {
  const resumes = useQuery(resumesQuery());
  const { resumeId } = useParams({ strict: false });
  return (
    <div className="page">
      <title>Resumes · Leadfit</title>
      <div className="page-head">
        <div>
          <h1>Resumes</h1>
          <p>Leads are matched against the default one. Others can be compared on a lead's page.</p>
        </div>
      </div>
      <QueryView query={resumes}>
        {(list) => (
          <div className="two-panes">
            <div className="stack">
              {list.length > 0 && (
                <nav aria-label="Resumes">
                  <ul className="pick-list">
                    {list.map((resume) => (
                      <li key={resume.resume_id}>
                        <Link
                          to="/resumes/$resumeId"
                          params={{ resumeId: resume.resume_id }}
                          className="pick"
                          aria-current={
                            resume.resume_id === resumeId ||
                            (resumeId === undefined && resume === chosenOf(list))
                          }
                        >
                          <strong>{resume.name}</strong>
                          <span className="facts small">
                            {resume.default && (
                              <span className="chip chip-accent">
                                <Star aria-hidden /> Default
                              </span>
                            )}
                            <span>version {resume.version}</span>
                            <span>{resume.format.replace("_", " ")}</span>
                            <Ago at={resume.created_at} />
                          </span>
                        </Link>
                      </li>
                    ))}
                  </ul>
                </nav>
              )}
              <AddResume />
            </div>
            <Outlet />
          </div>
        )}
      </QueryView>
    </div>
  );
}

/** The one that is shown where none is named: the default, else the first. */
export function chosenOf<R extends { default: boolean }>(resumes: readonly R[]): R | undefined {
  return resumes.find((resume) => resume.default) ?? resumes[0];
}

export function AddResume() {
  const queryClient = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  async function add([file]: File[]) {
    if (!file) return;
    setBusy(true);
    setError(null);
    try {
      const resume = await addResume(file);
      toast("Resume added", resume.name);
      await queryClient.invalidateQueries();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  }
  return (
    <div className="stack-tight">
      <DropZone
        accept={resumeFiles}
        label={busy ? "Reading it …" : "Choose a resume"}
        disabled={busy}
        onFiles={add}
      >
        or drop it here: PDF, DOCX, Markdown, text or JSON Resume, up to 5 MB
      </DropZone>
      {error !== null && <ProblemNotice error={error} title="This resume was not taken." />}
    </div>
  );
}
