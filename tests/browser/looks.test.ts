/** Every page in both themes: no violation of WCAG A or AA that axe finds, no error, and a picture of it. */
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { repositoryRoot, samplePages, sampleResume } from "@leadfit/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium } from "./chromium.ts";
import { type Look, openPageStack, type PageStack } from "./page-stack.ts";

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const pictures = join(repositoryRoot, "test-output/screenshots");

type Violation = { id: string; nodes: { html: string; failureSummary: string }[] };

const pages: [name: string, path: string, shows: string][] = [
  ["leads", "/", ".lead-row"],
  ["leads-nothing-found", "/?q=nothing-is-called-so", "text=No lead is like that"],
  ["lead", "/leads/posting", ".posting mark"],
  ["lead-across-resumes", "/leads/posting?view=resumes", "text=The same lead across resumes"],
  ["lead-history", "/leads/posting?view=history", "text=What differs"],
  ["lead-runs", "/leads/posting?view=runs", "text=Decisions of this generation"],
  ["lead-parked", "/leads/shell", "text=Parked at extract"],
  ["resumes", "/resumes", "pre.document"],
  ["operations", "/operations", "text=Tasks done"],
  ["operations-cost", "/operations/cost", "text=Cost a day"],
  ["operations-quarantine", "/operations/quarantine", "text=in the words of whoever refused it"],
  ["prompts", "/prompts", "text=Draft from it"],
  ["prompts-draft", "/prompts?view=draft", "text=Save as a version"],
  ["prompts-experiments", "/prompts?view=experiments", "text=Experiments"],
  ["keys", "/keys", "text=All keys"],
  ["not-found", "/nowhere", "text=There is no such page"],
];

describe.runIf(findChromium())("in a browser, every page", () => {
  let stack: PageStack;
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    stack = await openPageStack();
  });
  afterAll(async () => {
    await stack?.stop();
  });

  async function check(look: Look, name: string): Promise<void> {
    const { page } = look;
    await page.evaluate("document.fonts.ready");
    await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
    await page.evaluate(axe);
    const violations: Violation[] = await page.evaluate(
      `axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], resultTypes: ["violations"] })
        .then(({ violations }) => violations)`,
    );
    const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`));
    expect(found, name).toEqual([]);
  }

  test("the first run, in both themes", async () => {
    for (const theme of ["light", "dark"] as const) {
      const look = await stack.open({ theme });
      await look.page.getByText("Load the sample pair").waitFor();
      await check(look, `first-run-${theme}`);
      await look.page.getByRole("button", { name: "Add a lead" }).click();
      await look.page.getByRole("dialog").waitFor();
      await check(look, `add-a-lead-${theme}`);
      expect(look.troubles).toEqual([]);
      await look.close();
    }
  });

  test("the sample pair is loaded by one button", async () => {
    const look = await stack.open();
    await look.page.getByRole("button", { name: "Load the sample pair" }).click();
    await look.page.locator(".posting mark").first().waitFor();
    await check(look, "sample-light");
    await look.close();
  });

  test("all others, in both themes", async () => {
    const { runtime } = stack;
    for (const name of ["Mara", "Mara, for platform work"]) {
      await runtime.db.resumes.create({ name, format: "markdown", content: sampleResume, text: sampleResume });
    }
    const resumes = await runtime.db.resumes.list();
    const other = resumes.find(({ name }) => name.includes("platform"))?.resume_id;
    await runtime.db.jobs.ingest({ page: samplePages.posting, jobId: "posting" });
    await runtime.db.jobs.ingest({ page: samplePages.shell, jobId: "shell" });
    for (const n of [1, 2, 3]) await runtime.db.jobs.ingest({ page: samplePages.numbered(n), jobId: `numbered-${n}` });
    runtime.relay.poke();
    const look = await stack.open();
    const ended = () =>
      expect.poll(async () => (await runtime.db.operations.totals()).openTasks, { timeout: 20_000 }).toBe(0);
    await ended();
    await runtime.db.assessments.restart("posting");
    runtime.relay.poke();
    await ended();
    if (other) await runtime.db.assessments.restart("posting", other);
    runtime.relay.poke();
    await ended();
    await look.close();
    for (const theme of ["light", "dark"] as const) {
      const look = await stack.open({ theme });
      for (const [name, path, shows] of pages) {
        await look.page.goto(stack.url + path);
        await look.page.locator(shows).first().waitFor();
        await check(look, `${name}-${theme}`);
      }
      expect(look.troubles).toEqual([]);
      await look.close();
    }
  }, 90_000);

  test("a theme that is chosen stays, whatever the system has", async () => {
    const look = await stack.open({ theme: "light" });
    const scheme = () => look.page.evaluate("getComputedStyle(document.body).backgroundColor");
    const light = await scheme();
    await look.page.getByRole("button", { name: "Dark" }).click();
    const dark = await scheme();
    expect(dark).not.toBe(light);
    await look.page.reload();
    await look.page.getByRole("heading", { level: 1 }).waitFor();
    expect(await scheme()).toBe(dark);
    await look.close();
  });

  test("nothing moves while a lead is on its way", async () => {
    const look = await stack.open();
    await look.page.goto(`${stack.url}/`);
    await look.page.locator(".lead-row").first().waitFor();
    await look.page.evaluate(`
      window.moved = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.moved += entry.value;
      }).observe({ type: "layout-shift", buffered: false });`);
    await stack.runtime.db.assessments.restart("numbered-1");
    stack.runtime.relay.poke();
    const row = look.page.locator("[data-job='numbered-1']");
    await row.getByText("On its way").waitFor();
    await row.getByText(/^(High|Medium|Low)$/).waitFor();
    expect(await look.page.evaluate("window.moved")).toBeLessThan(0.01);
    await look.close();
  });
});
