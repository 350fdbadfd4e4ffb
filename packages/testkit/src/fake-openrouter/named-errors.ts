/** Error responses that OpenRouter documents, as data. Source: docs/api_reference/errors-and-debugging and /limits. */

export type ErrorAnswer = {
  status: number;
  errorType?: string;
  retryAfterSeconds?: number;
  metadata?: object;
  availability?: object;
  headers?: Record<string, string>;
};

const namedErrors = {
  /** The account's requests a minute: says when to come back. */
  rate_limited: () => ({ status: 429, errorType: "rate_limit_exceeded", retryAfterSeconds: 2 }),
  /** What a day holds for `:free` models is used up: no Retry-After, the reset is at UTC midnight. */
  free_daily_limit: (now) => {
    const headers = {
      "X-RateLimit-Limit": "50",
      "X-RateLimit-Remaining": "0",
      "X-RateLimit-Reset": String(new Date(now).setUTCHours(24, 0, 0, 0)),
    };
    const metadata = { limit_source: "openrouter_free_tier_daily", headers };
    return { status: 429, errorType: "rate_limit_exceeded", metadata, headers };
  },
  /** Calls under way have reserved what is left of the balance. */
  in_flight_budget: () => ({
    status: 402,
    errorType: "payment_required",
    retryAfterSeconds: 2,
    metadata: { limit_source: "openrouter_in_flight_budget" },
  }),
  /** The limit that its owner gave this key is spent. */
  key_limit: () => ({ status: 403, metadata: { limit_source: "openrouter_key_limit" } }),
  guardrail: () => ({ status: 403, metadata: { patterns: ["blocked phrase"] } }),
  moderation: () => ({
    status: 403,
    metadata: { reasons: ["harassment"], flagged_input: "…", provider_name: "Fake" },
  }),
  /** The routing left no endpoint over. */
  constraint_filtered: () => ({
    status: 404,
    errorType: "constraint_filtered",
    availability: {
      code: "constraint_filtered",
      retryable: false,
      excluded_by: ["only"],
      fallback_models: [],
    },
  }),
  overloaded: () => ({ status: 503, errorType: "provider_overloaded", retryAfterSeconds: 1 }),
} as const satisfies Record<string, (now: number) => ErrorAnswer>;

export type NamedError = keyof typeof namedErrors;

export function isNamedError(kind: string): kind is NamedError {
  return Object.hasOwn(namedErrors, kind);
}

/** @param now ms epoch */
export function namedError(kind: NamedError, now: number): ErrorAnswer {
  return namedErrors[kind](now);
}
