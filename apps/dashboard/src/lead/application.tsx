/** Where one's own application for a lead stands, and notes on it. */
import type { Application } from "@leadfit/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { setApplication } from "../api/leads.ts";
import { capital } from "../components/format.ts";
import { statuses } from "../leads/lead-search.ts";
import { toast, toastProblem } from "../shell/toasts.tsx";

function useApplication(jobId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (change: Parameters<typeof setApplication>[1]) => setApplication(jobId, change),
    onError: (error) => toastProblem(error, "Not saved"),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["leads"] }),
  });
}

type Props = { jobId: string; title: string; application: Application | null; quiet?: boolean };

export function StatusSelect({ jobId, title, application, quiet = false }: Props) {
  const save = useApplication(jobId);
  const shown = save.isPending ? (save.variables.status ?? null) : (application?.status ?? null);
  return (
    <select
      className={quiet ? "input input-quiet" : "input"}
      aria-label={`Application for ${title}`}
      value={shown ?? ""}
      onChange={(event) => {
        const status = statuses.find((each) => each === event.target.value) ?? null;
        save.mutate({ status });
      }}
    >
      <option value="">{quiet ? "–" : "No application yet"}</option>
      {statuses.map((status) => (
        <option key={status} value={status}>
          {capital(status)}
        </option>
      ))}
    </select>
  );
}

export function Notes({ jobId, application }: { jobId: string; application: Application | null }) {
  const stored = application?.note ?? "";
  const [note, setNote] = useState(stored);
  const save = useApplication(jobId);
  const id = useId();
  return (
    <form
      className="stack-tight notes"
      onSubmit={async (event) => {
        event.preventDefault();
        await save.mutateAsync({ note: note.trim() || null });
        toast("Note saved");
      }}
    >
      <label className="legend" htmlFor={id}>
        Your notes
      </label>
      <textarea
        id={id}
        className="input"
        value={note}
        onChange={(event) => setNote(event.target.value)}
        maxLength={10_000}
      />
      <div className="dialog-actions">
        <button
          type="submit"
          className="button button-small"
          disabled={save.isPending || note.trim() === stored.trim()}
        >
          Save the note
        </button>
      </div>
    </form>
  );
}
