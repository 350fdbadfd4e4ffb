/** Assessing again: what it would cost first, then doing it. */
import type { JobData, RegeneratePlan } from "@leadfit/contracts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { messageOf } from "../api/client.ts";
import { planQuery, regenerate } from "../api/jobs.ts";
import { Confirm } from "../components/confirm.tsx";
import { counted, short, usd } from "../components/format.ts";
import { toast } from "../shell/toasts.tsx";

type Props = {
  job: JobData;
  resumeId: string | undefined;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

export function Regenerate({ job, resumeId, open, onOpenChange }: Props) {
  const queryClient = useQueryClient();
  const plan = useQuery({ ...planQuery(job.job_id, resumeId), enabled: open, retry: false });
  return (
    <Confirm
      open={open}
      onOpenChange={onOpenChange}
      title="Assess this lead again?"
      action="Assess it again"
      disabled={plan.isPending}
      onConfirm={async () => {
        await regenerate(job.job_id, resumeId);
        toast("On its way again", "The result that is here stays until the new one is whole.");
        await queryClient.invalidateQueries({ queryKey: ["job", job.job_id] });
      }}
    >
      <p className="price" role="status">
        {plan.isPending && "Working out what it takes …"}
        {plan.error && `What it would take is not known: ${messageOf(plan.error)}`}
        {plan.data && priceOf(plan.data)}
      </p>
      <p className="soft">
        A new generation is made with the newest version of the resume. The result that is here stays until
        the new one is whole, corrections are kept, and both can be compared under History.
      </p>
    </Confirm>
  );
}

function priceOf({ calls, reused, input_tokens, cost_usd, cost_usd_at_most }: RegeneratePlan): string {
  if (calls === 0) {
    return reused > 0
      ? `It costs nothing: ${counted(reused, "answer")} of a model are here already.`
      : "It costs nothing: the rules decide it all.";
  }
  const here = reused > 0 ? ` ${counted(reused, "answer")} are here already.` : "";
  return `It takes ${counted(calls, "call")} of a model, some ${short(input_tokens)} tokens: about ${usd(cost_usd)}, at most ${usd(cost_usd_at_most)}.${here}`;
}
