/** Corrects one atom in place: its verdict, or what kind of requirement it is. The answer is the lead, rated anew. */
import { Popover } from "@base-ui/react/popover";
import type { Classification, ReviewBody } from "@leadfit/contracts";
import { useMutation } from "@tanstack/react-query";
import { Pencil } from "lucide-react";
import { useId, useState } from "react";
import { reviewSkill } from "../api/jobs.ts";
import { ProblemNotice } from "../components/problem-notice.tsx";
import type { Atom } from "./verdicts.ts";

const kinds: [Classification, string][] = [
  ["required_qualification", "Required"],
  ["additional_qualification", "Additional"],
  ["evaluated_qualification", "For a person to judge"],
];

export function Correct({
  atom,
  onCorrected,
}: {
  atom: Atom;
  onCorrected: (job: Awaited<ReturnType<typeof reviewSkill>>) => void;
}) {
  const [open, setOpen] = useState(false);
  if (atom.job_skill_id === undefined) return null;
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        className="icon-button correct-button"
        aria-label={`Correct: ${atom.requirement_string}`}
        title="Correct this"
      >
        <Pencil aria-hidden size={14} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className="positioner" sideOffset={6} align="end" collisionPadding={12}>
          <Popover.Popup className="popup popup-wide">
            <Form
              atom={atom}
              skillId={atom.job_skill_id}
              onCorrected={(job) => {
                setOpen(false);
                onCorrected(job);
              }}
            />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

type FormProps = { atom: Atom; skillId: string; onCorrected: Parameters<typeof Correct>[0]["onCorrected"] };

function Form({ atom, skillId, onCorrected }: FormProps) {
  const [kind, setKind] = useState(atom.classification);
  const [match, setMatch] = useState(atom.match);
  const id = useId();
  const save = useMutation({
    mutationFn: (body: ReviewBody) => reviewSkill(skillId, body),
    onSuccess: onCorrected,
  });
  const isJudged = kind !== "evaluated_qualification";
  const kindChanged = kind !== atom.classification;
  const matchChanged = isJudged && match !== null && match !== atom.match;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        const reason = String(new FormData(event.currentTarget).get("reason")).trim();
        save.mutate({
          ...(matchChanged && match !== null && { match }),
          ...(kindChanged && { classification: kind }),
          ...(reason && { reason }),
        });
      }}
    >
      <Popover.Title className="legend">Correct “{atom.requirement_string}”</Popover.Title>
      <fieldset className="stack-tight" disabled={!isJudged}>
        <legend className="legend">Does your resume show it?</legend>
        <div className="row">
          {[true, false].map((value) => (
            <label key={String(value)} className="choice">
              <input
                type="radio"
                name={`match ${id}`}
                checked={isJudged && match === value}
                onChange={() => setMatch(value)}
              />
              {value ? "Match" : "No match"}
            </label>
          ))}
        </div>
      </fieldset>
      <label className="field">
        <span>What kind of requirement is it?</span>
        <select
          className="input"
          value={kind}
          onChange={(event) => setKind(event.target.value as Classification)}
        >
          {kinds.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>
          Why <span className="hint">(optional)</span>
        </span>
        <input className="input" name="reason" maxLength={2000} autoComplete="off" />
      </label>
      {save.error && <ProblemNotice error={save.error} />}
      <div className="dialog-actions">
        <Popover.Close className="button button-small">Cancel</Popover.Close>
        <button
          type="submit"
          className="button button-small button-main"
          disabled={save.isPending || !(kindChanged || matchChanged)}
        >
          Save the correction
        </button>
      </div>
    </form>
  );
}
