/** How long it takes until leads are seen, with ten thousand of them: in a browser, the API beside it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase as openStores } from "@leadfit/db";
import { freePort } from "@leadfit/testkit";
import type { Browser } from "playwright-core";
import { findChromium, launchChromium } from "../browser/chromium.ts";
import { say } from "./ground.ts";
import { fillLeads } from "./leads.ts";
import { median, type Scenario } from "./scenario.ts";
import { startApp, stopApps } from "./start-app.ts";

const rounds = 7;
const targetMs = 1_000;
const apiKey = "bench-key-0123456789";

/** Writes down when the first lead was drawn, counted from the beginning of the navigation. */
const noteFirstLead = `
  new MutationObserver((_, observer) => {
    if (!document.querySelector(".lead-row")) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => { window.firstLeadMs = performance.now(); }));
  }).observe(document, { subtree: true, childList: true });`;

export const leadPage: Scenario = {
  name: "pages",
  how: `The list of leads opened in Chromium with 10,000 leads in the database, ${rounds} times with an empty cache, the api app in a process of its own; from the beginning of the navigation until the first leads are drawn. The median; left out where Chromium is not installed.`,
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
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      times.push(await firstLead(browser, url, await stores.keys.createLogin(apiKey)));
    }
    await browser.close();
    await stores.close();
    await stopApps([api]);
    rmSync(home, { recursive: true, force: true });
    const ms = median(times);
    say(`  first leads after ${ms.toFixed(0)} ms`);
    return {
      ratios: [
        { what: `first of 10,000 leads drawn ÷ ${targetMs} ms`, value: ms / targetMs, target: { atMost: 1 } },
      ],
      absolutes: [{ what: "first of 10,000 leads drawn", value: `${ms.toFixed(0)} ms` }],
    };
  },
};

/** Signed in before, with nothing of the pages kept. */
async function firstLead(browser: Browser, url: string, token: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  await context.request.post(`${url}v1/session`, { data: { token }, headers: { origin: url.slice(0, -1) } });
  const page = await context.newPage();
  await page.addInitScript(noteFirstLead);
  await page.goto(url);
  await page.locator(".lead-row").first().waitFor();
  const ms: number = await page.evaluate(`new Promise((resolve) => {
    const look = () => (window.firstLeadMs ? resolve(window.firstLeadMs) : requestAnimationFrame(look));
    look();
  })`);
  await context.close();
  return ms;
}
