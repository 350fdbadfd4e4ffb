/** For tests: Leadfit as `npm start` runs it, in this process and on an empty database, and a browser to look at it with. */
import { stages } from "@leadfit/contracts";
import {
  openRuntime,
  type Runtime,
  settingsFromEnv,
  startHeartbeat,
  startSweeper,
  startWorker,
} from "@leadfit/runtime";
import { createLogger } from "@leadfit/service";
import { createTestDatabase, type TestDatabase } from "@leadfit/testkit";
import type { Browser, Page } from "playwright-core";
import { expect } from "vitest";
import { startApi } from "../../apps/api/src/index.ts";
import { launchChromium } from "./chromium.ts";

export type PageStack = {
  url: string;
  runtime: Runtime;
  database: TestDatabase;
  /** A page of a context of its own, signed in by a fresh link. */
  open(): Promise<Look>;
  stop(): Promise<void>;
};

export type Look = {
  page: Page;
  /** What no page may do: errors in the console, scripts that throw, requests to anybody else. */
  troubles: string[];
};

/** Below a test's own time, so that what was waited for is named. */
const patienceMs = 20_000;

/** Asserts on what `look` gives, as soon as that holds. */
export const soon = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: patienceMs });

const key = "a-key-for-the-tests-only";

/** @param env settings beside those of an empty system */
export async function openPageStack(env: Record<string, string> = {}): Promise<PageStack> {
  const database = await createTestDatabase();
  const log = createLogger({ name: "test", level: "silent" });
  const settings = { ...settingsFromEnv(env), port: 0, apiKey: key, databaseUrl: database.url };
  const runtime = await openRuntime(settings, log, { role: "all", workers: stages.length });
  const workers = await Promise.all(stages.map((stage) => startWorker(stage, runtime)));
  const sweeper = startSweeper(runtime);
  const heartbeat = startHeartbeat(runtime, "all");
  const api = await startApi(runtime);
  const browser = await launchChromium();
  return {
    url: api.url,
    runtime,
    database,
    open: async () => await look(browser, `${api.url}/#login=${await api.createLogin()}`),
    async stop() {
      await browser.close();
      await api.stop();
      await heartbeat.stop();
      await sweeper.stop();
      await Promise.all(workers.map((worker) => worker.stop()));
      await runtime.close();
      await database.drop();
    },
  };
}

async function look(browser: Browser, link: string): Promise<Look> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    colorScheme: "light",
    reducedMotion: "reduce",
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
  const troubles: string[] = [];
  const { origin } = new URL(link);
  page.on("console", (message) => {
    if (message.type() === "error") troubles.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => troubles.push(`thrown: ${error.message}`));
  page.on("dialog", (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on("request", (request) => {
    if (!request.url().startsWith(`${origin}/`)) troubles.push(`asked somebody else: ${request.url()}`);
  });
  await page.goto(link);
  await page.getByRole("heading", { level: 1 }).waitFor();
  return { page, troubles };
}
