/** What is parked, by its cause: the upstream words, what to do, one example open; sending on or discarding one or all. */
import type { Quarantine, QuarantineGroup, QuarantineSelection } from "@leadfit/contracts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { CircleCheckBig, Play, Trash2 } from "lucide-react";
import { useState } from "react";
import {
  discardQuarantines,
  quarantineGroupsQuery,
  quarantinesQuery,
  retryQuarantines,
} from "../api/operations.ts";
import { useMay } from "../api/system.ts";
import { Confirm } from "../components/confirm.tsx";
import { capital, counted } from "../components/format.ts";
import { QueryView } from "../components/query-view.tsx";
import { Ago } from "../components/time.tsx";
import { toast, toastProblem } from "../shell/toasts.tsx";

export function QuarantinePane() {
  const groups = useQuery(quarantineGroupsQuery());
  return (
    <QueryView query={groups}>
      {(list) =>
        list.length === 0 ? (
          <div className="card nothing" role="status">
            <CircleCheckBig aria-hidden />
            <strong>Nothing is parked</strong>
            What cannot go on by itself waits here, with the reason and what to do about it.
          </div>
        ) : (
          <div className="stack">
            {list.map((group) => (
              <Group key={`${group.stage} ${group.reason} ${group.detail}`} group={group} />
            ))}
          </div>
        )
      }
    </QueryView>
  );
}

function useSend() {
  const queryClient = useQueryClient();
  const settled = {
    onSettled: () => queryClient.invalidateQueries(),
    onError: (error: unknown) => toastProblem(error),
  };
  const retry = useMutation({
    mutationFn: retryQuarantines,
    onSuccess({ retried, failed }) {
      toast(`${counted(retried, "lead")} on the way again`);
      if (failed[0])
        toastProblem(new Error(failed[0].message), `${counted(failed.length, "lead")} left as they were`);
    },
    ...settled,
  });
  const discard = useMutation({
    mutationFn: discardQuarantines,
    onSuccess: ({ discarded }) => toast(`${counted(discarded, "assessment")} discarded`),
    ...settled,
  });
  return { retry, discard };
}

function Group({ group }: { group: QuarantineGroup }) {
  const { stage, reason, detail, example } = group;
  const mayOperate = useMay("ops");
  const [open, setOpen] = useState(false);
  const [discarding, setDiscarding] = useState<QuarantineSelection | null>(null);
  const { retry, discard } = useSend();
  const all = { group: { stage, reason, detail } };
  const busy = retry.isPending || discard.isPending;
  return (
    <section className="card stack" aria-label={`${words(detail)} at ${stage}`}>
      <div className="row-apart">
        <div>
          <h2>
            {capital(words(detail))} <span className="count">{group.count}</span>
          </h2>
          <div className="facts fine">
            <span>stage {stage}</span>
            <span>{words(reason)}</span>
            <span>
              newest <Ago at={group.newest_at} />
            </span>
          </div>
        </div>
        {mayOperate && (
          <div className="row">
            <button
              type="button"
              className="button button-main"
              disabled={busy}
              onClick={() => retry.mutate(all)}
            >
              <Play aria-hidden /> {group.count === 1 ? "Retry" : `Retry all ${group.count}`}
            </button>
            <button
              type="button"
              className="button button-bad"
              disabled={busy}
              onClick={() => setDiscarding(all)}
            >
              <Trash2 aria-hidden /> {group.count === 1 ? "Discard" : "Discard all"}
            </button>
          </div>
        )}
      </div>
      <p>{group.advice}</p>
      <figure className="stack-tight">
        <figcaption className="fine soft">
          For example <LeadLink quarantine={example} />, in the words of whoever refused it:
        </figcaption>
        <blockquote className="code-block upstream">{example.message}</blockquote>
      </figure>
      {group.count > 1 && (
        <details onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary className="fine">All {group.count}</summary>
          {open && (
            <Members
              group={group}
              busy={busy}
              onRetry={(body) => retry.mutate(body)}
              onDiscard={setDiscarding}
            />
          )}
        </details>
      )}
      <Confirm
        open={discarding !== null}
        onOpenChange={(isOpen) => !isOpen && setDiscarding(null)}
        title={`Discard ${counted(discarding?.quarantine_ids?.length ?? group.count, "assessment")}?`}
        action="Discard"
        bad
        onConfirm={async () => discarding && (await discard.mutateAsync(discarding))}
      >
        <p>The leads stay, without this assessment; “Assess again” on a lead starts another.</p>
      </Confirm>
    </section>
  );
}

const words = (code: string): string => code.replaceAll("_", " ");

function LeadLink({ quarantine }: { quarantine: Quarantine }) {
  return (
    <Link to="/leads/$jobId" params={{ jobId: quarantine.job_id }}>
      {quarantine.job_title ?? quarantine.job_id}
    </Link>
  );
}

type MembersProps = {
  group: QuarantineGroup;
  busy: boolean;
  onRetry: (body: QuarantineSelection) => void;
  onDiscard: (body: QuarantineSelection) => void;
};

function Members({ group, busy, onRetry, onDiscard }: MembersProps) {
  const query = useQuery(quarantinesQuery());
  const mayOperate = useMay("ops");
  return (
    <QueryView query={query}>
      {(all) => (
        <div className="table-wrap members">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">Lead</th>
                <th scope="col">Message</th>
                <th scope="col">Since</th>
                <th scope="col">
                  <span className="hidden-text">Actions</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {all
                .filter(
                  ({ stage, reason, detail }) =>
                    stage === group.stage && reason === group.reason && detail === group.detail,
                )
                .map((each) => (
                  <tr key={each.quarantine_id}>
                    <th scope="row">
                      <LeadLink quarantine={each} />
                    </th>
                    <td className="soft">{each.message}</td>
                    <td>
                      <Ago at={each.created_at} />
                    </td>
                    <td className="actions">
                      {mayOperate && (
                        <>
                          <button
                            type="button"
                            className="button button-small"
                            disabled={busy}
                            onClick={() => onRetry({ quarantine_ids: [each.quarantine_id] })}
                          >
                            Retry<span className="hidden-text"> {each.job_title ?? each.job_id}</span>
                          </button>{" "}
                          <button
                            type="button"
                            className="button button-small button-bad"
                            disabled={busy}
                            onClick={() => onDiscard({ quarantine_ids: [each.quarantine_id] })}
                          >
                            Discard<span className="hidden-text"> {each.job_title ?? each.job_id}</span>
                          </button>
                        </>
                      )}
                    </td>
                  </tr>
                ))}
            </tbody>
          </table>
        </div>
      )}
    </QueryView>
  );
}
