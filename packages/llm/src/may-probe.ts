/** Whether a call of a model is worth trying again after the account had no credit or its key was refused. */
import type { Account, Looked } from "./account.ts";
import type { GateReason } from "./chat.ts";
import { remainingOf } from "./credits.ts";

/**
 * No: what can be seen says that the call would be refused again, or could not be seen just now. Yes: there is credit
 * again, or it cannot be seen by any key that we have (a key without a limit of its own says nothing of the balance).
 */
export async function mayProbe(
  account: Account,
  reason: Exclude<GateReason, "rate_limited">,
): Promise<boolean> {
  const [balance, key] = await Promise.all([
    reason === "no_credit" ? account.balance() : null,
    account.key(),
  ]);
  if (unseen(balance, refusedOrMissing) || unseen(key, missing)) return false;
  const left = reason === "no_credit" ? [remainingOf(balance?.data ?? null), key.data?.limit_remaining] : [];
  return left.every((usd) => usd == null || usd > 0);
}

/** Where there is no such path, nothing will ever be seen. */
const missing = [404];
/** A management key that is refused is as good as none; were ours refused, so would be its calls. */
const refusedOrMissing = [401, 403, 404];

function unseen(looked: Looked<object> | null, forGood: number[]): boolean {
  return looked !== null && looked.why !== null && !forGood.some((status) => status === looked.why);
}
