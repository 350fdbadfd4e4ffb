/** Tells what the database objects to, by codes along the cause chain: the driver's, Prisma's, its adapter's. */
export function hasCode(error: unknown, codes: ReadonlySet<string>): boolean {
  for (let depth = 0, at = error; depth < 8 && at !== null && typeof at === "object"; depth++) {
    const { code, originalCode, cause, meta } = at as Record<string, unknown>;
    if ([code, originalCode].some((value) => typeof value === "string" && codes.has(value))) return true;
    at = cause ?? (meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError;
  }
  return false;
}
