/** One look at a provider without calling a model: whether it answers, takes the key, and what credit is left. */
import { createAccount } from "./account.ts";
import { createApi } from "./api.ts";
import { readCredits } from "./credits.ts";

export type ProviderFacts = {
  reachable: boolean;
  /** The system's code, or the status; null where all is well. */
  why: string | null;
  /** `unknown`: the server has nothing that would tell. */
  key: "valid" | "refused" | "unknown";
  /** USD; null: not told, or without a limit. */
  remaining: number | null;
};

const timeoutMs = 10_000;

/** Does not throw for anything that the provider does. @throws TypeError where `baseUrl` is no URL */
export async function lookAtProvider({
  baseUrl,
  apiKey,
  managementKey,
  openRouter,
}: {
  baseUrl: string;
  apiKey: string | null;
  managementKey: string | null;
  openRouter: boolean | undefined;
}): Promise<ProviderFacts> {
  const api = createApi({ baseUrl, apiKey, openRouter });
  let status: number;
  try {
    // OpenRouter lists its models to anybody; others want the key for it.
    const path = api.openRouter ? "/key" : "/models";
    status = (await api.request({ path }, AbortSignal.timeout(timeoutMs))).status;
  } catch (error) {
    const { code, name } = ((error as Error).cause ?? error) as { code?: string; name?: string };
    return { reachable: false, why: code ?? name ?? "error", key: "unknown", remaining: null };
  }
  if (status === 401 || status === 403)
    return { reachable: true, why: String(status), key: "refused", remaining: null };
  if (status >= 500) return { reachable: false, why: String(status), key: "unknown", remaining: null };
  const key = status === 200 ? "valid" : "unknown";
  if (!api.openRouter) return { reachable: true, why: null, key, remaining: null };
  const { remaining } = await readCredits(createAccount(api, managementKey), () => {});
  return { reachable: true, why: null, key, remaining };
}
