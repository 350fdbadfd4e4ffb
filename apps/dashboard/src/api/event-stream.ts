/** The stream itself: what comes over it is checked, and shown in what the pages have cached. Loaded when it is opened. */
import "../zod-setup.ts";
import {
  type LeadPage,
  type Operations,
  operationsSchema,
  type ProgressEvent,
  progressEventSchema,
  type QueuesEvent,
  queuesEventSchema,
  type System,
} from "@leadfit/contracts";
import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import { jobKey } from "./jobs.ts";

/** Lists are asked for again this long after the first change in them: a batch changes them all the time. */
const settleMs = 800;

type Listener = { onLive: (live: boolean) => void; onProgress: (event: ProgressEvent) => void };

/** @returns closes it */
export function openEvents(queryClient: QueryClient, { onLive, onProgress }: Listener): () => void {
  const source = new EventSource("/v1/events");
  const settle = settler(queryClient);
  source.addEventListener("open", () => {
    onLive(true);
    // What is shown was asked for before the stream was there: what has happened between the two came over neither.
    settle();
    void queryClient.invalidateQueries({ queryKey: ["job"] });
  });
  // The browser connects again by itself, and the API sends what was missed.
  source.addEventListener("error", () => onLive(false));
  source.addEventListener("progress", ({ data }) => {
    const event = progressEventSchema.safeParse(parse(data)).data;
    if (!event) return;
    showInLists(queryClient, event);
    void queryClient.invalidateQueries({ queryKey: jobKey(event.job_id) });
    if (event.state !== "processing" || event.stages_done <= 1) settle();
    onProgress(event);
  });
  source.addEventListener("queues", ({ data }) => {
    const event = queuesEventSchema.safeParse(parse(data)).data;
    if (event) showQueues(queryClient, event);
  });
  return () => {
    source.close();
    settle.cancel();
    onLive(false);
  };
}

function parse(data: unknown): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    return null;
  }
}

/** Stage and state in the lists at once; whatever else has changed comes when they are asked for again. */
function showInLists(queryClient: QueryClient, event: ProgressEvent): void {
  const { job_id, stage, state } = event;
  if (state === "cancelled" || state === "duplicate") return;
  queryClient.setQueriesData<InfiniteData<LeadPage>>({ queryKey: ["leads", "list"] }, (data) => {
    if (!data?.pages.some(({ leads }) => leads.some((lead) => lead.job_id === job_id))) return data;
    const pages = data.pages.map((page) => ({
      ...page,
      leads: page.leads.map((lead) =>
        lead.job_id === job_id ? { ...lead, stage, ...(state === "processing" && { state }) } : lead,
      ),
    }));
    return { ...data, pages };
  });
}

function showQueues(queryClient: QueryClient, event: QueuesEvent): void {
  queryClient.setQueryData<System>(
    ["system"],
    (system) => system && { ...system, open_tasks: event.open_tasks, quarantined: event.quarantined },
  );
  queryClient.setQueryData<Operations>(["operations", "now"], (now) => {
    if (!now) return now;
    const stages = now.stages.map((figures) => ({
      ...figures,
      ...event.stages.find(({ stage }) => stage === figures.stage),
    }));
    return operationsSchema.safeParse({ ...now, stages, open_tasks: event.open_tasks }).data ?? now;
  });
}

function settler(queryClient: QueryClient) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const settle = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      for (const queryKey of [["leads"], ["quarantine"], ["system"]])
        void queryClient.invalidateQueries({ queryKey });
    }, settleMs);
  };
  settle.cancel = () => clearTimeout(timer);
  return settle;
}
