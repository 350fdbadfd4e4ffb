/** What is handed to browsers and stores: small, lint clean, asking for no more than it uses. */
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repositoryRoot, startProcess } from "@leadfit/testkit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildExtension } from "../../apps/extension/build.ts";
import { type Browser, browsers } from "../../apps/extension/manifest.ts";

type Built = Awaited<ReturnType<typeof buildExtension>>;

let into: string;
let built: Record<Browser, Built>;

beforeAll(async () => {
  into = mkdtempSync(join(tmpdir(), "leadfit-extension-"));
  const made = [];
  for (const browser of browsers) made.push([browser, await buildExtension(browser, into)]);
  built = Object.fromEntries(made);
});

afterAll(() => rmSync(into, { recursive: true, force: true }));

test.each(browsers)("%s: at most 500 kB", (browser) => {
  expect(statSync(built[browser].zip).size).toBeLessThanOrEqual(500_000);
});

test.each(browsers)("%s: no host at the start, and no permission without a use", (browser) => {
  const manifest = JSON.parse(readFileSync(join(built[browser].folder, "manifest.json"), "utf8"));
  const { permissions, host_permissions, content_scripts, web_accessible_resources } = manifest;
  expect({ host_permissions, content_scripts, web_accessible_resources }).toEqual({});
  const worker = readFileSync(join(built[browser].folder, "worker.js"), "utf8");
  const uses = (name: string) => (name === "activeTab" ? true : worker.includes(`chrome.${name}.`));
  expect(permissions.filter((name: string) => !uses(name))).toEqual([]);
  expect([...permissions].sort()).toEqual(
    ["activeTab", "alarms", "scripting", ...(browser === "chromium" ? ["sidePanel"] : []), "storage"].sort(),
  );
});

test("the same source is the same package, byte for byte", async () => {
  const first = readFileSync(built.chromium.zip);
  const again = await buildExtension("chromium", join(into, "again"));
  expect(readFileSync(again.zip).equals(first)).toBe(true);
});

test("Firefox's linter (that of web-ext) has nothing to say", async () => {
  const linter = join(repositoryRoot, "apps/extension/node_modules/addons-linter/bin/addons-linter");
  const run = startProcess(process.execPath, [linter, "--output=json", built.firefox.folder]);
  await run.exited;
  const { errors, warnings, notices } = JSON.parse(run.output());
  expect({ errors, warnings, notices }).toEqual({ errors: [], warnings: [], notices: [] });
}, 60_000);
