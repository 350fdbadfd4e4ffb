import { test } from "vitest";
import { eventually } from "@leadfit/testkit";
import { buildExtension } from "../../apps/extension/build.ts";
import { openApiStack } from "../e2e/api-stack.ts";
import { openExtensionBrowser } from "./extension-browser.ts";
test("shots", async () => {
  const stack = await openApiStack();
  const { folder } = await buildExtension("chromium", "/tmp/feas/shots");
  const b = await openExtensionBrowser(folder, ["http://127.0.0.1/*"]);
  try {
    const o = await b.own("options/options.html");
    await o.screenshot({ path: "/tmp/feas/options.png" });
    await o.getByLabel("Connection string").fill(`leadfit+${stack.url}#${stack.key}`);
    await o.getByRole("button", { name: "Connect" }).click();
    await o.getByText("Connected", { exact: true }).waitFor();
    await o.emulateMedia({ colorScheme: "dark" });
    await o.screenshot({ path: "/tmp/feas/options-dark.png" });
    const page = await b.visit("linkedin");
    const panelAt = await b.own(`panel/panel.html?tab=${await b.tabId(page)}`);
    await panelAt.setViewportSize({ width: 380, height: 1100 });
    await panelAt.screenshot({ path: "/tmp/feas/panel-empty.png" });
    await b.press(page);
    try { await eventually(async () => { if (!(await page.evaluate("CSS.highlights.size"))) throw new Error("no"); }, 15000) } catch { console.log(await b.inWorker("chrome.storage.session.get(null).then(JSON.stringify)"), await b.inWorker("chrome.tabs.query({}).then(JSON.stringify)")); await panelAt.bringToFront();await panelAt.screenshot({ path: "/tmp/feas/panel-bad.png" }); }
    await page.setViewportSize({ width: 1000, height: 800 });
    await page.bringToFront();
    await page.getByText("Experience with PostgreSQL").hover();
    await page.screenshot({ path: "/tmp/feas/page.png" });
    await panelAt.bringToFront();
    await panelAt.screenshot({ path: "/tmp/feas/panel.png", fullPage: true });
    await panelAt.emulateMedia({ colorScheme: "dark" });
    await panelAt.screenshot({ path: "/tmp/feas/panel-dark.png", fullPage: true });
  } finally { await b.close(); await stack.stop(); }
}, 120000);
