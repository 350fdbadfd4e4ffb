// The first page: log in by the printed link, add a resume and job pages, read the verdicts.
// Everything that comes from a page or a resume is set as text, never as markup.

const $ = (id) => document.getElementById(id);

/** An element with text or children in it. */
function el(tag, { className = "", ...props } = {}, ...children) {
  const element = Object.assign(document.createElement(tag), props);
  if (className) element.className = className;
  element.append(...children.filter((child) => child !== null));
  return element;
}

function say(text) {
  $("notice").textContent = text;
}

/** Gets, or posts a body: a form as it is, anything else as JSON. */
async function call(path, body) {
  const isJson = body !== undefined && !(body instanceof FormData);
  const response = await fetch(path, {
    method: body === undefined ? "GET" : "POST",
    headers: isJson ? { "content-type": "application/json" } : {},
    body: isJson ? JSON.stringify(body) : body,
  });
  const answer = await response.json();
  if (!response.ok) throw Object.assign(new Error(answer.error.message), { status: response.status });
  return answer.data;
}

const asked = new URLSearchParams(location.hash.slice(1));

/** The token is spent at once and leaves the address bar; `#job=<id>` opens that lead. */
async function logIn() {
  const token = asked.get("login");
  if (!token) return;
  history.replaceState(null, "", "/");
  await call("/v1/session", { token });
}

async function showResumes() {
  const chosen = (await call("/v1/resumes")).find((resume) => resume.default);
  if (chosen) $("resume-now").textContent = `In use: ${chosen.name}`;
}

async function showLeads() {
  const leads = await call("/jobs_recent?days_back=90&limit=100");
  $("empty").hidden = leads.length > 0;
  $("leads").hidden = leads.length === 0;
  $("leads").tBodies[0].replaceChildren(
    ...leads.map((lead) =>
      el(
        "tr",
        {},
        el(
          "td",
          {},
          el(
            "button",
            { type: "button", onclick: () => showLead(lead.job_id) },
            lead.job_title ?? lead.job_id,
          ),
        ),
        el("td", {}, lead.job_company ?? ""),
        el(
          "td",
          { className: lead.rating ?? "" },
          lead.rating ?? (lead.state === "completed" ? "none" : lead.state),
        ),
        el("td", {}, `${lead.required_matched_count} of ${lead.required_qualifications_count}`),
      ),
    ),
  );
}

const marks = new Map([
  [true, ["✓", "yes"]],
  [false, ["✗", "no"]],
  [null, ["·", ""]],
]);

function list(title, qualifications) {
  if (qualifications.length === 0) return null;
  const seen = new Set();
  const items = qualifications.map(
    ({ requirement_string, match, match_reasoning, evidence_quote, group }) => {
      const [mark, className] = marks.get(match);
      // Alternatives of one group count once: the second and later ones read on from the first.
      const or = group && seen.has(group) ? "or " : "";
      if (group) seen.add(group);
      return el(
        "li",
        {},
        el("span", { className }, `${mark} `),
        or + requirement_string,
        match_reasoning ? el("small", {}, match_reasoning) : null,
        evidence_quote ? el("small", {}, `“${evidence_quote}”`) : null,
      );
    },
  );
  return el("section", {}, el("h3", {}, title), el("ul", {}, ...items));
}

const flagNotes = {
  instructions: "The page has text that reads like an order to a language model",
  hidden_text: "The page hides text from its readers; it was left out",
};

async function showLead(jobId) {
  const lead = await call(`/v1/jobs/${encodeURIComponent(jobId)}`);
  const facts = [lead.job_company, lead.job_location, lead.job_employment_type].filter(Boolean).join(" · ");
  $("lead").hidden = false;
  $("lead").replaceChildren(
    el("h2", {}, lead.job_title ?? lead.job_id),
    el("p", {}, facts),
    el("p", { className: lead.rating ?? "" }, lead.rating_description ?? lead.quarantine?.message ?? ""),
    ...lead.job_flags.map(({ kind, detail }) => el("p", {}, `${flagNotes[kind]}: “${detail}”`)),
    ...[
      lead.quality && el("p", {}, `Quality of this assessment: ${Math.round(lead.quality.score * 100)} %`),
      list("Required", lead.required_qualifications),
      list("Additional", lead.additional_qualifications),
      list("For a person to judge", lead.evaluated_qualifications),
    ].filter((section) => section !== null),
  );
  $("lead").scrollIntoView({ behavior: "smooth" });
}

/** Runs a form's work with its button off, and says what went wrong. */
function onSubmit(form, work) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    button.disabled = true;
    say("");
    try {
      await work(new FormData(form));
      form.reset();
    } catch (error) {
      say(error.message);
    } finally {
      button.disabled = false;
      await Promise.all([showResumes(), showLeads()]);
    }
  });
}

onSubmit($("resume-form"), async (data) => {
  const form = new FormData();
  form.append("file", data.get("file"));
  form.append("default", "true");
  await call("/v1/resumes", form);
});

onSubmit($("page-form"), async (data) => {
  const url = data.get("url");
  const html = await data.get("file").text();
  const lead = await call("/html_extract", { html, ...(url && { url }) });
  await showLead(lead.job_id);
});

try {
  await logIn();
  await Promise.all([showResumes(), showLeads()]);
  $("app").hidden = false;
  if (asked.has("job")) await showLead(asked.get("job"));
} catch (error) {
  say(
    error.status === 401
      ? "Open the link that Leadfit printed when it started: it logs you in."
      : error.message,
  );
}
