/** The built extension in a real browser, against pages in the shapes of job sites and a real API whose rules decide. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JobData } from "@leadfit/contracts";
import { eventually } from "@leadfit/testkit";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildExtension } from "../../apps/extension/build.ts";
import { sitePatterns } from "../../apps/extension/src/shared/site-rules.ts";
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
  /** From the panel: an alarm wakes a worker that has ended. */
  const fireAlarm = async () =>
    await (await browser.panel()).evaluate('chrome.alarms.create("work", { when: Date.now() })');

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
    // Ended in the middle of another try, as browsers do.
    await browser.press(page);
    await browser.endWorker();
    await fireAlarm();
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

  test("of a list with an open posting beside it only the posting is sent", async () => {
    for (const url of ["https://www.linkedin.com/jobs/view/4001/", "https://de.indeed.com/viewjob?jk=aa02"]) {
      const job = await jobAt(url);
      const page = await stack.runtime.db.jobs.page(job?.job_id as string);
      expect(page?.content).toContain(job?.job_title);
      expect(page?.content).not.toContain("COBOL");
    }
  });

  test("a page's own elements are neither built again nor changed by being read and painted", async () => {
    const page = await browser.visit("shadow");
    await browser.press(page);
    await isPainted(page);
    expect(await page.evaluate("made")).toBe(1);
    expect(
      await page.evaluate("document.querySelector('job-posting').shadowRoot.querySelector('mark, span')"),
    ).toBeNull();
    await page.close();
  });

  test("a posting that was assessed before shows its rating at once, and is not sent again", async () => {
    const sent = door.pages.length;
    const page = await browser.visit("lever");
    await browser.press(page);
    await isPainted(page);
    const panel = await browser.panel();
    await panel.getByRole("heading", { name: "Telemetry Developer" }).waitFor();
    expect(door.pages).toHaveLength(sent);
    await page.close();
  });

  test("the reason and the quote of a painted line stand beside it while it is pointed at", async () => {
    const page = await browser.visit("lever");
    await browser.press(page);
    await isPainted(page);
    const job = await jobAt(sites.lever);
    const atom = job?.required_qualifications.find(({ match }) => match);
    const line = page.getByText("2+ years of experience with TypeScript");
    await line.hover();
    await eventually(async () => expect(await layerText(page)).toContain(atom?.evidence_quote));
    await page.mouse.move(1, 1);
    await eventually(async () => expect(await layerText(page)).not.toContain(atom?.evidence_quote));
    await page.close();
  });

  test("a corrected verdict changes the rating, the mark on the page and what the API says", async () => {
    const page = await browser.visit("ashby");
    await browser.press(page);
    const before = await isPainted(page);
    const line = "5+ years of experience with Scala";
    expect(before.missing).toContain(line);
    const panel = await browser.panel();
    const row = panel.locator(".requirement", { hasText: line });
    const rated = (await jobAt(sites.ashby))?.match_percentage as number;
    const badge = panel.locator(".badge");
    const shown = await badge.textContent();
    await row.getByRole("button", { name: "I have this" }).click();
    await row.getByText("Decided by you; before that: not met").waitFor();
    await eventually(async () => expect((await painted(page)).met).toContain(line));
    expect((await jobAt(sites.ashby))?.match_percentage).toBeGreaterThan(rated);
    expect(await badge.textContent()).not.toBe(shown);
    await row.getByRole("button", { name: "I do not" }).click();
    await eventually(async () => expect((await painted(page)).missing).toContain(line));
    expect((await jobAt(sites.ashby))?.match_percentage).toBe(rated);
    await page.close();
  });

  test("a page without a posting is told so", async () => {
    const page = await browser.visit("nothing");
    await browser.press(page);
    const panel = await browser.panel();
    await panel.getByRole("heading", { name: "No posting found on this page" }).waitFor();
    expect(await browser.badge(page)).toBe("!");
    expect(await painted(page)).toEqual({});
    await page.close();
  });

  test("no page comes near the key", async () => {
    const page = await browser.visit("lever");
    await browser.press(page);
    await isPainted(page);
    const tabId = await browser.tabId(page);
    const inPage = await browser.inWorker<{ result: string }[]>(`chrome.scripting.executeScript({
      target: { tabId: ${tabId} },
      func: () => chrome.storage.local.get(null).then(JSON.stringify, (error) => "refused: " + error.message),
    })`);
    expect(inPage[0]?.result).toMatch(/^refused: /);
    expect(await page.evaluate("typeof chrome?.storage")).toBe("undefined");
    expect(await page.content()).not.toContain(key.key);
    await page.close();
  });

  test("where a site was allowed, its postings show what is known by themselves, or are assessed by themselves", async () => {
    const sent = door.pages.length;
    const options = await browser.own("options/options.html");
    expect(await browser.inWorker("chrome.permissions.getAll()")).toMatchObject({
      origins: ["http://127.0.0.1/*"],
    });
    await options.close();
    await browser.allow(["http://127.0.0.1/*", ...sitePatterns]);
    const again = await browser.own("options/options.html");
    await again.getByLabel("Show what is known").check();
    await eventually(async () =>
      expect(await browser.inWorker("chrome.storage.local.get('watch')")).toEqual({ watch: "look" }),
    );
    const known = await browser.visit("linkedin");
    await eventually(async () => expect(await browser.badge(known)).toMatch(/HIGH|MED|LOW/));
    expect(await painted(known)).toEqual({});
    expect(door.pages).toHaveLength(sent);
    await known.close();

    await erase(sites.workday);
    await again.bringToFront();
    await again.getByLabel("Assess by itself").check();
    await eventually(async () =>
      expect(await browser.inWorker("chrome.storage.local.get('watch')")).toEqual({ watch: "assess" }),
    );
    const fresh = await browser.visit("workday");
    await isPainted(fresh);
    expect(door.pages.slice(sent)).toEqual([sites.workday]);
    await fresh.close();
    await again.bringToFront();
    await again.getByLabel("Only when I press the button").check();
    await eventually(async () =>
      expect(await browser.inWorker("chrome.permissions.getAll()")).toMatchObject({
        origins: ["http://127.0.0.1/*"],
      }),
    );
    await again.close();
  });

  test("a key that was revoked is told clearly, and the page waits until there is a new one", async () => {
    await erase(sites.lever);
    await stack.runtime.db.keys.revoke(key.key_id);
    const page = await browser.visit("lever");
    await browser.press(page);
    const panel = await browser.panel();
    await panel.getByRole("heading", { name: "Wrong key" }).waitFor();
    await panel.getByRole("heading", { name: "1 page waits here" }).waitFor();
    expect(await browser.badge(page)).toBe("!");
    key = await newKey();
    await connect(panel, connectionString(key.key));
    await panel.getByRole("region", { name: "Rating" }).waitFor();
    await isPainted(page);
    expect((await jobAt(sites.lever))?.state).toBe("completed");
    await page.close();
  });

  async function erase(url: string): Promise<void> {
    const job = await jobAt(url);
    const headers = { authorization: `Bearer ${stack.key}` };
    const { status } = await fetch(`${stack.url}/v1/jobs/${job?.job_id}`, { method: "DELETE", headers });
    expect(status).toBe(200);
  }

  /** What the layer above a page says; it is closed to the page, so the browser is asked. */
  async function layerText(page: Page): Promise<string> {
    const cdp = await page.context().newCDPSession(page);
    const { root } = await cdp.send("DOM.getDocument", { depth: -1, pierce: true });
    await cdp.detach();
    return textOf(root, false);
  }
});

type DomNode = {
  nodeName: string;
  nodeValue: string;
  children?: DomNode[];
  shadowRoots?: DomNode[];
  attributes?: string[];
};

function textOf(
  { nodeName, nodeValue, children = [], shadowRoots = [], attributes = [] }: DomNode,
  isIn: boolean,
): string {
  if (isIn && attributes.includes("hidden")) return "";
  const isLayer = isIn || nodeName === "LEADFIT-MARKS";
  const own = isIn && nodeName === "#text" ? nodeValue : "";
  return own + [...shadowRoots, ...children].map((child) => textOf(child, isLayer)).join("");
}
