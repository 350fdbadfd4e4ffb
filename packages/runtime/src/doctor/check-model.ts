/** Whether calls of the model can be made: provider, key, credit, gate, breakers. */
import type { SeenProcess } from "@leadfit/db";
import { lookAtProvider, type ProviderFacts } from "@leadfit/llm";
import { z } from "zod";
import type { ModelSettings } from "../settings.ts";
import { duration, type Finding, fail, ok, warn } from "./finding.ts";

const check = "model";
const lowCreditUsd = 1;

export async function checkModel(settings: ModelSettings | null): Promise<Finding[]> {
  if (!settings) return [ok(check, "none is set: the rules decide")];
  return judgeProvider(settings.baseUrl, await lookAtProvider(settings));
}

export function judgeProvider(baseUrl: string, { reachable, why, key, remaining }: ProviderFacts): Finding[] {
  if (!reachable)
    return [
      fail(
        check,
        `${baseUrl} cannot be reached (${why})`,
        "Correct OPENROUTER_BASE_URL, or let us out to it.",
      ),
    ];
  if (key === "refused")
    return [
      fail(
        check,
        `${baseUrl} refuses the key (${why})`,
        "Put a valid one into OPENROUTER_API_KEY and start Leadfit again. Jobs wait until then.",
      ),
    ];
  const credit = remaining === null ? "credit not told" : `${remaining.toFixed(2)} USD left`;
  if (remaining !== null && remaining < lowCreditUsd)
    return [
      (remaining > 0 ? warn : fail)(
        check,
        `${baseUrl}: ${credit}`,
        "Add credit, or raise the key's limit at the provider. Without credit jobs wait.",
      ),
    ];
  return [
    ok(check, `${baseUrl} answers, key ${key === "valid" ? "valid" : "not needed or not told"}, ${credit}`),
  ];
}

const gateAdvice: Record<string, string> = {
  rate_limited: "It opens by itself. If it often shuts, lower LEADFIT_LLM_RPM or LEADFIT_LLM_SLOTS.",
  no_credit: "Add credit at the provider; it is looked at every LEADFIT_ACCOUNT_POLL_SECONDS.",
  unauthorized: "Put a valid key into OPENROUTER_API_KEY and start Leadfit again.",
};

export function checkGates(gates: { route: string; reason: string; shutForSeconds: number }[]): Finding[] {
  return gates.map(({ route, reason, shutForSeconds }) =>
    (reason === "rate_limited" ? warn : fail)(
      "gate",
      `calls to ${route} wait: ${reason}, ${shutForSeconds > 0 ? `for ${duration(shutForSeconds)} still` : "until a probe succeeds"}`,
      gateAdvice[reason] ?? "It opens by itself.",
    ),
  );
}

/** What a process says of its breakers; anything else it says is no business of ours. */
const breakersSchema = z.object({ breakers: z.record(z.string(), z.string()) });

export function checkBreakers(seen: SeenProcess[]): Finding[] {
  return seen.flatMap(({ role, host, pid, state }) => {
    const parsed = breakersSchema.safeParse(state);
    if (!parsed.success) return [];
    return Object.entries(parsed.data.breakers)
      .filter(([, breaker]) => breaker !== "closed")
      .map(([route, breaker]) =>
        warn(
          "breaker",
          `${role} on ${host} (${pid}): the breaker of ${route} is ${breaker}`,
          "Most calls of the last minute failed at the provider. It probes every half minute; meanwhile jobs wait. Another model or fallback_models in the prompt helps (docs/prompts.md).",
        ),
      );
  });
}
