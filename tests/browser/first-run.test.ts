/** From nothing to a rated lead, corrections, and text that is none but text: by the rules, in one browser. */
import { samplePages, sampleResume } from "@leadfit/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium } from "./chromium.ts";
import { type Look, openPageStack, type PageStack, soon } from "./page-stack.ts";
import { payloads } from "./payloads.ts";

describe.runIf(findChromium())("in a browser, without a model", () => {
  let stack: PageStack;
  let look: Look;
  beforeAll(async () => {
    stack = await openPageStack();
    look = await stack.open();
  });
  afterAll(async () => {
    await stack?.stop();
  });

  const file = (name: string, content: string, mimeType = "text/plain") => ({
    name,
    mimeType,
    buffer: Buffer.from(content),
  });

  test("an empty system says what to do, and the link leaves no token behind", async () => {
    const { page } = look;
    expect(page.url()).toBe(`${stack.url}/`);
    for (const step of ["Add your resume", "Add a job page", "Or look around first"]) {
      await page.getByRole("heading", { name: step }).waitFor();
    }
    expect(await page.getByRole("table").count()).toBe(0);
  });

  test("a resume and a page become a rated lead with painted requirements, without leaving the page", async () => {
    const { page } = look;
    await page.evaluate("window.sameDocument = true");
    await page.getByLabel("Choose a resume", { exact: true }).setInputFiles(file("mara.md", sampleResume));
    await page.getByText("It is here. Leads are matched against it").waitFor();
    await page
      .getByLabel("Choose a saved page", { exact: true })
      .setInputFiles(file("job.html", samplePages.posting, "text/html"));
    await page.getByRole("heading", { level: 1, name: "Backend Engineer" }).waitFor();

    const posting = page.getByRole("region", { name: "Posting" });
    const painted = posting.locator("mark[data-verdict]");
    await painted.first().waitFor();
    const lines = new Map<string, string | null>();
    for (const line of await painted.all()) {
      lines.set((await line.textContent()) ?? "", await line.getAttribute("data-verdict"));
    }
    expect(lines.get("3+ years of experience with TypeScript")).toBe("match");
    expect(lines.get("Experience with PostgreSQL and Redis")).toBe("part");
    expect(lines.get("Experience with AWS or Azure")).toBe("match");
    expect(lines.get("Excellent communication skills")).toBe("evaluated");
    expect(lines.get("Rust is a plus")).toBe("none");
    // Never by colour alone.
    expect(await posting.locator(".paint-tag").count()).toBe(lines.size);
    const duty = posting.getByText("Run our document pipeline");
    expect(await duty.locator("mark").count()).toBe(0);
    expect(await page.getByRole("region", { name: "Result" }).textContent()).toMatch(/High|Medium|Low/);
    expect(await page.evaluate("window.sameDocument")).toBe(true);
  });

  test("a quote shows where in the resume it stands, to the keyboard too", async () => {
    const { page } = look;
    const quote = page.getByRole("button", { name: /Evidence in your resume/ }).first();
    // From the last line of the posting the next stop is the first requirement.
    await page.locator(".paint-tag").last().focus();
    await page.keyboard.press("Tab");
    expect(await quote.and(page.locator(":focus")).count()).toBe(1);
    const context = page.getByRole("dialog", { name: "In your resume" });
    await context.waitFor();
    const words = (await quote.locator("q").textContent()) ?? "";
    expect(await context.locator("mark").textContent()).toBe(words);
    expect(((await context.textContent()) ?? "").length).toBeGreaterThan(words.length + 50);
    await page.keyboard.press("Escape");
  });

  test("a correction changes the rating at once, and survives a reload", async () => {
    const { page } = look;
    const result = page.getByRole("region", { name: "Result" });
    const met = async () => Number(/(\d+) of \d+/.exec((await result.textContent()) ?? "")?.[1]);
    const before = await met();
    await page.getByRole("button", { name: /^Correct: .*Redis/ }).click();
    await page.getByRole("radio", { name: "Match", exact: true }).check();
    await page.getByLabel("Why").fill("I ran it for two years.");
    await page.getByRole("button", { name: "Save the correction" }).click();
    await soon(met).toBe(before + 1);
    await page.getByText("I ran it for two years.").waitFor();
    expect(await result.textContent()).toContain("High");
    await page.reload();
    await page.getByRole("region", { name: "Posting" }).locator("mark").first().waitFor();
    expect(await met()).toBe(before + 1);
  });

  test("assessing again says its price first, and History shows what differs", async () => {
    const { page } = look;
    await page.getByRole("button", { name: "Assess again" }).click();
    const dialog = page.getByRole("dialog", { name: "Assess this lead again?" });
    await dialog.getByText("It costs nothing: the rules decide it all.").waitFor();
    await dialog.getByRole("button", { name: "Assess it again" }).click();
    await page.getByText("decided, generation 2").waitFor();
    await page.getByRole("link", { name: "History" }).click();
    await page.getByRole("table", { name: "Generations" }).waitFor();
    const difference = page.getByRole("table", { name: "What differs" });
    await difference.waitFor();
    expect(await difference.getByRole("columnheader", { name: "Generation 2" }).isVisible()).toBe(true);
  });

  test("an application and its note are kept, and filters stand in the address", async () => {
    const { page } = look;
    await page.getByRole("combobox", { name: /Application for/ }).selectOption("applied");
    await page.getByRole("button", { name: "Notes" }).click();
    await page.getByLabel("Your notes").fill("Ask about the train ticket.");
    await page.getByRole("button", { name: "Save the note" }).click();
    await page.getByText("Note saved").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: "All leads" }).click();
    await page.getByLabel("Application", { exact: true }).selectOption("interview");
    await page.getByText("No lead is like that").waitFor();
    await page.getByLabel("Application", { exact: true }).selectOption("applied");
    await page
      .getByRole("table", { name: "Leads" })
      .getByRole("link", { name: "Backend Engineer" })
      .waitFor();
    expect(new URL(page.url()).searchParams.get("status")).toBe("applied");
    await page.reload();
    await page
      .getByRole("table", { name: "Leads" })
      .getByRole("link", { name: "Backend Engineer" })
      .waitFor();
    expect(await page.getByLabel("Application", { exact: true }).inputValue()).toBe("applied");
  });

  test("leads are exported as a file", async () => {
    const { page } = look;
    await page.getByRole("button", { name: "Export" }).click();
    const download = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: /CSV/ }).click();
    expect((await download).suggestedFilename()).toBe("leads.csv");
  });

  test("what happens between the first answer and the stream of events is shown as well", async () => {
    const { page } = look;
    const { runtime } = stack;
    const release = Promise.withResolvers<void>();
    const events = /\/v1\/events$/;
    await page.route(events, async (route) => {
      await release.promise;
      await route.continue();
    });
    await page.goto(`${stack.url}/`);
    await page.getByRole("link", { name: "Backend Engineer", exact: true }).waitFor();
    for (const n of [2, 3])
      await runtime.db.jobs.ingest({ page: samplePages.numbered(n), jobId: `numbered-${n}` });
    runtime.relay.poke();
    const stateOf = async (n: number) => {
      const answer = await page.request.get(`${stack.url}/v1/jobs/numbered-${n}`);
      return ((await answer.json()) as { data: { state: string } }).data.state;
    };
    for (const n of [2, 3]) await soon(() => stateOf(n)).toBe("completed");
    release.resolve();
    await page.getByRole("link", { name: "Backend Engineer 3" }).waitFor();
    await page.unroute(events);
  });

  test("the list is walked by keys: /, arrows, x, Enter", async () => {
    const { page } = look;
    await page.goto(`${stack.url}/`);
    await page.getByRole("link", { name: "Backend Engineer 3" }).waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type("engineer");
    await soon(() => new URL(page.url()).searchParams.get("q")).toBe("engineer");
    const rows = page.getByRole("table", { name: "Leads" }).locator(".lead-link");
    await rows.first().focus();
    await page.keyboard.press("ArrowDown");
    await soon(() => rows.nth(1).and(page.locator(":focus")).count()).toBe(1);
    await page.keyboard.press("x");
    await page.getByRole("region", { name: "Selected leads" }).waitFor();
    const title = await rows.nth(1).textContent();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: title ?? "", exact: true }).waitFor();
  });

  test("many are changed at once", async () => {
    const { page } = look;
    await page.goto(`${stack.url}/?q=engineer`);
    await page.getByLabel("Select all that are loaded").check();
    await page.getByLabel("Set the application of all selected leads").selectOption("saved");
    await page.getByText("3 leads updated").waitFor();
    await page.getByLabel("Application", { exact: true }).selectOption("saved");
    await soon(() => page.getByRole("table", { name: "Leads" }).locator(".lead-link").count()).toBe(3);
  });

  test("a file that is no posting is parked with its reason, and can be discarded", async () => {
    const { page } = look;
    await page.goto(`${stack.url}/`);
    await page.getByRole("button", { name: "Add a lead" }).click();
    await page.getByLabel("The page").fill(samplePages.shell);
    await page.getByRole("button", { name: "Assess it" }).click();
    await page.getByText("Parked at extract").waitFor();
    await page.getByRole("link", { name: "See all that are parked" }).click();
    await page.getByRole("heading", { name: /Script shell/ }).waitFor();
    await page.getByRole("button", { name: "Discard", exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Discard", exact: true }).click();
    await page.getByText("Nothing is parked").waitFor();
  });

  test("the extension's connection string works, once it is shown", async () => {
    const { page } = look;
    await page.goto(`${stack.url}/keys`);
    await page.getByRole("button", { name: "Make a connection string" }).click();
    const shown = page.locator("output").first();
    const [, url, key] = /^leadfit\+(http:\/\/[^#]+)#(\S+)$/.exec((await shown.textContent()) ?? "") ?? [];
    const headers = { authorization: `Bearer ${key}` };
    expect((await fetch(`${url}/v1/resumes`, { headers })).status).toBe(200);
    expect((await fetch(`${url}/v1/keys`, { headers })).status).toBe(403);
    await page.getByRole("button", { name: "Copy the connection string" }).click();
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe(`leadfit+${url}#${key}`);
  });

  test("twenty pieces of markup and script are text in titles, companies, reasoning and resumes", async () => {
    const { page } = look;
    const resume = `# Mara ${payloads[0]}\n\n## Skills\n\nTypeScript\n\n${payloads.map((each) => `- ${each}`).join("\n")}\n`;
    const name = payloads.slice(0, 4).join(" ");
    const created = await stack.runtime.db.resumes.create({
      name,
      format: "text",
      content: resume,
      text: resume,
    });
    if (created.kind !== "created") throw new Error("not created");
    await page.goto(`${stack.url}/resumes/${created.resumeId}`);
    await page.getByRole("article").getByRole("heading", { name }).waitFor();
    const text = (await page.locator("pre.document").textContent()) ?? "";
    for (const payload of payloads) expect(text).toContain(payload);

    await stack.database.query(
      `update job_details set job_title = $1, job_company = $1 where job_id = 'numbered-2'`,
      [payloads.join(" ")],
    );
    await stack.database.query(
      `update job_skills set job_skills_match_reasoning = $1, evidence_quote = $1, job_skills_atomic_string = $1
       where job_id = 'numbered-2'`,
      [payloads.join(" ")],
    );
    await stack.database.query(`update job_details set job_description = $1 where job_id = 'numbered-3'`, [
      `## ${payloads[0]}\n\n${payloads.map((each) => `- ${each}`).join("\n")}`,
    ]);
    /** Without the tags behind painted lines: a span may end within a payload. */
    const textOf = (region: string) =>
      page.evaluate(`(() => {
        const copy = document.querySelector(${JSON.stringify(region)}).cloneNode(true);
        for (const tag of copy.querySelectorAll(".paint-tag")) tag.remove();
        return copy.textContent;
      })()`);
    for (const [path, region] of [
      ["/", "main"],
      ["/leads/numbered-2", "main"],
      ["/leads/numbered-3", ".posting"],
      ["/leads/numbered-2?view=history", null],
    ] as const) {
      await page.goto(stack.url + path);
      await page.getByRole("heading", { level: 1 }).waitFor();
      if (region) await soon(() => textOf(region)).toContain(payloads[3]);
      if (region) for (const payload of payloads) expect(await textOf(region)).toContain(payload);
      expect(await page.evaluate("window.hit")).toBeUndefined();
      const foreign =
        "#app :is(script, iframe, base, meta, form[action], a[href^='javascript:' i], [onerror], [onload], math)";
      expect(await page.locator(foreign).count()).toBe(0);
    }
  });

  test("signing out ends the session, and a used link says so", async () => {
    const { page } = look;
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    expect((await page.request.get(`${stack.url}/v1/resumes`)).status()).toBe(401);
  });

  test("no page had an error, or asked anybody else", () => {
    // Asking without a session is answered 401, and the console says so.
    expect(look.troubles.filter((trouble) => !trouble.includes("401 (Unauthorized)"))).toEqual([]);
  });
});
