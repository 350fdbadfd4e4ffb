/** A data folder of a test's own, and Leadfit started on it as a user would start it. */
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startProcess, type TestProcess } from "./test-process.ts";

const gone = { recursive: true, force: true, maxRetries: 50, retryDelay: 100 };

export const repositoryRoot = join(import.meta.dirname, "../../..");

export type TestHome = {
  path: string;
  /** Runs `leadfit` on this folder; PORT is free unless `env` says otherwise. */
  leadfit(args: string[], env?: NodeJS.ProcessEnv): TestProcess;
  /** Starts Leadfit and waits until it is ready. */
  up(): Promise<{ process: TestProcess; url: string; call: ApiCall }>;
  /** Pid and connection string of the embedded Postgres as it runs now. */
  postgres(): { pid: number; url: string };
  /** Kills whatever still runs on it, and removes it. */
  remove(): Promise<void>;
};

export type ApiCall = <T>(
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<{ status: number; data: T }>;

export function createTestHome(): TestHome {
  const path = mkdtempSync(join(tmpdir(), "leadfit home "));
  const processes: TestProcess[] = [];
  const leadfit: TestHome["leadfit"] = (args, env = {}) => {
    const started = startProcess("node", [join(repositoryRoot, "scripts/leadfit.mjs"), ...args], {
      cwd: path,
      env: { ...process.env, LEADFIT_HOME: path, PORT: "0", ...env },
    });
    processes.push(started);
    return started;
  };
  return {
    path,
    leadfit,
    async up() {
      const started = leadfit(["up"]);
      const [, url = ""] = await started.says(
        /Leadfit is ready at (http:\/\/127\.0\.0\.1:\d+)\/#login=\S+\n/,
      );
      const key = readFileSync(join(path, "admin.key"), "utf8").trim();
      const call: ApiCall = async (route, body, headers = {}) => {
        const response = await fetch(url + route, {
          headers: { authorization: `Bearer ${key}`, "content-type": "application/json", ...headers },
          ...(body !== undefined && { method: "POST", body: JSON.stringify(body) }),
        });
        return { status: response.status, data: ((await response.json()) as { data: never }).data };
      };
      return { process: started, url, call };
    },
    postgres() {
      const [pid, , , port] = readFileSync(join(path, "postgres/data/postmaster.pid"), "utf8").split("\n");
      const password = readFileSync(join(path, "postgres.password"), "utf8").trim();
      return { pid: Number(pid), url: `postgres://leadfit:${password}@127.0.0.1:${port}/leadfit` };
    },
    async remove() {
      for (const started of processes) started.destroy();
      await Promise.all(processes.map((started) => started.exited));
      // As root the cluster lies elsewhere, and the folder has a link to it.
      const cluster = join(path, "postgres");
      if (existsSync(cluster)) rmSync(realpathSync(cluster), gone);
      rmSync(path, gone);
    },
  };
}
