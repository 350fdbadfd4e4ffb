/** What takes a model: stages that can be watched, quarantine and retry, drafts of prompts. The provider is a fake. */

import { stages } from "@leadfit/contracts";
import { type FakeOpenRouter, samplePages, sampleResume, startFakeOpenRouter } from "@leadfit/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium } from "./chromium.ts";
import { type Look, openPageStack, type PageStack } from "./page-stack.ts";
import { seenValues, watchAttribute } from "./watch-words.ts";

describe.runIf(findChromium())("in a browser, with a model", () => {
  let fake: FakeOpenRouter;
  let stack: PageStack;
  let look: Look;
  beforeAll(async () => {
    fake = await startFakeOpenRouter({ latencyMs: 250 });
    stack = await openPageStack({
      OPENROUTER_BASE_URL: fake.baseUrl,
      OPENROUTER_API_KEY: fake.apiKey,
      OPENROUTER_DIALECT: "openrouter",
      // Every stage asks, and nothing but the model answers: what it takes can be watched.
      LEADFIT_RULES_FIRST: "off",
      LEADFIT_ONE_CALL: "off",
      LEADFIT_FALLBACK: "park",
    });
    const resume = { name: "Mara", format: "markdown", content: sampleResume, text: sampleResume } as const;
    await stack.runtime.db.resumes.create(resume);
    look = await stack.open();
  });
  afterAll(async () => {
    await stack?.stop();
    await fake?.stop();
  });

  const add = async (page: string) => {
    await look.page.goto(`${stack.url}/`);
    await look.page.getByRole("button", { name: "Add a lead" }).first().click();
    await look.page.getByLabel("The page").fill(page);
  };

  test("a lead is seen in each of its stages, in their order, without a reload", async () => {
    const { page } = look;
    await add(samplePages.posting);
    await watchAttribute(page, ".stage-words", "data-stage");
    await page.getByRole("button", { name: "Assess it" }).click();
    await page.getByRole("region", { name: "Posting" }).locator("mark").first().waitFor();
    const seen = [...new Set(await seenValues(page))];
    expect(seen).toEqual(stages.filter((stage) => seen.includes(stage)));
    // The first may be over before the page is there.
    expect(seen).toEqual(expect.arrayContaining(stages.slice(1)));
    // What was seen was said, too.
    expect(await page.getByRole("status").first().textContent()).toMatch(/Assessed/);
  });

  test("a parked lead is retried from quarantine and comes out rated", async () => {
    const { page } = look;
    const mend = fake.script({ kind: "refusal" }, { runType: "ja_3_1_assessment", times: 1000 });
    await add(samplePages.numbered(7));
    await page.getByRole("button", { name: "Assess it" }).click();
    await page.getByText("Parked at match").waitFor();
    await page.getByRole("link", { name: "See all that are parked" }).click();
    const group = page.getByRole("region", { name: /at match/ });
    await group.getByRole("link", { name: "Backend Engineer 7" }).waitFor();
    mend();
    await group.getByRole("button", { name: "Retry" }).click();
    await page.getByText("Nothing is parked").waitFor();
    await page.goto(`${stack.url}/?q=Engineer+7`);
    await page
      .getByRole("table", { name: "Leads" })
      .getByText(/^(High|Medium|Low)$/)
      .waitFor();
  });

  test("a draft is tried on a lead, saved, and made production", async () => {
    const { page } = look;
    await page.goto(`${stack.url}/prompts?step=ja_2_3_assessment`);
    await page.getByRole("link", { name: "Draft from it" }).click();
    const system = page.getByLabel("System prompt");
    await system.fill(`${await system.inputValue()}\nBe brief.`);
    await page.getByRole("button", { name: "Try the draft" }).click();
    await page.getByText("The step takes this answer").waitFor();
    expect(await stack.runtime.db.prompts.list("ja_2_3_assessment")).toHaveLength(1);

    await page.getByLabel("Note").fill("brief");
    await page.getByRole("button", { name: "Save as a version" }).click();
    await page.getByText("Saved as version 2").waitFor();
    await page
      .getByRole("region", { name: "What differs in System prompt" })
      .getByText("+ Be brief.")
      .waitFor();
    await page.getByRole("button", { name: "Make production version 2" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Make it production" }).click();
    await page.getByText("Version 2 is production now").waitFor();
    const [newest] = await stack.runtime.db.prompts.list("ja_2_3_assessment");
    expect(newest).toMatchObject({ version: 2, labels: ["production"], note: "brief" });
  });

  test("a draft that the step would not take says what is wrong", async () => {
    const { page } = look;
    await page.goto(`${stack.url}/prompts?step=ja_2_3_assessment&view=draft`);
    await page.getByLabel("Template").fill("Nothing of the lead is in here.");
    await page.getByRole("button", { name: "Save as a version" }).click();
    await page.getByRole("alert").getByText("Not saved.").waitFor();
  });

  test("an experiment is started and its table shown", async () => {
    const { page } = look;
    await page.goto(`${stack.url}/prompts?step=ja_2_3_assessment&view=experiments`);
    await page.getByRole("button", { name: "Start" }).click();
    await page.getByRole("rowheader", { name: "Judged alike" }).waitFor();
    await page.getByRole("button", { name: "Stop", exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Stop it" }).click();
    await page.getByText("stopped").waitFor();
  });

  test("operations show what was done and what it cost", async () => {
    const { page } = look;
    await page.goto(`${stack.url}/operations`);
    const match = page.getByRole("table", { name: "Stages" }).getByRole("row", { name: /^Match/ });
    await match.waitFor();
    expect(Number(await match.getByRole("cell").nth(5).textContent())).toBeGreaterThanOrEqual(2);
    await page.getByRole("link", { name: "Cost" }).click();
    await page.getByRole("table", { name: "By stage" }).waitFor();
    await page.getByRole("img", { name: /^Cost a day/ }).waitFor();
    expect(await page.getByRole("table", { name: "By model" }).getByRole("row").count()).toBeGreaterThan(1);
  });

  test("no page had an error, or asked anybody else", () => {
    // A refused draft is answered 422, and the console says so.
    expect(look.troubles.filter((trouble) => !trouble.includes("422"))).toEqual([]);
  });
});
