/** What the account may still spend, as far as the keys may see it. */
import type { Account, Looked } from "./account.ts";

/** USD; null: unknown or without a limit. */
export type Credits = {
  totalCredits: number | null;
  totalUsage: number | null;
  remaining: number | null;
  /** Whose total that is: the account's credits, or the limit of the key itself; null where neither told. */
  source: "account" | "key" | null;
};

/**
 * The account's credits where there is a management key, else the limit and usage of the key itself. `remaining` is the
 * lesser of both.
 * @param onFailure told why one of the two gave nothing
 */
export async function readCredits(
  account: Account,
  onFailure: (path: string, why: number | string) => void,
): Promise<Credits> {
  const told = <Fields>(path: string, looked: Looked<Fields> | null): Fields | null => {
    if (looked && looked.why !== null) onFailure(path, looked.why);
    return looked?.data ?? null;
  };
  const [balanceLook, keyLook] = await Promise.all([account.balance(), account.key()]);
  const balance = told("/credits", balanceLook);
  const key = told("/key", keyLook);
  const left = [remainingOf(balance), key?.limit_remaining ?? null].filter((value) => value !== null);
  return {
    totalCredits: balance?.total_credits ?? key?.limit ?? null,
    totalUsage: balance?.total_usage ?? key?.usage ?? null,
    remaining: left.length > 0 ? Math.min(...left) : null,
    source:
      remainingOf(balance) !== null ? "account" : (key?.limit ?? key?.usage ?? null) !== null ? "key" : null,
  };
}

type Balance = NonNullable<Awaited<ReturnType<Account["balance"]>>>["data"];

/** USD; null where the balance is not told. */
export function remainingOf(balance: Balance): number | null {
  const { total_credits: total = null, total_usage: used = null } = balance ?? {};
  return total !== null && used !== null ? total - used : null;
}
