/** Keys of the API. */
import type { CreateKeyBody } from "@leadfit/contracts";
import { queryOptions } from "@tanstack/react-query";
import { client } from "./client.ts";

export const keysQuery = () => queryOptions({ queryKey: ["keys"], queryFn: () => client.keys() });

/** The only answer with the key in it. */
export const createKey = (body: CreateKeyBody) => client.createKey(body);
export const revokeKey = (id: string) => client.revokeKey(id);
