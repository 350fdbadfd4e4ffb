/** A verdict's mark. Its word always stands beside it or is read out. */
import { Check, CircleDashed, Contrast, Minus, TriangleAlert, UserRound } from "lucide-react";
import type { Verdict } from "./verdicts.ts";

const icons = {
  match: Check,
  none: Minus,
  part: Contrast,
  unverified: TriangleAlert,
  evaluated: UserRound,
  open: CircleDashed,
};

export function VerdictMark({ verdict }: { verdict: Verdict }) {
  const Icon = icons[verdict];
  return <Icon aria-hidden strokeWidth={2.4} />;
}
