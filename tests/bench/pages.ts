/** How long it takes until leads are seen, with ten thousand of them: in a browser, the API beside it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase as openStores } from "@leadfit/db";
import { freePort } from "@leadfit/testkit";
import type { BrowserContext } from "playwright-core";
import { findChromium, launchChromium, openProfile } from "../browser/chromium.ts";
import { say } from "./ground.ts";
import { fillLeads } from "./leads.ts";
import { type Measured, median, type Scenario } from "./scenario.ts";
import { startApp, stopApps } from "./start-app.ts";

const rounds = 7;
/** The browser keeps what it compiled from the second visit on. */
const visits = 3;
const targetMs = 1_000;
const apiKey = "bench-key-0123456789";
const viewport = { viewport: { width: 1280, height: 900 } };

/** Writes down when the first lead was drawn, counted from the beginning of the navigation. */
const noteFirstLead = `
  new MutationObserver((_, observer) => {
    if (!document.querySelector(".lead-row")) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => { window.firstLeadMs = performance.now(); }));
  }).observe(document, { subtree: true, childList: true });`;

export const leadPage: Scenario = {
  name: "pages",
  how: `The list of leads opened in Chromium with 10,000 leads in the database, the api app in a process of its own; from the beginning of the navigation until the first leads are drawn. By somebody who comes back (${visits} visits before, with a profile on disk, where the browser keeps compiled code), and by one who was never there (nothing cached); the medians of ${rounds} times each. Left out where Chromium is not installed.`,
  async run({ openDatabase }) {
    if (!findChromium()) {
      say("  left out: Chromium is not installed (apt-get install chromium)");
      return { ratios: [], absolutes: [] };
    }
    const databaseUrl = await openDatabase();
    await fillLeads(databaseUrl);
    const home = mkdtempSync(join(tmpdir(), "leadfit-bench-home-"));
    const port = await freePort();
    const env = {
      DATABASE_URL: databaseUrl,
      LEADFIT_HOME: home,
      LEADFIT_API_KEY: apiKey,
      PORT: String(port),
    };
    const api = await startApp("api", env);
    const stores = openStores({ url: databaseUrl, poolMax: 1, onError: () => {} });
    const browser = await launchChromium();
    const url = `http://127.0.0.1:${port}/`;
    const signedIn = async (context: BrowserContext) =>
      await signIn(context, url, await stores.keys.createLogin(apiKey));
    const first: Drawn[] = [];
    for (let round = 0; round < rounds; round++) {
      const context = await signedIn(await browser.newContext(viewport));
      first.push(await open(context, url));
      await context.close();
    }
    await browser.close();
    const again: Drawn[] = [];
    const profile = await signedIn(await openProfile(join(home, "profile"), viewport));
    for (let visit = 0; visit < visits; visit++) await open(profile, url);
    for (let round = 0; round < rounds; round++) again.push(await open(profile, url));
    await profile.close();
    await stores.close();
    await stopApps([api]);
    rmSync(home, { recursive: true, force: true });
    const measured: Measured = { ratios: [], absolutes: [] };
    for (const [who, drawn] of [
      ["by who comes back", again],
      ["at the very first visit", first],
    ] as const) {
      const leads = median(drawn.map(({ leadsMs }) => leadsMs));
      const paint = median(drawn.map(({ paintMs }) => paintMs));
      const value = `first paint after ${paint.toFixed(0)} ms, first leads after ${leads.toFixed(0)} ms`;
      say(`  ${who}: ${value}`);
      measured.ratios.push({
        what: `first of 10,000 leads drawn ${who} ÷ ${targetMs} ms`,
        value: leads / targetMs,
        target: { atMost: 1 },
      });
      measured.absolutes.push({ what: `10,000 leads seen ${who}`, value });
    }
    return measured;
  },
};

/** ms from the beginning of the navigation */
type Drawn = { paintMs: number; leadsMs: number };

async function signIn(context: BrowserContext, url: string, token: string): Promise<BrowserContext> {
  await context.request.post(`${url}v1/session`, { data: { token }, headers: { origin: url.slice(0, -1) } });
  await context.addInitScript(noteFirstLead);
  return context;
}

async function open(context: BrowserContext, url: string): Promise<Drawn> {
  const page = await context.newPage();
  await page.goto(url);
  await page.locator(".lead-row").first().waitFor();
  const drawn: Drawn = await page.evaluate(`new Promise((resolve) => {
    const look = () => window.firstLeadMs
      ? resolve({
          leadsMs: window.firstLeadMs,
          paintMs: performance.getEntriesByName("first-contentful-paint")[0].startTime,
        })
      : requestAnimationFrame(look);
    look();
  })`);
  await page.close();
  return drawn;
}
