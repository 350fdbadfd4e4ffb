/** Keys of the API. */
import { apiKeySchema, type CreateKeyBody, createdKeySchema } from "@leadfit/contracts";
import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { call, part } from "./http.ts";

export const keysQuery = () =>
  queryOptions({
    queryKey: ["keys"],
    queryFn: ({ signal }) => call(apiKeySchema.array(), "/v1/keys", { signal }),
  });

/** The only answer with the key in it. */
export const createKey = (body: CreateKeyBody) => call(createdKeySchema, "/v1/keys", { body });

export async function revokeKey(id: string) {
  await call(z.unknown(), `/v1/keys/${part(id)}`, { method: "DELETE" });
}
