/** What the system is and what the caller may do; the sample pair. */
import type { Scope, System } from "@leadfit/contracts";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { client } from "./client.ts";
import { takeOrAsk } from "./early.ts";

export const systemQuery = () =>
  queryOptions({
    queryKey: ["system"],
    queryFn: () => takeOrAsk<System>("/v1/system", () => client.system()),
  });

export const loadSamples = () => client.loadSamples();

/** Whether the caller's key has a scope; false while that is not known. */
export function useMay(scope: Scope): boolean {
  const { data } = useQuery(systemQuery());
  return data?.key_scopes.some((own) => own === scope || own === "admin") ?? false;
}
