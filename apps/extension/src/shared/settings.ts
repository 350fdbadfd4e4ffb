/** What the user has set: where Leadfit is, with the key, and what is done on job sites without a click. */
import type { Connection } from "./connection.ts";

/** look: shows what is known already; assess: sends what is new as well. */
export type Watch = "off" | "look" | "assess";

export async function connection(): Promise<Connection | null> {
  return ((await chrome.storage.local.get("connection")).connection as Connection | undefined) ?? null;
}

export async function setConnection(to: Connection | null): Promise<void> {
  if (to) await chrome.storage.local.set({ connection: to });
  else await chrome.storage.local.remove("connection");
}

export async function watching(): Promise<Watch> {
  return ((await chrome.storage.local.get("watch")).watch as Watch | undefined) ?? "off";
}

export async function setWatching(to: Watch): Promise<void> {
  await chrome.storage.local.set({ watch: to });
}
