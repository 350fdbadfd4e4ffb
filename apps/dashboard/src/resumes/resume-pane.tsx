/** The resume that the address names, else the default one. */
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { resumesQuery } from "../api/resumes.ts";
import { ResumeDetail } from "./resume-detail.tsx";
import { chosenOf } from "./resumes-page.tsx";

export function ResumePane() {
  const { resumeId } = useParams({ strict: false });
  const { data = [] } = useQuery(resumesQuery());
  const id = resumeId ?? chosenOf(data)?.resume_id;
  if (id === undefined) {
    return (
      <div className="card nothing">
        <strong>No resume yet</strong>
        Leads are read and taken apart without one, and wait for it to be matched.
      </div>
    );
  }
  return <ResumeDetail key={id} id={id} />;
}
