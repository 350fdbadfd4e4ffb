/** One requirement: its verdict, the proof, and the word of the person who knows better. */
import type { Qualification } from "@leadfit/contracts";
import { element } from "../shared/element.ts";
import { tellWorker } from "../shared/messages.ts";
import { atomMark, lineId, markSigns } from "../shared/requirement-lines.ts";

const deciders = { rules: "by rules", model: "by a model", person: "by you" } as const;

export function requirementRow(tabId: number, atom: Qualification, isJudged: boolean): HTMLElement {
  const mark = isJudged ? atomMark(atom) : "yours";
  const reveal = () => void tellWorker({ to: "worker", type: "reveal", tabId, lineId: lineId(atom) });
  return element(
    "li",
    { class: `requirement ${mark}`, "data-mark": mark },
    element("span", { class: "sign", "aria-hidden": "true" }, markSigns[mark].sign),
    element(
      "div",
      { class: "body" },
      element(
        "button",
        { type: "button", class: "text", title: "Show it on the page", on: { click: reveal } },
        element("span", { class: "visually-hidden" }, `${markSigns[mark].words}: `),
        atom.requirement_string,
      ),
      atom.evidence_quote && element("blockquote", {}, atom.evidence_quote),
      ...reasons(atom),
      isJudged && atom.job_skill_id && correction(tabId, atom, atom.job_skill_id),
    ),
  );
}

function reasons({
  match_reasoning,
  missing,
  decided_by,
  match,
  engine_match,
}: Qualification): (HTMLElement | null)[] {
  const by = decided_by ? `Decided ${deciders[decided_by]}` : null;
  const before =
    decided_by === "person" && engine_match !== undefined && engine_match !== match
      ? `; before that: ${engine_match ? "met" : "not met"}`
      : "";
  return [
    missing && match === false ? element("p", {}, `Missing: ${missing}`) : null,
    match_reasoning ? element("p", { class: "soft reasoning" }, match_reasoning) : null,
    by ? element("p", { class: "soft small" }, `${by}${before}`) : null,
  ];
}

function correction(tabId: number, atom: Qualification, skillId: string): HTMLElement {
  const word = element("p", { class: "word", role: "status" });
  const choose = async (match: boolean) => {
    const problem = await tellWorker({ to: "worker", type: "correct", tabId, skillId, match });
    word.textContent = problem ? `${problem.title}. ${problem.text}` : "";
  };
  const choice = (match: boolean, text: string) =>
    element(
      "button",
      {
        type: "button",
        "aria-pressed": String(atom.match === match),
        "data-focus": `${atom.id ?? atom.requirement_string}:${match}`,
        on: { click: () => void choose(match) },
      },
      text,
    );
  const label = `Your word on: ${atom.requirement_string}`;
  return element(
    "div",
    {},
    element(
      "div",
      { class: "choice", role: "group", "aria-label": label },
      choice(true, "I have this"),
      choice(false, "I do not"),
    ),
    word,
  );
}
