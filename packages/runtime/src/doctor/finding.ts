/** What a check came to, in words for an operator. */

export type Finding = {
  /** What was looked at: "postgres". */
  check: string;
  status: "ok" | "warn" | "fail";
  /** What was seen. */
  saw: string;
  /** How to mend it; null where there is nothing to mend. */
  advice: string | null;
};

export const ok = (check: string, saw: string): Finding => ({ check, status: "ok", saw, advice: null });
export const warn = (check: string, saw: string, advice: string): Finding => ({
  check,
  status: "warn",
  saw,
  advice,
});
export const fail = (check: string, saw: string, advice: string): Finding => ({
  check,
  status: "fail",
  saw,
  advice,
});

/** "1 task", "3 tasks" */
export const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`;

/** 0.257 → "26 %" */
export const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** Of seconds: "40 s", "12 min", "3 h", "5 days" */
export function duration(seconds: number): string {
  if (seconds < 120) return `${Math.round(seconds)} s`;
  if (seconds < 7_200) return `${Math.round(seconds / 60)} min`;
  if (seconds < 172_800) return `${Math.round(seconds / 3_600)} h`;
  return `${Math.round(seconds / 86_400)} days`;
}

/** An error's message; one of several addresses has none of its own. */
export function said(error: unknown): string {
  const { message, code } = error as { message?: string; code?: string };
  return message || code || String(error);
}
