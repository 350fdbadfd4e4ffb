/** Adding a page: a dialog to paste it, or to choose files. */
import { useState } from "react";
import { addPage } from "../api/jobs.ts";
import { FileButton } from "../components/drop-zone.tsx";
import { Modal } from "../components/modal.tsx";
import { ProblemNotice } from "../components/problem-notice.tsx";
import { pageFiles } from "./add-files.ts";

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** What was pasted on the list. */
  pasted: string;
  onFiles: (files: File[]) => void;
  onAdded: (jobId: string) => void;
};

export function AddDialog({ open, onOpenChange, pasted, onFiles, onAdded }: Props) {
  return (
    <Modal
      open={open}
      onOpenChange={onOpenChange}
      wide
      title="Add a lead"
      description="Paste the text or the source of a job page, or choose pages that you have saved. You can also drop files anywhere on the list, or paste there."
    >
      <AddForm key={pasted} pasted={pasted} onFiles={onFiles} onAdded={onAdded} />
    </Modal>
  );
}

function AddForm({ pasted, onFiles, onAdded }: Pick<Props, "pasted" | "onFiles" | "onAdded">) {
  const [html, setHtml] = useState(pasted);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  return (
    <form
      className="stack"
      onSubmit={async (event) => {
        event.preventDefault();
        const url = String(new FormData(event.currentTarget).get("url")).trim();
        setBusy(true);
        setError(null);
        try {
          const { job_id } = await addPage({ html, ...(url && { url }) });
          onAdded(job_id);
        } catch (thrown) {
          setError(thrown);
        } finally {
          setBusy(false);
        }
      }}
    >
      <label className="field">
        <span>The page</span>
        <textarea
          className="input code"
          rows={9}
          required
          spellCheck={false}
          value={html}
          onChange={(event) => setHtml(event.target.value)}
          placeholder="HTML, Markdown, plain text or an applicant system's JSON"
        />
      </label>
      <label className="field">
        <span>
          Its address <span className="hint">(optional: the same page is then known again)</span>
        </span>
        <input className="input" type="url" name="url" placeholder="https://" autoComplete="off" />
      </label>
      {error !== null && <ProblemNotice error={error} />}
      <div className="row-apart">
        <FileButton accept={pageFiles} multiple label="Choose files instead" onFiles={onFiles} />
        <button type="submit" className="button button-main" disabled={busy || html.trim() === ""}>
          {busy ? "Taking it in …" : "Assess it"}
        </button>
      </div>
    </form>
  );
}
