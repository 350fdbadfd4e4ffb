/** GET /key and GET /credits: what an account tells of itself. Knows nothing of calls. */

export type Credits = { total: number; used: number };

/** A null `limit` (USD) means that the key has no cap; it says nothing of the account's balance. */
export function keyReply(usage: number, limit: number | null, isManagementKey: boolean): object {
  return {
    data: {
      label: "sk-or-v1-fake",
      limit,
      limit_reset: null,
      limit_remaining: limit === null ? null : Math.max(0, limit - usage),
      include_byok_in_limit: false,
      usage,
      usage_daily: usage,
      usage_weekly: usage,
      usage_monthly: usage,
      byok_usage: 0,
      byok_usage_daily: 0,
      byok_usage_weekly: 0,
      byok_usage_monthly: 0,
      is_free_tier: false,
      is_management_key: isManagementKey,
      expires_at: null,
      creator_user_id: null,
    },
  };
}

export function creditsReply({ total, used }: Credits): object {
  return { data: { total_credits: total, total_usage: used } };
}
