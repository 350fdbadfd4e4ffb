/** `npm run screenshots`: starts Leadfit on an empty folder, loads the samples, and writes the README's pictures to docs/images. */
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createTestHome, repositoryRoot } from "@leadfit/testkit";
import { launchChromium } from "./chromium.ts";

const images = join(repositoryRoot, "docs/images");
const postings = join(repositoryRoot, "samples/postings");

/** Pages of the samples whose reading makes a list that says something. */
const isPage = (name: string) => name.endsWith(".html");

mkdirSync(images, { recursive: true });
const home = createTestHome();
const browser = await launchChromium();
try {
  const { process: leadfit, url, call } = await home.up();
  await call("/v1/samples", {});
  for (const name of readdirSync(postings).filter(isPage)) {
    await call("/html_extract", { html: readFileSync(join(postings, name), "utf8") });
  }
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    colorScheme: "light",
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  await page.goto(/Leadfit is ready at (\S+)/.exec(leadfit.output())?.[1] ?? url);
  const shots: [name: string, path: string, shows: string, theme: "light" | "dark", height: number][] = [
    ["lead", "/leads/sample-data-platform", ".posting mark", "light", 1080],
    ["leads", "/", ".lead-row .rating", "light", 720],
    ["operations", "/operations", "text=Tasks done", "dark", 900],
  ];
  for (const [name, path, shows, theme, height] of shots) {
    await page.emulateMedia({ colorScheme: theme });
    await page.setViewportSize({ width: 1280, height });
    await page.goto(url + path);
    await page.locator(shows).first().waitFor();
    await page.screenshot({ path: join(images, `${name}.png`) });
    process.stdout.write(`docs/images/${name}.png\n`);
  }
} finally {
  await browser.close();
  await home.remove();
}
