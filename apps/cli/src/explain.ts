/** An error as text: what goes wrong for a user's reason is one line, anything else is ours and keeps its stack. */
import { ApiError } from "@leadfit/client";
import { SetError } from "@leadfit/evaluation";
import { ConnectionBudgetError, HomeInUseError, QueueStoreError, StartError } from "@leadfit/runtime";
import { SettingsError } from "@leadfit/service";
import { UsageError } from "./usage-error.ts";

export function explain(error: unknown): string {
  if (error instanceof ApiError) {
    const detail = error.envelope?.error.detail;
    return detail ? `${error.message} (${detail})` : error.message;
  }
  const ofUser = [
    UsageError,
    SetError,
    SettingsError,
    HomeInUseError,
    StartError,
    ConnectionBudgetError,
    QueueStoreError,
  ];
  if (ofUser.some((kind) => error instanceof kind)) return (error as Error).message;
  if (isUnreachable(error)) return "Leadfit does not answer any more.";
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** True for a call that got no answer: fetch gives every such failure a cause with the system's code. */
export function isUnreachable(error: unknown): boolean {
  const cause = error instanceof TypeError ? (error.cause as { code?: unknown } | undefined) : undefined;
  return typeof cause?.code === "string";
}
