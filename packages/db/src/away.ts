/** Tells a database that is away for a moment from a statement that is wrong, by codes along the cause chain. */

// Prisma: cannot reach, timed out, closed, no free connection, transaction API, raw query error (look at its cause).
const prismaCodes = new Set(["P1001", "P1002", "P1008", "P1017", "P2024", "P2028", "P2034"]);
const nodeCodes = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
]);
// SQLSTATE classes 08 (connection) and 57P (operator intervention: shutting down, starting up), a full disk, too many
// connections, and the three that say "another transaction was in the way".
const sqlState = /^(08...|57P..|53100|53300|40001|40P01|55P03)$/;
const adapterKinds = new Set([
  "DatabaseNotReachable",
  "ConnectionClosed",
  "SocketTimeout",
  "TooManyConnections",
]);
// node-postgres gives these no code.
const pgMessages =
  /Connection terminated|timeout exceeded when trying to connect|^timeout expired$|Query read timeout|Client has encountered a connection error/;

export function isAway(error: unknown): boolean {
  for (let depth = 0, at = error; depth < 8 && at !== null && typeof at === "object"; depth++) {
    const { code, originalCode, kind, message, cause, meta } = at as Record<string, unknown>;
    const codes = [code, originalCode].filter((value) => typeof value === "string");
    if (codes.some((value) => prismaCodes.has(value) || nodeCodes.has(value) || sqlState.test(value)))
      return true;
    if (typeof kind === "string" && adapterKinds.has(kind)) return true;
    if (typeof message === "string" && pgMessages.test(message)) return true;
    at = cause ?? (meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError;
  }
  return false;
}
