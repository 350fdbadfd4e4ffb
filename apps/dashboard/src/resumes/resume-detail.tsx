/** One resume: its versions, what was read from it, its text; and what can be done with it. */
import type { ResumeDetail as Detail, ParsedResume } from "@leadfit/contracts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Download, Star, Trash2 } from "lucide-react";
import { useState } from "react";
import {
  addResumeVersion,
  eraseResume,
  resumeExportHref,
  resumeQuery,
  setDefaultResume,
} from "../api/resumes.ts";
import { Confirm } from "../components/confirm.tsx";
import { FileButton } from "../components/drop-zone.tsx";
import { capital, counted } from "../components/format.ts";
import { ProblemNotice } from "../components/problem-notice.tsx";
import { QueryView } from "../components/query-view.tsx";
import { exactTime } from "../components/time.tsx";
import { toast, toastProblem } from "../shell/toasts.tsx";
import { resumeFiles } from "./resumes-page.tsx";

export function ResumeDetail({ id }: { id: string }) {
  const [version, setVersion] = useState<number | undefined>();
  const resume = useQuery(resumeQuery(id, version));
  return <QueryView query={resume}>{(data) => <Shown resume={data} onVersion={setVersion} />}</QueryView>;
}

function Shown({ resume, onVersion }: { resume: Detail; onVersion: (version: number | undefined) => void }) {
  const queryClient = useQueryClient();
  const newest = resume.versions[0]?.version ?? resume.version;
  const addVersion = useMutation({
    mutationFn: (file: File) => addResumeVersion(resume.resume_id, file),
    async onSuccess(added) {
      onVersion(undefined);
      toast(`Version ${added.version} added`, "New assessments read it; finished ones stay as they are.");
      await queryClient.invalidateQueries();
    },
  });
  return (
    <article className="stack" aria-label={resume.name}>
      <div className="row-apart">
        <h2 className="pane-title">{resume.name}</h2>
        <Actions resume={resume} onVersion={(file) => addVersion.mutate(file)} busy={addVersion.isPending} />
      </div>
      {addVersion.error && <ProblemNotice error={addVersion.error} title="This version was not taken." />}
      <div className="row">
        <label className="row fine">
          Version
          <select
            className="input version-choice"
            value={resume.version}
            onChange={(event) => {
              const chosen = Number(event.target.value);
              onVersion(chosen === newest ? undefined : chosen);
            }}
          >
            {resume.versions.map((each) => (
              <option key={each.version} value={each.version}>
                {each.version} · {exactTime(each.created_at)} · {each.format.replace("_", " ")}
              </option>
            ))}
          </select>
        </label>
        {resume.version !== newest && <span className="chip chip-open">not the newest</span>}
      </div>
      {resume.parsed ? <Parsed parsed={resume.parsed} text={resume.text} /> : null}
      <section className="card stack-tight" aria-label="Text">
        <div className="row-apart">
          <h3>Text</h3>
          <span className="hint">evidence is quoted from it, word for word</span>
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <pre className="document" tabIndex={0}>
          {resume.text}
        </pre>
      </section>
    </article>
  );
}

function Actions({
  resume,
  busy,
  onVersion,
}: {
  resume: Detail;
  busy: boolean;
  onVersion: (file: File) => void;
}) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [erasing, setErasing] = useState(false);
  const makeDefault = useMutation({
    mutationFn: () => setDefaultResume(resume.resume_id),
    onSuccess: () => queryClient.invalidateQueries(),
    onError: (error) => toastProblem(error),
  });
  return (
    <div className="row">
      {!resume.default && (
        <button
          type="button"
          className="button"
          onClick={() => makeDefault.mutate()}
          disabled={makeDefault.isPending}
        >
          <Star aria-hidden /> Make it the default
        </button>
      )}
      <FileButton
        accept={resumeFiles}
        label={busy ? "Reading it …" : "Upload a new version"}
        disabled={busy}
        onFiles={([file]) => file && onVersion(file)}
      />
      <a className="button" href={resumeExportHref(resume.resume_id)} download>
        <Download aria-hidden /> Export
      </a>
      <button type="button" className="button button-bad" onClick={() => setErasing(true)}>
        <Trash2 aria-hidden /> Erase
      </button>
      <Confirm
        open={erasing}
        onOpenChange={setErasing}
        title={`Erase ${resume.name}?`}
        action="Erase it"
        bad
        onConfirm={async () => {
          const { assessments } = await eraseResume(resume.resume_id);
          toast("Erased", `The resume and ${counted(assessments, "assessment")} that were made with it.`);
          await navigate({ to: "/resumes" });
          await queryClient.invalidateQueries();
        }}
      >
        <p>
          All its versions go, and every assessment, verdict and correction that was made with it. The leads
          stay. This cannot be undone; Export first if you want to keep a copy.
        </p>
      </Confirm>
    </div>
  );
}

function Parsed({ parsed, text }: { parsed: ParsedResume; text: string }) {
  const lines: [string, string][] = [
    ...parsed.experience.map((entry): [string, string] => [
      "Experience",
      entryText(entry, entry.title, entry.organisation),
    ]),
    ...parsed.education.map((entry): [string, string] => [
      "Education",
      entryText(entry, entry.degree, entry.institution),
    ]),
  ];
  return (
    <section className="card stack" aria-label="What was read from it">
      <h3>What was read from it</h3>
      <dl className="defs">
        {lines.map(([kind, words], index) => (
          <Row key={`${kind} ${words}`} name={lines[index - 1]?.[0] === kind ? "" : kind}>
            {words}
          </Row>
        ))}
        {parsed.languages.length > 0 && (
          <Row name="Languages">
            {parsed.languages
              .map(({ language, level }) => (level ? `${language} (${level})` : language))
              .join(", ")}
          </Row>
        )}
        <Row name="Sections">
          {parsed.sections
            .map(
              ({ kind, heading, span }) =>
                `${heading ?? capital(kind)} (${counted(words(text.slice(span.start, span.end)), "word")})`,
            )
            .join(", ") || "none found"}
        </Row>
      </dl>
      {parsed.skills.length > 0 && (
        <div className="row" role="group" aria-label="Skills">
          {parsed.skills.map((skill) => (
            <span key={skill} className="chip">
              {skill}
            </span>
          ))}
        </div>
      )}
    </section>
  );
}

const words = (text: string): number => text.split(/\s+/).filter(Boolean).length;

function Row({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function entryText(
  { start, end }: { start?: string | undefined; end?: string | undefined },
  what: string | undefined,
  where: string | undefined,
): string {
  const when = [start, end].filter(Boolean).join(" – ");
  return [[what, where].filter(Boolean).join(", "), when].filter(Boolean).join(" · ");
}
