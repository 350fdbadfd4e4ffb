/** A step's versions, with what each is labelled; labels are moved here. */
import type { Prompt, PromptLabel } from "@leadfit/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { FlaskConical, Star } from "lucide-react";
import { useState } from "react";
import { moveLabel, promptsQuery } from "../api/prompts.ts";
import { useMay } from "../api/system.ts";
import { Confirm } from "../components/confirm.tsx";
import { Ago } from "../components/time.tsx";
import { toast } from "../shell/toasts.tsx";

type Props = {
  step: Prompt["run_type"];
  versions: readonly Prompt[];
  shown: Prompt | undefined;
  against: Prompt | undefined;
};

export function VersionTable({ step, versions, shown, against }: Props) {
  const queryClient = useQueryClient();
  const mayChange = useMay("prompts");
  const [moving, setMoving] = useState<{ label: PromptLabel; prompt: Prompt } | null>(null);
  const move = useMutation({
    mutationFn: ({ label, prompt }: { label: PromptLabel; prompt: Prompt }) =>
      moveLabel(step, label, prompt.prompt_id),
    onSuccess: ({ version }, { label }) => toast(`Version ${version} is ${label} now`),
    onSettled: () => queryClient.invalidateQueries({ queryKey: promptsQuery().queryKey }),
  });
  return (
    <div className="table-wrap">
      <table className="table">
        <caption>Versions</caption>
        <thead>
          <tr>
            <th scope="col">Version</th>
            <th scope="col">Labels</th>
            <th scope="col">Asks</th>
            <th scope="col">
              <span className="hidden-text">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {versions.map((prompt) => (
            <tr key={prompt.prompt_id} data-chosen={prompt === shown}>
              <th scope="row">
                <Link to="/prompts" search={{ step, version: prompt.prompt_id }} resetScroll={false}>
                  {prompt.version}
                </Link>
              </th>
              <td>
                <Labels labels={prompt.labels} />
              </td>
              <td>
                {prompt.model_id}
                <div className="facts small">
                  <span>
                    {prompt.note ?? (prompt.origin === "shipped" ? "came with Leadfit" : "no note")}
                  </span>
                  <Ago at={prompt.created_at} />
                </div>
              </td>
              <td className="actions">
                {shown && prompt !== shown && (
                  <Link
                    to="/prompts"
                    search={{ step, version: shown.prompt_id, against: prompt.prompt_id }}
                    className="button button-small"
                    resetScroll={false}
                    aria-current={prompt === against ? "true" : undefined}
                  >
                    Compare
                    <span className="hidden-text">
                      {" "}
                      version {shown.version} with {prompt.version}
                    </span>
                  </Link>
                )}{" "}
                {mayChange &&
                  (["production", "challenger"] as const)
                    .filter((label) => !prompt.labels.includes(label))
                    .map((label) => (
                      <button
                        key={label}
                        type="button"
                        className="button button-small"
                        onClick={() => setMoving({ label, prompt })}
                      >
                        Make {label}
                        <span className="hidden-text"> version {prompt.version}</span>
                      </button>
                    ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {versions.length === 0 && <p className="fine soft table-foot">This step has no version yet.</p>}
      <Confirm
        open={moving !== null}
        onOpenChange={(open) => !open && setMoving(null)}
        title={`Make version ${moving?.prompt.version ?? ""} ${moving?.label ?? ""}?`}
        action={`Make it ${moving?.label ?? ""}`}
        onConfirm={async () => moving && (await move.mutateAsync(moving))}
      >
        <p>
          {moving?.label === "production"
            ? "Assessments that begin from now on are asked with it. Finished ones stay as they are."
            : "An experiment compares production with the version that has this label."}
        </p>
      </Confirm>
    </div>
  );
}

export function Labels({ labels }: { labels: readonly PromptLabel[] }) {
  return (
    <span className="row">
      {labels.map((label) => (
        <span key={label} className={label === "production" ? "chip chip-yes" : "chip chip-accent"}>
          {label === "production" ? <Star aria-hidden /> : <FlaskConical aria-hidden />} {label}
        </span>
      ))}
    </span>
  );
}
