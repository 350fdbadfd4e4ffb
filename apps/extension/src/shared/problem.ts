/** What can go wrong, in words that say what to do. */
export type Problem = { kind: ProblemKind; title: string; text: string };

type ProblemKind = "not_connected" | "wrong_key" | "away" | "no_posting" | "unreadable" | "refused";

export const notConnected: Problem = {
  kind: "not_connected",
  title: "Not connected yet",
  text: "Paste the connection string that your Leadfit page shows.",
};

export const unreadable: Problem = {
  kind: "unreadable",
  title: "This page cannot be read from here",
  text: "Press Leadfit's button in the toolbar, or Alt+Shift+L: that lets it read the page that is open. The browser's own pages and stores stay closed to it.",
};

export const noRoom: Problem = {
  kind: "refused",
  title: "Too many pages wait already",
  text: "There is no room for another one. Start Leadfit, so that the pages that wait are sent, then press again.",
};

/** Whether the same may be taken later: then it waits. */
export function isPassing({ kind }: Problem): boolean {
  return kind === "away" || kind === "wrong_key";
}
