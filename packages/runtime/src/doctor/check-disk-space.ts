/** Room where the data folder is: a database that cannot write stops everything. */
import { existsSync, statfsSync } from "node:fs";
import { dirname } from "node:path";
import { type Finding, fail, ok, warn } from "./finding.ts";

const gb = 1e9;
const warnBytes = 2 * gb;
const failBytes = gb / 5;

export function checkDiskSpace(home: string): Finding {
  let folder = home;
  while (!existsSync(folder)) folder = dirname(folder);
  const { bavail, bsize } = statfsSync(folder);
  return judgeDiskSpace(folder, bavail * bsize);
}

export function judgeDiskSpace(folder: string, freeBytes: number): Finding {
  const saw = `${(freeBytes / gb).toFixed(1)} GB free at ${folder}`;
  if (freeBytes >= warnBytes) return ok("disk space", saw);
  const advice =
    "Free some, move LEADFIT_HOME to a larger disk, or keep less: LEADFIT_KEEP_PAGES_DAYS, LEADFIT_KEEP_RUN_TEXTS_DAYS.";
  return (freeBytes >= failBytes ? warn : fail)("disk space", saw, advice);
}
