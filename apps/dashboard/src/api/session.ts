/** Signing in by the printed link, signing out, and whether somebody is signed in. */
import { useSyncExternalStore } from "react";
import { isSignedOut, own } from "./client.ts";

const listeners = new Set<() => void>();
let signedOut = false;

function set(value: boolean): void {
  signedOut = value;
  for (const listener of listeners) listener();
}

/** Told by every query: a session ends while the pages are open, too. */
export function noteProblem(error: unknown): void {
  if (isSignedOut(error)) set(true);
}

export function useSignedOut(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => signedOut,
  );
}

/** The login token of a printed link, or of its fragment; null where there is none. */
export function tokenIn(link: string): string | null {
  const fragment = link.includes("#") ? link.slice(link.indexOf("#") + 1) : "";
  return new URLSearchParams(fragment).get("login");
}

/** Swaps the single-use token for a cookie that no script can read. @throws ApiError 401 where it was used or is too old */
export async function signIn(token: string): Promise<void> {
  await own.startSession(token);
  set(false);
}

export async function signOut(): Promise<void> {
  await own.endSession();
  set(true);
}

/** Spends the token that the address has in its fragment, and takes it out of there. @returns what went wrong, or null */
export async function signInByAddress(): Promise<unknown> {
  const token = tokenIn(location.hash);
  if (token === null) return null;
  history.replaceState(history.state, "", location.pathname + location.search);
  return await signIn(token).then(
    () => null,
    (error: unknown) => error,
  );
}
