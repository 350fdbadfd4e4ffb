/** Asks before something that cannot be undone, or that costs. */
import { type ReactNode, useState } from "react";
import { Modal } from "./modal.tsx";
import { ProblemNotice } from "./problem-notice.tsx";

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** What it does, in the words of the button. */
  action: string;
  bad?: boolean;
  disabled?: boolean;
  onConfirm: () => Promise<unknown>;
  children: ReactNode;
};

export function Confirm({
  open,
  onOpenChange,
  title,
  action,
  bad = false,
  disabled = false,
  onConfirm,
  children,
}: Props) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  async function confirm() {
    setBusy(true);
    setError(null);
    try {
      await onConfirm();
      onOpenChange(false);
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  }
  return (
    <Modal open={open} onOpenChange={onOpenChange} title={title}>
      <div className="stack">{children}</div>
      {error !== null && <ProblemNotice error={error} />}
      <div className="dialog-actions">
        <button type="button" className="button" onClick={() => onOpenChange(false)}>
          Cancel
        </button>
        <button
          type="button"
          className={bad ? "button button-bad" : "button button-main"}
          disabled={busy || disabled}
          onClick={confirm}
        >
          {action}
        </button>
      </div>
    </Modal>
  );
}
