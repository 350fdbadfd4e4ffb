/** Listens: the app on a port, with its login. */
import { once } from "node:events";
import { createServer } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { watchAssessments } from "@leadfit/db";
import { adminKey, openModel, type Running, type Runtime } from "@leadfit/runtime";
import { SettingsError } from "@leadfit/service";
import { createApp } from "./app.ts";

export type RunningApi = Running & {
  /** http://127.0.0.1:<port> */
  url: string;
  key: string;
  /** A single-use token for the printed URL. */
  createLogin(): Promise<string>;
};

const host = "127.0.0.1";

/** @throws SettingsError naming PORT where it is taken */
export async function startApi(runtime: Runtime): Promise<RunningApi> {
  const { db, queues, relay, log, settings } = runtime;
  const key = settings.apiKey ?? adminKey(settings.home);
  await db.keys.setAdmin(key, `admin of ${settings.home}`);
  if (settings.masterResumeId && !(await db.resumes.setDefault(settings.masterResumeId))) {
    log.warn({ resume: settings.masterResumeId }, "MASTER_RESUME_DOCUMENT_ID names no resume yet");
  }
  const watcher = watchAssessments(settings.databaseUrl, (error) =>
    log.warn({ error: error.message }, "watcher"),
  );
  const app = createApp({
    db,
    queues,
    watcher,
    log,
    poke: () => relay.poke(),
    credits: openModel(runtime)?.credits ?? null,
    masterResumeId: settings.masterResumeId,
  });
  const server = createAdaptorServer({ fetch: app.fetch });
  try {
    server.listen(settings.port, host);
    await once(server, "listening");
  } catch (error) {
    await watcher.close();
    throw portError(settings.port, error);
  }
  const { port } = server.address() as { port: number };
  return {
    url: `http://${host}:${port}`,
    key,
    createLogin: () => db.keys.createLogin(key),
    async stop() {
      const closed = once(server, "close");
      server.close();
      if ("closeIdleConnections" in server) server.closeIdleConnections();
      const late = setTimeout(() => "closeAllConnections" in server && server.closeAllConnections(), 3_000);
      await closed;
      clearTimeout(late);
      await watcher.close();
    },
  };
}

/** Says early that the port is taken, before anything else is started. */
export async function checkPort(port: number): Promise<void> {
  const probe = createServer();
  try {
    probe.listen(port, host);
    await once(probe, "listening");
  } catch (error) {
    throw portError(port, error);
  }
  probe.close();
  await once(probe, "close");
}

function portError(port: number, error: unknown): unknown {
  const { code } = error as { code?: string };
  if (code === "EADDRINUSE") {
    return new SettingsError(
      `PORT: ${port} is taken by another program; set PORT to a free one, e.g. PORT=${port + 1}`,
    );
  }
  if (code === "EACCES")
    return new SettingsError(`PORT: this user may not listen on ${port}; set PORT to 1024 or more`);
  return error;
}
