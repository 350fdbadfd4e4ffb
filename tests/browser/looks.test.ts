/** Every page in both themes: no violation of WCAG A or AA that axe finds, no error, and a picture of it. */
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { repositoryRoot, samplePages, sampleResume } from "@leadfit/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium } from "./chromium.ts";
import { type Look, openPageStack, type PageStack, soon } from "./page-stack.ts";

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
  let look: Look;
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    stack = await openPageStack();
    look = await stack.open();
  });
  afterAll(async () => {
    await stack?.stop();
  });

  /** In both themes, one after the other on the same page: only colours differ. */
  async function check({ page }: Look, name: string): Promise<void> {
    for (const theme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme: theme });
      await page.screenshot({ path: join(pictures, `${name}-${theme}.png`), fullPage: true });
      await page.evaluate(`window.axe === undefined && (() => {${axe}})()`);
      const violations: Violation[] = await page.evaluate(
        `axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], resultTypes: ["violations"] })
          .then(({ violations }) => violations)`,
      );
      const found = violations.flatMap(({ id, nodes }) =>
        nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`),
      );
      expect(found, `${name}, ${theme}`).toEqual([]);
    }
  }

  test("first run", async () => {
    await look.page.getByText("Load the sample pair").waitFor();
    await check(look, "first-run");
    await look.page.getByRole("button", { name: "Add a lead" }).click();
    await look.page.getByRole("dialog").waitFor();
    await check(look, "add-a-lead");
    await look.page.keyboard.press("Escape");
  });

  test("the sample pair, loaded by one button", async () => {
    await look.page.getByRole("button", { name: "Load the sample pair" }).click();
    await look.page.locator(".posting mark").first().waitFor();
    await check(look, "sample");
  });

  test("leads, resumes and what is parked are there to be looked at", async () => {
    const { runtime } = stack;
    for (const name of ["Mara", "Mara, for platform work"]) {
      await runtime.db.resumes.create({
        name,
        format: "markdown",
        content: sampleResume,
        text: sampleResume,
      });
    }
    const other = (await runtime.db.resumes.list()).find(({ name }) => name.includes("platform"))?.resume_id;
    const ended = async () => {
      runtime.relay.poke();
      await soon(async () => (await runtime.db.operations.totals()).openTasks).toBe(0);
    };
    const pages = {
      posting: samplePages.posting,
      shell: samplePages.shell,
      "numbered-1": samplePages.numbered(1),
    };
    for (const [jobId, page] of Object.entries(pages)) await runtime.db.jobs.ingest({ page, jobId });
    await ended();
    // A second generation, and one against another resume.
    await runtime.db.assessments.restart("posting");
    await ended();
    await runtime.db.assessments.restart("posting", other);
    await ended();
  });

  test.each(pages)("%s", async (name, path, shows) => {
    await look.page.goto(stack.url + path);
    await look.page.locator(shows).first().waitFor();
    await check(look, name);
  });

  test("no page had an error, or asked anybody else", () => {
    expect(look.troubles).toEqual([]);
  });

  test("a theme that is chosen stays, whatever the system has", async () => {
    const { page } = look;
    await page.emulateMedia({ colorScheme: "light" });
    const ground = () => page.evaluate("getComputedStyle(document.body).backgroundColor");
    await page.getByRole("button", { name: "Light" }).click();
    const light = await ground();
    await page.getByRole("button", { name: "Dark" }).click();
    await soon(ground).not.toBe(light);
    await page.reload();
    await page.getByRole("heading", { level: 1 }).waitFor();
    await soon(ground).not.toBe(light);
  });

  test("nothing moves while a lead is on its way", async () => {
    const { page } = look;
    await page.goto(`${stack.url}/`);
    const row = page.locator("[data-job='numbered-1']");
    await row.getByText(/^(High|Medium|Low)$/).waitFor();
    await page.evaluate(`
      window.moved = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.moved += entry.value;
      }).observe({ type: "layout-shift", buffered: false });`);
    // Half-way it stays until it was seen there: it is quicker than the eye.
    const { db, relay, queues } = stack.runtime;
    await queues.queue("atomize").pause();
    await db.assessments.restart("numbered-1");
    relay.poke();
    await row.getByText("On its way").waitFor();
    await queues.queue("atomize").resume();
    await row.getByText(/^(High|Medium|Low)$/).waitFor();
    expect(await page.evaluate("window.moved")).toBeLessThan(0.01);
  });
});
