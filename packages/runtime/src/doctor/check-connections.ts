/** Whether the server's limits hold what the processes that are up may come to hold. */
import { type ConnectionLimit, connectionLimits, maxConnections, type Role } from "../connection-budget.ts";
import { type Finding, fail, ok, warn } from "./finding.ts";

const check = "connections";

/** @param roles one for each process that is up, as table processes names them */
export async function checkConnections(url: string, roles: string[]): Promise<Finding[]> {
  return (await connectionLimits(url)).map((limit) => judgeConnections(limit, roles));
}

export function judgeConnections({ name, max, reserved, used }: ConnectionLimit, roles: string[]): Finding {
  const fleet: Partial<Record<Role, number>> = {};
  for (const role of roles) {
    const budget = budgetOf(role);
    fleet[budget] = (fleet[budget] ?? 0) + 1;
  }
  const needed = maxConnections(fleet);
  const saw = `${name} is ${max}; those up may need ${needed} (${roles.length} of ours), ${used} in use`;
  if (used >= max - reserved)
    return fail(check, saw, `Raise ${name} at once: nobody gets in any more (docs/operations.md).`);
  if (needed > max) return warn(check, saw, `Raise ${name} to ${needed}, or run fewer processes.`);
  return ok(check, saw);
}

function budgetOf(role: string): Role {
  if (role === "all" || role === "api" || role === "sweeper") return role;
  return "worker";
}
