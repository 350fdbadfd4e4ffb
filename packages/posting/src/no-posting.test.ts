import { describe, expect, it } from "vitest";
import { readPage } from "./read-page.ts";
import { jsonLd, sampleDescription, sampleJobPosting, samplePage } from "./sample-page.ts";

function noPosting(source: string) {
  const reading = readPage(source);
  if (reading.kind !== "no_posting") throw new Error(`a posting: ${reading.posting.title}`);
  return reading;
}

const scripts = '<script src="/static/app.js"></script><script>window.boot = 1</script>';

describe("the reason for no posting", () => {
  it("is bot_wall for a bot check", () => {
    const page = `<html><head><title>Just a moment...</title></head><body><h1>jobs.example</h1>
      <p>Verify you are human by completing the action below.</p><div id="cf-turnstile"></div>${scripts}</body></html>`;
    expect(noPosting(page).detail).toBe("bot_wall");
  });

  it("is script_shell where scripts load the posting, with the fields of the head", () => {
    const page = `<html><head><title>Careers</title><meta property="og:title" content="Harbour Data Engineer">
      <meta property="og:description" content="We are looking for somebody with experience, requirements follow…"></head>
      <body><div id="root"></div>${scripts}</body></html>`;
    const reading = noPosting(page);
    expect(reading.detail).toBe("script_shell");
    expect(reading.fields).toMatchObject({ title: "Harbour Data Engineer", sources: { title: "meta" } });
    expect(reading.fields).not.toHaveProperty("description");
  });

  it("is login_wall for a sign-in page", () => {
    const page = `<html><head><title>Sign in</title></head><body><h1>Sign in to see this job</h1>
      <form><input name="user"><input type="password" name="password"><button>Sign in</button></form></body></html>`;
    expect(noPosting(page).detail).toBe("login_wall");
  });

  it("is several_postings for a result list, a JSON array, a feed and unrelated JSON-LD postings", () => {
    const titles = [
      "Tug Captain",
      "Crane Operator",
      "Lock Keeper",
      "Dredge Planner",
      "Pilot Trainee",
      "Deckhand",
    ];
    const cards = titles
      .map(
        (title, index) =>
          `<li class="card"><a href="/jobs/view/${index}">${title}</a><p>We are looking for candidates with experience in ports. Requirements and benefits…</p></li>`,
      )
      .join("");
    const jobs = titles.map((title) => ({
      title,
      company: "Northwind",
      location: "Oslo",
      description: sampleDescription,
    }));
    const items = titles
      .map((title) => `<item><title>${title}</title><description>text</description></item>`)
      .join("");
    for (const source of [
      `<html><body><h1>6 jobs in Oslo</h1><ul>${cards}</ul></body></html>`,
      cards,
      JSON.stringify(jobs),
      JSON.stringify({ jobs, total: 6 }),
      `<?xml version="1.0"?><rss><channel>${items}</channel></rss>`,
      samplePage(
        "",
        jsonLd([
          { ...sampleJobPosting, title: "Lock Keeper", url: "" },
          { ...sampleJobPosting, title: "Deckhand", url: "" },
        ]),
      ),
    ]) {
      expect(noPosting(source).detail).toBe("several_postings");
    }
  });

  it("is application_form for a form without a description, with title and company", () => {
    const questions = [
      "Years of experience with Terraform?",
      "Do you meet all requirements?",
      "Salary expectation?",
    ];
    const page = `<html><head><title>Northwind Tides - Harbour Data Engineer</title></head><body>
      <div class="posting-header"><h2>Harbour Data Engineer</h2></div><form id="application-form">
      <input type="file" name="resume">${questions.map((question) => `<label><div>${question}</div><textarea></textarea></label>`).join("")}
      <p>We offer equal opportunity to all candidates who apply.</p></form></body></html>`;
    const reading = noPosting(page);
    expect(reading.detail).toBe("application_form");
    expect(reading.fields).toMatchObject({ title: "Harbour Data Engineer", company: "Northwind Tides" });
  });

  it("is expired_stub where only the notice is left, in several languages", () => {
    for (const notice of [
      "This job is no longer available.",
      "Diese Stellenanzeige ist nicht mehr verfügbar.",
      "Cette offre n'est plus disponible.",
      "Nabídka již není aktuální.",
    ]) {
      expect(
        noPosting(`<html><body><h1>Harbour Data Engineer</h1><p>${notice}</p>${scripts}</body></html>`)
          .detail,
      ).toBe("expired_stub");
    }
  });

  it("is no_description for other pages, however long", () => {
    const article =
      "<p>The harbour was built in 1890 and has been dredged every spring since then by the same family.</p>".repeat(
        30,
      );
    expect(
      noPosting(`<html><body><article><h1>A harbour</h1>${article}</article></body></html>`).detail,
    ).toBe("no_description");
    expect(noPosting("Buy milk and bread.").detail).toBe("no_description");
    expect(noPosting('{"title": "A song", "artist": "B"}').detail).toBe("no_description");
  });

  it("is empty_page for nothing", () => {
    expect(noPosting("").detail).toBe("empty_page");
    expect(noPosting("<html><head></head><body></body></html>").detail).toBe("empty_page");
  });

  it("is html_too_complex for what would take a DOM seconds", () => {
    expect(noPosting(`<html>${"<div>".repeat(2_000)}`).detail).toBe("html_too_complex");
    expect(
      noPosting(`<p ${Array.from({ length: 400 }, (_, index) => `a${index}="1"`).join(" ")}>x</p>`).detail,
    ).toBe("html_too_complex");
    expect(noPosting(`<html>${"<i></i>".repeat(120_000)}`).detail).toBe("html_too_complex");
  });
});

it("lets one target posting with related jobs be a posting", () => {
  const reading = readPage(samplePage(`<h1>Harbour Data Engineer</h1><div>${sampleDescription}</div>`));
  expect(reading.kind).toBe("posting");
});

describe("what only looks like a wall", () => {
  it("is a posting: sign-in links, a password pop-up, a captcha's script, words of access and robots", () => {
    const head =
      '<script src="https://www.google.com/recaptcha/api.js"></script><script src="/challenge-platform/x.js"></script>';
    const signIn =
      '<div class="sign-in-modal"><form><input type="password"><button>Sign in</button></form></div>';
    const text =
      "<p>You will manage access denied errors, robots and captcha services. Log in to nothing before nine.</p>";
    const page = samplePage(
      `${signIn}<h1>Harbour Data Engineer</h1><div>${sampleDescription}${text}</div>`,
      head,
    );
    expect(readPage(page).kind).toBe("posting");
  });

  it("is a posting: one that speaks of jobs that are no longer open, in a sentence", () => {
    const text =
      "<p>We write to every applicant whose position is no longer available, and we tell them why in plain words, because silence is rude and the harbour is small enough to meet again one day.</p>";
    const reading = readPage(
      samplePage(`<h1>Harbour Data Engineer</h1><div>${sampleDescription}${text}</div>`),
    );
    expect(reading).toMatchObject({ kind: "posting", posting: { expired: false } });
  });
});
