/** What the API tells by itself: one stream for all pages. It updates what the pages have cached, and tells who listens. */
import type { ProgressEvent } from "@leadfit/contracts";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";

const progressOf = new Map<string, ProgressEvent>();
const listeners = new Set<() => void>();
let live = false;

const tell = () => {
  for (const listener of listeners) listener();
};
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Whether the stream is open. */
export const useLiveState = (): boolean => useSyncExternalStore(subscribe, () => live);

/** The newest that was told of a lead since the pages were opened. */
export const useProgress = (jobId: string): ProgressEvent | undefined =>
  useSyncExternalStore(subscribe, () => progressOf.get(jobId));

function onLive(value: boolean): void {
  live = value;
  tell();
}

function onProgress(event: ProgressEvent): void {
  progressOf.set(event.job_id, event);
  tell();
}

/** Opens the stream for as long as the caller is on the page. */
export function useEvents(): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    let close = (): void => {};
    let left = false;
    void import("./event-stream.ts").then(({ openEvents }) => {
      if (!left) close = openEvents(queryClient, { onLive, onProgress });
    });
    return () => {
      left = true;
      close();
    };
  }, [queryClient]);
}
