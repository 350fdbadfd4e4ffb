/** What the system is and what the caller may do; the sample pair. */
import { type Scope, samplesSchema, systemSchema } from "@leadfit/contracts";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { call } from "./http.ts";

export const systemQuery = () =>
  queryOptions({
    queryKey: ["system"],
    queryFn: ({ signal }) => call(systemSchema, "/v1/system", { signal }),
  });

export const loadSamples = () => call(samplesSchema, "/v1/samples", { method: "POST" });

/** Whether the caller's key has a scope; false while that is not known. */
export function useMay(scope: Scope): boolean {
  const { data } = useQuery(systemQuery());
  return data?.key_scopes.some((own) => own === scope || own === "admin") ?? false;
}
