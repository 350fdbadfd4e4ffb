/** Listens: the app on a port, with its login. */
import { once } from "node:events";
import { createServer, isIPv6 } from "node:net";
import { folderKeyName, stages } from "@leadfit/contracts";
import { watchAssessments } from "@leadfit/db";
import { startResumeReader } from "@leadfit/resume";
import {
  adminKey,
  describeSystem,
  openModel,
  planRegenerate,
  processReadings,
  type Running,
  type Runtime,
  type Settings,
  systemReadings,
  tryPrompt,
} from "@leadfit/runtime";
import { metricsText, SettingsError } from "@leadfit/service";
import { createApp } from "./app.ts";
import { createHttpServer } from "./http/http-server.ts";
import { createLiveUpdates } from "./live/live-updates.ts";

export type RunningApi = Running & {
  /** Where this machine reaches it: http://127.0.0.1:<port>, unless it listens on one other address only. */
  url: string;
  key: string;
  /** A single-use token for the printed URL. */
  createLogin(): Promise<string>;
};

type Listening = Pick<Settings, "host" | "port">;

/** @throws SettingsError naming PORT or LEADFIT_HOST where it cannot listen */
export async function startApi(runtime: Runtime): Promise<RunningApi> {
  const { db, queues, relay, log, settings } = runtime;
  const key = settings.apiKey ?? adminKey(settings.home);
  const ownKeyId = await db.keys.setAdmin(key, folderKeyName(settings.home));
  if (settings.masterResumeId && !(await db.resumes.setDefault(settings.masterResumeId))) {
    log.warn({ resume: settings.masterResumeId }, "MASTER_RESUME_DOCUMENT_ID names no resume yet");
  }
  const watcher = watchAssessments(settings.databaseUrl, (error) =>
    log.warn({ error: error.message }, "watcher"),
  );
  const live = createLiveUpdates({ db, watcher, log });
  const resumeReader = startResumeReader();
  const close = () => Promise.all([live.close(), watcher.close(), resumeReader.close()]);
  const name = reachableName(settings.host);
  const stopping = new AbortController();
  const app = createApp({
    db,
    queues,
    watcher,
    live,
    system: describeSystem(settings),
    metrics: async () =>
      metricsText([...(await processReadings(runtime)), ...(await systemReadings(runtime))]),
    resumeReader,
    log,
    allowedHosts: [...settings.allowedHosts, name],
    webhookHosts: settings.webhookHosts,
    rpm: settings.apiRpm,
    ownKeyId,
    stopping: stopping.signal,
    poke: (assessmentId) => relay.poke(assessmentId ? { assessmentId, stage: stages[0] } : undefined),
    credits: openModel(runtime)?.credits ?? null,
    planRegenerate: (jobId, resumeId) => planRegenerate(runtime, jobId, resumeId),
    tryPrompt: (draft, target) => tryPrompt(runtime, draft, target),
    masterResumeId: settings.masterResumeId,
  });
  const server = createHttpServer(app.fetch);
  try {
    server.listen(settings.port, settings.host);
    await once(server, "listening");
  } catch (error) {
    await close();
    throw listenError(settings, error);
  }
  const { port } = server.address() as { port: number };
  return {
    url: `http://${name}:${port}`,
    key,
    createLogin: () => db.keys.createLogin(key),
    async stop() {
      const closed = once(server, "close");
      // They would hold the server up for as long as somebody looks, or waits.
      live.close();
      stopping.abort();
      server.close();
      server.closeIdleConnections();
      const late = setTimeout(() => server.closeAllConnections(), 3_000);
      await closed;
      clearTimeout(late);
      await close();
    },
  };
}

/** As a URL and a Host header have it. Every address of a machine includes its loopback. */
function reachableName(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return isIPv6(host) ? new URL(`http://[${host}]`).hostname : host;
}

/** Says early that the port is taken, before anything else is started. */
export async function checkPort({ host, port }: Listening): Promise<void> {
  const probe = createServer();
  try {
    probe.listen(port, host);
    await once(probe, "listening");
  } catch (error) {
    throw listenError({ host, port }, error);
  }
  probe.close();
  await once(probe, "close");
}

function listenError({ host, port }: Listening, error: unknown): unknown {
  const { code } = error as { code?: string };
  if (code === "EADDRINUSE") {
    return new SettingsError(
      `PORT: ${port} is taken by another program; set PORT to a free one, e.g. PORT=${port + 1}`,
    );
  }
  if (code === "EADDRNOTAVAIL") {
    return new SettingsError(
      `LEADFIT_HOST: this machine has no address ${host}; set LEADFIT_HOST to one of its own, or to 0.0.0.0`,
    );
  }
  if (code === "EACCES")
    return new SettingsError(`PORT: this user may not listen on ${port}; set PORT to 1024 or more`);
  return error;
}
