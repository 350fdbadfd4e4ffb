/** Where the system stands, what it costs, what is parked. */
import type { QuarantineSelection } from "@leadfit/contracts";
import { queryOptions } from "@tanstack/react-query";
import { client } from "./client.ts";

export const operationsQuery = () =>
  queryOptions({
    queryKey: ["operations", "now"],
    queryFn: () => client.operations(),
    // Ages and processes change without an event.
    refetchInterval: 5_000,
  });

export const historyQuery = (hours: number) =>
  queryOptions({
    queryKey: ["operations", "history", hours],
    queryFn: () => client.operationsHistory(hours),
    refetchInterval: 30_000,
  });

export const usageQuery = (daysBack: number) =>
  queryOptions({ queryKey: ["usage", daysBack], queryFn: () => client.usage(daysBack) });

export const quarantineGroupsQuery = () =>
  queryOptions({ queryKey: ["quarantine", "groups"], queryFn: () => client.quarantineGroups() });

/** The newest 500. */
export const quarantinesQuery = () =>
  queryOptions({ queryKey: ["quarantine", "list"], queryFn: () => client.quarantine() });

export const retryQuarantines = (body: QuarantineSelection) => client.retryQuarantines(body);
export const discardQuarantines = (body: QuarantineSelection) => client.discardQuarantines(body);
