/** What the panel shows where there is no result: nothing yet, a problem, pages that wait. */
import { element } from "../shared/element.ts";
import { tellWorker } from "../shared/messages.ts";
import type { Problem } from "../shared/problem.ts";
import type { WaitingPage } from "../shared/waiting-pages.ts";

export function emptyView(tabId: number | null): HTMLElement {
  return element(
    "section",
    { class: "card" },
    element("h1", {}, "Is this job worth it?"),
    element(
      "p",
      { class: "soft" },
      "Open a job posting and press Leadfit's button in the toolbar, or Alt+Shift+L. It is matched with your resume, requirement by requirement.",
    ),
    tabId !== null && assessButton(tabId, "Assess this page"),
  );
}

export function problemView(tabId: number, { kind, title, text }: Problem): HTMLElement {
  const isWaiting = kind === "away" || kind === "wrong_key";
  return element(
    "section",
    { class: "card problem", role: "alert", "data-problem": kind },
    element("h1", {}, title),
    element("p", {}, text),
    !isWaiting && assessButton(tabId, "Try again"),
  );
}

function assessButton(tabId: number, text: string): HTMLElement {
  return element(
    "button",
    {
      type: "button",
      class: "main",
      "data-focus": "assess",
      on: { click: () => void tellWorker({ to: "worker", type: "assess", tabId, anew: false }) },
    },
    text,
  );
}

/** Pages in the queue; none: nothing. */
export function waitingView(pages: readonly WaitingPage[]): HTMLElement[] {
  if (pages.length === 0) return [];
  const title = pages.length === 1 ? "1 page waits here" : `${pages.length} pages wait here`;
  const send = element(
    "button",
    {
      type: "button",
      "data-focus": "send-waiting",
      on: { click: () => void tellWorker({ to: "worker", type: "send-waiting" }) },
    },
    "Send now",
  );
  return [
    element(
      "section",
      { class: "card waiting", "aria-label": "Pages that wait" },
      element("h2", {}, title),
      element("ul", {}, ...pages.map(waitingItem)),
      pages.some(({ refused }) => refused === null) && send,
    ),
  ];
}

function waitingItem({ url, title, refused }: WaitingPage): HTMLElement {
  const forget = element(
    "button",
    {
      type: "button",
      class: "quiet",
      "aria-label": `Remove ${title || url}`,
      on: { click: () => void tellWorker({ to: "worker", type: "forget-waiting", url }) },
    },
    "Remove",
  );
  return element(
    "li",
    {},
    element(
      "div",
      {},
      element("b", {}, title || url),
      element("p", { class: "soft" }, refused ?? new URL(url).host),
    ),
    forget,
  );
}
