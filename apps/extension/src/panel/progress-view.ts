/** How far an assessment is: its five stages. Of contracts only types: the schemas would be most of the panel. */
import type { Stage } from "@leadfit/contracts";
import { element } from "../shared/element.ts";
import type { TabState } from "../shared/tab-state.ts";

/** In the order in which a lead passes them. */
const words: Record<Stage, string> = {
  extract: "Read the posting",
  tag: "Find its requirements",
  atomize: "Take them apart",
  classify: "Sort them",
  match: "Match them with your resume",
};

const stages = Object.keys(words) as Stage[];

export function progressView({ phase, title, job }: TabState): HTMLElement {
  // Nothing is open before the first and after the last.
  const open = phase === "sending" ? -1 : job?.stage ? stages.indexOf(job.stage) : 0;
  const steps = [
    step("Send the page", open < 0 ? "now" : "done", "send"),
    ...stages.map((stage, n) => step(words[stage], n < open ? "done" : n === open ? "now" : "next", stage)),
  ];
  return element(
    "section",
    { class: "card" },
    element("h1", {}, job?.job_title ?? (title || "This page")),
    element("p", { class: "soft" }, "Leadfit is reading it for you."),
    element("ol", { class: "steps", "aria-label": "Progress" }, ...steps),
  );
}

function step(text: string, how: "done" | "now" | "next", name: string): HTMLElement {
  const sign = how === "done" ? "✓" : "";
  const said = how === "done" ? "done" : how === "now" ? "now" : "to come";
  return element(
    "li",
    { class: how, "data-stage": name, ...(how === "now" && { "aria-current": "step" }) },
    element("span", { class: "dot", "aria-hidden": "true" }, sign),
    text,
    element("span", { class: "visually-hidden" }, `: ${said}`),
  );
}
