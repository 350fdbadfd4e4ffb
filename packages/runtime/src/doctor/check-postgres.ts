/** Whether the database answers, is new enough, and agrees with us on the time. */
import { mostSkewMs, skewLine } from "../check-clock.ts";
import { checkPostgresVersion, lookAtPostgres } from "../look-at-postgres.ts";
import { type Finding, fail, ok, said, warn } from "./finding.ts";

/** @param setting the variable that names it */
export async function checkPostgres(
  url: string,
  setting: "DATABASE_URL" | "QUEUE_URL" = "DATABASE_URL",
): Promise<Finding[]> {
  const check = setting === "DATABASE_URL" ? "postgres" : "queue";
  try {
    const facts = await lookAtPostgres(url);
    checkPostgresVersion(setting, facts);
    return [ok(check, `Postgres ${facts.version} answers`), judgeClock("Postgres", facts.clockAheadMs)];
  } catch (error) {
    return [
      fail(
        check,
        said(error),
        `Start Postgres 14 or newer and let ${setting} name it; its own log says why it is away or refuses.`,
      ),
    ];
  }
}

export function judgeClock(store: string, clockAheadMs: number): Finding {
  if (Math.abs(clockAheadMs) > mostSkewMs)
    return fail(
      "clock",
      skewLine(store, clockAheadMs),
      "Set it with NTP (timedatectl set-ntp true): a worker so far off is refused on the Postgres backend.",
    );
  if (Math.abs(clockAheadMs) > 1_000)
    return warn("clock", skewLine(store, clockAheadMs), "Set it with NTP (timedatectl set-ntp true).");
  return ok("clock", `within a second of ${store}'s`);
}
