/** All checks in order. Each stands on those before it: without a database that answers there is nothing more to see. */
import { type Database, openDatabase } from "@leadfit/db";
import type { Settings } from "../settings.ts";
import { checkConnections } from "./check-connections.ts";
import { checkConsistency } from "./check-consistency.ts";
import { checkDataFolder } from "./check-data-folder.ts";
import { checkDiskSpace } from "./check-disk-space.ts";
import { checkMatchRate } from "./check-match-rate.ts";
import { checkMigrations } from "./check-migrations.ts";
import { checkBreakers, checkGates, checkModel } from "./check-model.ts";
import { checkNode } from "./check-node.ts";
import { checkPostgres } from "./check-postgres.ts";
import { aliveSeconds, checkProcesses } from "./check-processes.ts";
import { checkPrompts } from "./check-prompts.ts";
import { checkQuarantines } from "./check-quarantines.ts";
import { checkQueue } from "./check-queue.ts";
import { checkStalls } from "./check-stalls.ts";
import { checkTokens } from "./check-tokens.ts";
import type { Finding } from "./finding.ts";

/** Node, disk and data folder: needs no database. */
export function examineHost({ home }: Pick<Settings, "home">): Finding[] {
  return [checkNode(), checkDiskSpace(home), ...checkDataFolder(home)];
}

/** Everything else; changes nothing. @param databaseUrl where the database answers, if it does */
export async function examineSystem(settings: Settings, databaseUrl: string): Promise<Finding[]> {
  const findings = await checkPostgres(databaseUrl);
  const queue = await checkQueue(settings.queueUrl, databaseUrl);
  const model = await checkModel(settings.model);
  if (findings.some(({ status, check }) => check === "postgres" && status === "fail"))
    return [...findings, ...queue, ...model];
  const db = openDatabase({ url: databaseUrl, poolMax: 2, onError: () => {} });
  try {
    const migrations = await db.doctor.migrations();
    findings.push(checkMigrations(migrations));
    // Tables may be missing, or be others than we know.
    const known = migrations.pending.length === 0 && migrations.failed.length === 0;
    return [...findings, ...queue, ...model, ...(known ? await examineTables(db, databaseUrl) : [])];
  } finally {
    await db.close();
  }
}

async function examineTables({ doctor }: Database, databaseUrl: string): Promise<Finding[]> {
  const processes = await doctor.processes(aliveSeconds);
  const backlog = await doctor.backlog();
  const steps = await doctor.promptSteps();
  const verdicts = await doctor.verdictFigures();
  const roles = processes.map(({ role }) => role);
  return [
    ...(await checkConnections(databaseUrl, roles)),
    checkProcesses(processes, backlog.length > 0),
    ...checkStalls(backlog),
    ...checkGates(await doctor.gates()),
    ...checkBreakers(processes),
    ...checkPrompts(steps),
    ...checkTokens(await doctor.costTrend(), await doctor.callFigures(), await doctor.promptCosts()),
    ...checkConsistency(await doctor.consistency(), verdicts, await doctor.runningExperiments(), steps),
    ...checkMatchRate(verdicts, await doctor.resumes()),
    ...checkQuarantines(await doctor.openQuarantines()),
  ];
}
