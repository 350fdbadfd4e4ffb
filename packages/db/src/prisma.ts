/** The generated client under one name. */
export { Prisma, PrismaClient } from "./generated/client.ts";

import type { Prisma, PrismaClient } from "./generated/client.ts";

/** The client or a transaction of it. */
export type Queryable = PrismaClient | Prisma.TransactionClient;
