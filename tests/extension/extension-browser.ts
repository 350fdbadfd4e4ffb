/** A Chromium with the built extension in it, pressed as a user presses it: the browser's own action click, its own side panel. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eventually, startProcess } from "@leadfit/testkit";
import {
  type Browser,
  type BrowserContext,
  type CDPSession,
  chromium,
  type Page,
  type Worker,
} from "playwright-core";
import { findChromium } from "./find-chromium.ts";
import { type Site, sites, startPageServer } from "./page-server.ts";

export type ExtensionBrowser = {
  /** Runs an expression in the extension's worker. */
  inWorker<T>(expression: string): Promise<T>;
  /** A tab with a site's page. */
  visit(site: Site): Promise<Page>;
  /** A page of the extension's own, in a tab. */
  own(path: string): Promise<Page>;
  /** One click on the extension's button, for the tab of this page. */
  press(page: Page): Promise<void>;
  /** The side panel that a press has opened. */
  panel(): Promise<Page>;
  /** What the button says for a page's tab. */
  badge(page: Page): Promise<string>;
  tabId(page: Page): Promise<number>;
  /** Ends the worker, as browsers do whenever they like. */
  endWorker(): Promise<void>;
  /** Answers the browser's question for these hosts with yes, before it is asked. */
  allow(origins: readonly string[]): Promise<void>;
  close(): Promise<void>;
};

const flags = [
  "--headless=new",
  "--no-sandbox",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-search-engine-choice-screen",
  "--remote-debugging-port=0",
  // Lets a test load an extension and click its button.
  "--enable-unsafe-extension-debugging",
];

/** @param folder of the built extension; its manifest is as it was when this returns */
export async function openExtensionBrowser(
  folder: string,
  allowed: readonly string[],
): Promise<ExtensionBrowser> {
  const profile = mkdtempSync(join(tmpdir(), "leadfit-chromium-"));
  const pages = await startPageServer();
  const started = startProcess(findChromium() as string, [
    ...flags,
    `--user-data-dir=${profile}`,
    "about:blank",
  ]);
  const [, endpoint = ""] = await started.says(/DevTools listening on (ws:\S+)/);
  const browser = await chromium.connectOverCDP(endpoint);
  const context = browser.contexts()[0] as BrowserContext;
  // Less than a test has, so that the step that failed is named.
  context.setDefaultTimeout(20_000);
  const cdp = await browser.newBrowserCDPSession();
  await context.route(/^https:/, async (route) => {
    await route.fulfill({ response: await route.fetch({ url: pages.urlOf(route.request().url()) }) });
  });
  const { id } = (await cdp.send("Extensions.loadUnpacked" as never, { path: folder } as never)) as {
    id: string;
  };
  const prefix = `chrome-extension://${id}/`;

  // Of those that were ended some stay listed.
  const worker = () =>
    eventually(async () => {
      const found = context.serviceWorkers().findLast((one) => one.url().startsWith(prefix));
      if (!found) throw new Error("the extension has no worker");
      return found as Worker;
    });

  // A side panel is seen only by who connects while it is open.
  let panels: Browser | null = null;
  const self: ExtensionBrowser = {
    async inWorker<T>(expression: string) {
      return await eventually(async () => (await (await worker()).evaluate(expression)) as T, 10_000);
    },
    async visit(site) {
      const page = await context.newPage();
      await page.goto(sites[site]);
      return page;
    },
    async own(path) {
      const page = await context.newPage();
      await page.goto(prefix + path);
      return page;
    },
    async press(page) {
      await page.bringToFront();
      const targetId = await tabTarget(cdp, page.url());
      await cdp.send("Extensions.triggerAction" as never, { id, targetId } as never);
    },
    async panel() {
      return await eventually(async () => {
        const found = panels
          ?.contexts()[0]
          ?.pages()
          .find((page) => page.url() === `${prefix}panel/panel.html`);
        if (found && !found.isClosed()) return found;
        await panels?.close();
        panels = await chromium.connectOverCDP(endpoint);
        throw new Error("no side panel is open");
      });
    },
    async badge(page) {
      return await self.inWorker(`chrome.action.getBadgeText({ tabId: ${await self.tabId(page)} })`);
    },
    async tabId(page) {
      await page.bringToFront();
      const [tab] = await self.inWorker<{ id: number }[]>(
        "chrome.tabs.query({ active: true, lastFocusedWindow: true })",
      );
      return tab?.id ?? -1;
    },
    async endWorker() {
      const { targetInfos } = await cdp.send("Target.getTargets");
      for (const { type, url, targetId } of targetInfos) {
        if (type === "service_worker" && url.startsWith(prefix))
          await cdp.send("Target.closeTarget", { targetId });
      }
    },
    async allow(origins) {
      // The question itself is the browser's own window, which no test can reach. An extension that once had a host keeps it.
      const file = join(folder, "manifest.json");
      const manifest = readFileSync(file, "utf8");
      writeFileSync(file, JSON.stringify({ ...JSON.parse(manifest), host_permissions: origins }));
      await cdp.send("Extensions.loadUnpacked" as never, { path: folder } as never);
      writeFileSync(file, manifest);
      await cdp.send("Extensions.loadUnpacked" as never, { path: folder } as never);
    },
    async close() {
      await panels?.close().catch(() => {});
      await browser.close().catch(() => {});
      started.destroy();
      await started.exited;
      pages.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
  await self.allow(allowed);
  return self;
}

/** Of a page that stands in one tab only. */
async function tabTarget(cdp: CDPSession, url: string): Promise<string> {
  const { targetInfos } = await cdp.send("Target.getTargets", { filter: [{ type: "tab" }] });
  const tabs = targetInfos.filter((one) => one.url === url);
  const [tab] = tabs;
  if (!tab || tabs.length > 1) throw new Error(`${url} stands in ${tabs.length} tabs`);
  return tab.targetId;
}
