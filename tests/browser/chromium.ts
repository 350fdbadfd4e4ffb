/** The distribution's Chromium, for tests that look at pages; null where there is none. */
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from "playwright-core";

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

export function findChromium(): string | null {
  const folders = (process.env.PATH ?? "").split(delimiter);
  for (const file of names.flatMap((name) => folders.map((folder) => join(folder, name)))) {
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // Not this one.
    }
  }
  return null;
}

/** Asks nobody but who a page asks: no updates, no checks, no predictions. */
function options() {
  const executablePath = findChromium();
  if (!executablePath) throw new Error("Chromium is not installed");
  const args = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--force-color-profile=srgb",
  ];
  return { executablePath, args };
}

/** Its contexts are private windows: they keep nothing on disk, and no compiled code either. */
export async function launchChromium(): Promise<Browser> {
  return await chromium.launch(options());
}

/** The one window of a browser that keeps in `folder` what browsers keep. */
export async function openProfile(folder: string, context: BrowserContextOptions): Promise<BrowserContext> {
  return await chromium.launchPersistentContext(folder, { ...options(), ...context });
}
