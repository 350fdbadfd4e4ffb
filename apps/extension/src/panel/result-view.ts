/** A lead: its rating first, then what it asks for, requirement by requirement. */
import type { JobData, Qualification } from "@leadfit/contracts";
import { element } from "../shared/element.ts";
import { tellWorker } from "../shared/messages.ts";
import type { TabState } from "../shared/tab-state.ts";
import { requirementRow } from "./requirement-row.ts";

const deciders = {
  rules: "Decided by rules",
  model: "Decided with a model",
  person: "Decided by you",
} as const;

export function resultView(tabId: number, { painted, problem }: TabState, job: JobData): HTMLElement {
  const where = [job.job_company, job.job_location].filter(Boolean).join(" · ");
  const list = (title: string, atoms: readonly Qualification[], isJudged = true) =>
    atoms.length > 0 &&
    element(
      "section",
      { class: "list" },
      element("h2", {}, title, element("span", { class: "count" }, countOf(atoms, isJudged))),
      element("ul", {}, ...atoms.map((atom) => requirementRow(tabId, atom, isJudged))),
    );
  return element(
    "article",
    {},
    element(
      "header",
      {},
      element("h1", {}, job.job_title ?? "Untitled posting"),
      element("p", { class: "soft" }, where),
    ),
    ratingCard(job),
    problem && element("p", { class: "note" }, `${problem.title}: ${problem.text}`),
    job.job_expired && element("p", { class: "note" }, "The page says that this job is taken."),
    element("div", { class: "actions" }, paintButton(tabId, painted), anewButton(tabId)),
    painted &&
      element("p", { class: "soft small" }, `${painted.found} of ${painted.lines} lines found on the page.`),
    list("Required", job.required_qualifications),
    list("Nice to have", job.additional_qualifications),
    list("Yours to judge", job.evaluated_qualifications, false),
  );
}

function ratingCard(job: JobData): HTMLElement {
  const { rating, rating_description, match_percentage, assessed_by, degraded } = job;
  const share = match_percentage === null ? null : `${Math.round(match_percentage * 100)} %`;
  return element(
    "section",
    { class: `card rating ${rating ?? "none"}`, "aria-label": "Rating" },
    element(
      "p",
      { class: "badge", "data-rating": rating ?? "none" },
      rating ? `${rating[0]?.toUpperCase()}${rating.slice(1)} fit` : "No rating",
      share && element("span", {}, share),
    ),
    rating_description && element("p", {}, rating_description),
    element(
      "p",
      { class: "soft small" },
      [assessed_by && deciders[assessed_by], degraded && "a model was not available"]
        .filter(Boolean)
        .join("; "),
    ),
  );
}

function countOf(atoms: readonly Qualification[], isJudged: boolean): string {
  if (!isJudged) return String(atoms.length);
  return `${atoms.filter(({ match }) => match).length} of ${atoms.length}`;
}

function paintButton(tabId: number, painted: TabState["painted"]): HTMLElement {
  const press = () => void tellWorker({ to: "worker", type: "paint", tabId, on: painted === null });
  return element(
    "button",
    { type: "button", "aria-pressed": String(painted !== null), "data-focus": "paint", on: { click: press } },
    painted ? "Marks on the page: on" : "Marks on the page: off",
  );
}

function anewButton(tabId: number): HTMLElement {
  const press = () => void tellWorker({ to: "worker", type: "assess", tabId, anew: true });
  return element(
    "button",
    { type: "button", class: "quiet", "data-focus": "anew", on: { click: press } },
    "Send again",
  );
}
