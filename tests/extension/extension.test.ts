/** The built extension in a real browser, against pages in the shapes of job sites and a real API whose rules decide. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JobData } from "@leadfit/contracts";
import { eventually } from "@leadfit/testkit";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildExtension } from "../../apps/extension/build.ts";
import { type ApiStack, openApiStack } from "../e2e/api-stack.ts";
import { type ExtensionBrowser, openExtensionBrowser } from "./extension-browser.ts";
import { findChromium } from "./find-chromium.ts";
import { createDoor, type Door } from "./open-door.ts";
import { type Site, sites } from "./page-server.ts";

// The one skip that stands for all of them; CI installs Chromium and takes no skip.
test.skipIf(!findChromium())(
  "Chromium is installed, so the extension's tests ran (else: apt-get install chromium)",
  () => {
    expect(findChromium()).toMatch(/chromium/);
  },
);

describe.runIf(findChromium())("the extension", () => {
  let stack: ApiStack;
  let door: Door;
  let browser: ExtensionBrowser;
  let built: string;
  let key: { key: string; key_id: string };

  beforeAll(async () => {
    built = mkdtempSync(join(tmpdir(), "leadfit-extension-"));
    const [api, { folder }] = await Promise.all([openApiStack(), buildExtension("chromium", built)]);
    stack = api;
    door = await createDoor(api.url);
    await door.open();
    key = await newKey();
    browser = await openExtensionBrowser(folder, ["http://127.0.0.1/*"]);
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await door?.shut();
    await stack?.stop();
    rmSync(built, { recursive: true, force: true });
  });

  const newKey = async () => await stack.runtime.db.keys.create("browser", ["ingest", "read"]);
  const connectionString = (secret: string) => `leadfit+${door.url}#${secret}`;

  async function connect(page: Page, text: string): Promise<void> {
    await page.getByLabel("Connection string").fill(text);
    await page.getByRole("button", { name: "Connect" }).click();
  }

  async function jobAt(url: string): Promise<JobData | null> {
    const response = await fetch(`${stack.url}/v1/jobs?url=${encodeURIComponent(url)}`, {
      headers: { authorization: `Bearer ${stack.key}` },
    });
    return response.ok ? ((await response.json()) as { data: JobData }).data : null;
  }

  /** Texts on the page by the mark that they are painted with, spaces made one. */
  const painted = async (page: Page): Promise<Record<string, string[]>> =>
    await page.evaluate(`Object.fromEntries([...CSS.highlights].map(([name, ranges]) =>
      [name.replace("leadfit-", ""), [...ranges].map((range) => range.toString().replace(/\\s+/g, " ").trim())]))`);
  const isPainted = (page: Page) =>
    eventually(async () => {
      const found = await painted(page);
      expect(Object.values(found).flat()).not.toEqual([]);
      return found;
    });
  const fireAlarm = () => browser.inWorker<void>('chrome.alarms.create("work", { when: Date.now() })');

  test("says clearly what is wrong with a string or a key, and connects with a right one", async () => {
    const options = await browser.own("options/options.html");
    await connect(options, "http://127.0.0.1:8787");
    await options.getByText("This is no connection string.").waitFor();
    await connect(options, connectionString("no-such-key-no-such-key"));
    await options.getByText("Wrong key. Leadfit does not know this key").waitFor();
    expect(await browser.inWorker("chrome.storage.local.get('connection')")).toEqual({});
    await connect(options, connectionString(key.key));
    await options.getByText("Connected", { exact: true }).waitFor();
    await options.close();
  });

  test("a page that is pressed while the API is away arrives once when it is back", async () => {
    await door.shut();
    const page = await browser.visit("greenhouse");
    await browser.press(page);
    const panel = await browser.panel();
    await panel.getByRole("heading", { name: "Leadfit does not answer" }).waitFor();
    await panel.getByRole("heading", { name: "1 page waits here" }).waitFor();
    await browser.press(page);
    await fireAlarm();
    await browser.endWorker();
    await door.open();
    await fireAlarm();
    await panel.getByRole("region", { name: "Rating" }).waitFor();
    await isPainted(page);
    await panel.getByText("page waits here").waitFor({ state: "hidden" });
    await fireAlarm();
    await eventually(async () => expect(await browser.inWorker("chrome.alarms.getAll()")).toEqual([]));
    expect(door.pages).toEqual([sites.greenhouse]);
    expect((await jobAt(sites.greenhouse))?.state).toBe("completed");
    await page.close();
  });

  const met = "3+ years of experience with TypeScript";
  const shapes: [Site, { posting?: string; title: string; marks: Record<string, string[]> }][] = [
    [
      "linkedin",
      {
        posting: "https://www.linkedin.com/jobs/view/4001/",
        title: "Platform Engineer",
        marks: {
          met: [met, "Knowledge of Kubernetes"],
          partly: ["Experience with PostgreSQL and Redis"],
          missing: ["Experience with Terraform"],
          yours: ["Excellent communication skills"],
        },
      },
    ],
    [
      "indeed",
      {
        posting: "https://de.indeed.com/viewjob?jk=aa02",
        title: "Integration Engineer",
        marks: {
          met: [
            "Strong knowledge of TypeScript",
            "Experience with Docker",
            "Bachelor's degree in Computer Science",
          ],
          missing: ["Experience with Apache Kafka"],
        },
      },
    ],
    [
      "greenhouse",
      {
        title: "Catalogue Engineer",
        marks: {
          met: [
            "4+ years of professional software development",
            "Experience with TypeScript or Kotlin",
            "Hands-on experience with PostgreSQL",
          ],
          missing: ["Experience with Elasticsearch", "Knowledge of Rust"],
        },
      },
    ],
    [
      "lever",
      {
        title: "Telemetry Developer",
        marks: {
          met: [
            "2+ years of experience with TypeScript",
            "Experience with AWS or Azure",
            "Degree in Computer Science",
          ],
          missing: ["Experience with Grafana"],
        },
      },
    ],
    [
      "ashby",
      {
        title: "Dispatch Engineer",
        marks: {
          met: ["Experience with PostgreSQL", "Experience with Kubernetes", "Experience with Docker"],
          missing: ["5+ years of experience with Scala"],
        },
      },
    ],
    [
      "workday",
      {
        title: "Stores Systems Engineer",
        marks: {
          met: ["At least 3 years of experience with TypeScript", "Master's degree in Computer Science"],
          missing: ["Experience with SAP", "AWS certification"],
        },
      },
    ],
    [
      "shadow",
      {
        title: "Archive Engineer",
        marks: { met: ["Experience with TypeScript"], missing: ["Experience with MongoDB"] },
      },
    ],
  ];

  test.each(shapes)(
    "one press on a page in the shape of %s: rated in the panel, painted on the page; another: clean again",
    async (site, { posting = sites[site], title, marks }) => {
      const page = await browser.visit(site);
      await page.getByText(title).first().waitFor();
      const before = await page.content();
      await browser.press(page);
      const found = await isPainted(page);
      expect(Object.fromEntries(Object.entries(found).filter(([, lines]) => lines.length > 0))).toEqual(
        marks,
      );
      const panel = await browser.panel();
      const job = await jobAt(posting);
      expect(job).toMatchObject({ job_title: title, job_url: posting, state: "completed" });
      await panel.getByRole("heading", { name: title }).waitFor();
      expect(await panel.locator("[data-rating]").getAttribute("data-rating")).toBe(job?.rating);
      expect(await panel.locator(".requirement").count()).toBe(
        [job?.required_qualifications, job?.additional_qualifications, job?.evaluated_qualifications].flat()
          .length,
      );
      const quotes = job?.required_qualifications.flatMap((atom) => atom.evidence_quote ?? []) ?? [];
      expect(await panel.locator("blockquote").allTextContents()).toEqual(expect.arrayContaining(quotes));
      expect(await browser.badge(page)).toBe(
        { high: "HIGH", medium: "MED", low: "LOW" }[job?.rating ?? "low"],
      );
      await browser.press(page);
      await eventually(async () => expect(await painted(page)).toEqual({}));
      expect(await page.content()).toBe(before);
      await page.close();
    },
  );
});
