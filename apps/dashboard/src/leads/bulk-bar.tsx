/** What can be done with all selected leads at once. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { RefreshCw, Trash2, X } from "lucide-react";
import { useState } from "react";
import { changeLeads, type LeadChange } from "../api/leads.ts";
import { Confirm } from "../components/confirm.tsx";
import { capital, counted } from "../components/format.ts";
import { toast, toastProblem } from "../shell/toasts.tsx";
import { statuses } from "./lead-search.ts";

const done = { regenerate: "on their way again", status: "updated", erase: "erased" };

export function BulkBar({
  selected,
  onDone,
  mayErase,
}: {
  selected: ReadonlySet<string>;
  onDone: () => void;
  mayErase: boolean;
}) {
  const queryClient = useQueryClient();
  const [erasing, setErasing] = useState(false);
  const change = useMutation({
    mutationFn: (body: LeadChange) => changeLeads([...selected], body),
    async onSuccess(result, { action }) {
      toast(`${counted(result.done, "lead")} ${done[action]}`);
      const [first] = result.failed;
      if (first)
        toastProblem(new Error(first.message), `${counted(result.failed.length, "lead")} left as they were`);
      onDone();
      await queryClient.invalidateQueries({ queryKey: ["leads"] });
    },
    onError: (error) => toastProblem(error),
  });
  return (
    <section className="bulk" aria-label="Selected leads">
      <strong className="fine num">{counted(selected.size, "lead")} selected</strong>
      <button
        type="button"
        className="button button-small"
        disabled={change.isPending}
        onClick={() => change.mutate({ action: "regenerate" })}
      >
        <RefreshCw aria-hidden /> Assess again
      </button>
      <select
        className="input bulk-status"
        aria-label="Set the application of all selected leads"
        value=""
        disabled={change.isPending}
        onChange={({ target: { value } }) =>
          change.mutate({ action: "status", status: statuses.find((each) => each === value) ?? null })
        }
      >
        <option value="" disabled>
          Application …
        </option>
        {statuses.map((status) => (
          <option key={status} value={status}>
            {capital(status)}
          </option>
        ))}
        <option value="none">None</option>
      </select>
      {mayErase && (
        <button
          type="button"
          className="button button-small button-bad"
          disabled={change.isPending}
          onClick={() => setErasing(true)}
        >
          <Trash2 aria-hidden /> Erase
        </button>
      )}
      <button type="button" className="icon-button" aria-label="Select none" onClick={onDone}>
        <X aria-hidden />
      </button>
      <Confirm
        open={erasing}
        onOpenChange={setErasing}
        title={`Erase ${counted(selected.size, "lead")}?`}
        action="Erase them"
        bad
        onConfirm={() => change.mutateAsync({ action: "erase" })}
      >
        <p>Their pages, assessments, verdicts and corrections go with them. This cannot be undone.</p>
      </Confirm>
    </section>
  );
}
