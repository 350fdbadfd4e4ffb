/** Where the system stands, what it costs, what is parked. */
import {
  discardedQuarantinesSchema,
  operationsBucketSchema,
  operationsSchema,
  type QuarantineSelection,
  quarantineGroupSchema,
  quarantineSchema,
  retriedQuarantinesSchema,
  usageSchema,
} from "@leadfit/contracts";
import { queryOptions } from "@tanstack/react-query";
import { call, queryOf } from "./http.ts";

export const operationsQuery = () =>
  queryOptions({
    queryKey: ["operations", "now"],
    queryFn: ({ signal }) => call(operationsSchema, "/v1/operations", { signal }),
    // Ages and processes change without an event.
    refetchInterval: 5_000,
  });

export const historyQuery = (hours: number) =>
  queryOptions({
    queryKey: ["operations", "history", hours],
    queryFn: ({ signal }) =>
      call(operationsBucketSchema.array(), `/v1/operations/history${queryOf({ hours })}`, { signal }),
    refetchInterval: 30_000,
  });

export const usageQuery = (daysBack: number) =>
  queryOptions({
    queryKey: ["usage", daysBack],
    queryFn: ({ signal }) => call(usageSchema, `/v1/usage${queryOf({ days_back: daysBack })}`, { signal }),
  });

export const quarantineGroupsQuery = () =>
  queryOptions({
    queryKey: ["quarantine", "groups"],
    queryFn: ({ signal }) => call(quarantineGroupSchema.array(), "/v1/quarantine/groups", { signal }),
  });

/** The newest 500. */
export const quarantinesQuery = () =>
  queryOptions({
    queryKey: ["quarantine", "list"],
    queryFn: ({ signal }) => call(quarantineSchema.array(), "/v1/quarantine", { signal }),
  });

export const retryQuarantines = (body: QuarantineSelection) =>
  call(retriedQuarantinesSchema, "/v1/quarantine/retry", { body });

export const discardQuarantines = (body: QuarantineSelection) =>
  call(discardedQuarantinesSchema, "/v1/quarantine/discard", { body });
