/** What the parts of the extension say to each other. */
import type { Connection } from "./connection.ts";
import type { Problem } from "./problem.ts";
import type { RequirementLine } from "./requirement-lines.ts";

/** To the worker, from the panel and the options. Answered with what went wrong, or null. */
export type WorkerMessage =
  | { to: "worker"; type: "connect"; connection: Connection }
  /** `anew`: sends the page even where it is known. */
  | { to: "worker"; type: "assess"; tabId: number; anew: boolean }
  | { to: "worker"; type: "paint"; tabId: number; on: boolean }
  | { to: "worker"; type: "reveal"; tabId: number; lineId: string }
  | { to: "worker"; type: "correct"; tabId: number; skillId: string; match: boolean }
  | { to: "worker"; type: "send-waiting" }
  | { to: "worker"; type: "forget-waiting"; url: string };

export async function tellWorker(message: WorkerMessage): Promise<Problem | null> {
  return (await chrome.runtime.sendMessage(message)) as Problem | null;
}

/** To the script in a page, from the worker. */
export type PageMessage =
  | { to: "page"; type: "read"; waitMs: number }
  | { to: "page"; type: "paint"; lines: RequirementLine[] }
  | { to: "page"; type: "reveal"; lineId: string }
  | { to: "page"; type: "unpaint" };

export type PageAnswers = {
  read: { html: string; title: string };
  /** Lines found. */
  paint: number;
  reveal: boolean;
  unpaint: null;
};
