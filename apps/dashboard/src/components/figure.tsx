/** One figure with its name. */
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

type Props = { icon: LucideIcon; label: string; value: ReactNode; more?: ReactNode };

export function Figure({ icon: Icon, label, value, more }: Props) {
  return (
    <div className="card figure-card">
      <span className="label">
        <Icon aria-hidden size={15} /> {label}
      </span>
      <span className="value">{value}</span>
      <span className="more">{more}</span>
    </div>
  );
}
