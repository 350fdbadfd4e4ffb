/** One polite live region: what changed by itself is said to screen readers. */
import { useSyncExternalStore } from "react";

let said = "";
const listeners = new Set<() => void>();

export function announce(text: string): void {
  // The same words again are said again: a no-break space makes them others.
  said = text === said ? `${text}\u00a0` : text;
  for (const listener of listeners) listener();
}

export function Announcer() {
  const text = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => said,
  );
  return (
    <div className="hidden-text" role="status" aria-live="polite">
      {text}
    </div>
  );
}
