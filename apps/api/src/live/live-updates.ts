/**
 * What happens now, for everybody who watches: one listener on the database's notifications for all clients, and one
 * question to it for all that changed at once. A client that reads slowly gets the newest state of each assessment, not
 * every one: what waits for it never grows beyond one entry an assessment.
 */
import type { ProgressEvent, QueuesEvent } from "@leadfit/contracts";
import type { AssessmentWatcher, Database } from "@leadfit/db";
import type { Logger } from "@leadfit/service";

/** Changes that come so close together are asked for at once. */
const gatherMs = 100;
const queuesMs = 2_000;
/** After a question that the database did not answer. */
const againMs = 2_000;
/** A commit's time is that of its beginning. */
const commitMs = 10_000;
const idsAtOnce = 500;

export type LiveEvent =
  | { event: "progress"; data: ProgressEvent }
  | { event: "queues"; data: QueuesEvent }
  /** Nothing happened for a while: keeps proxies from ending the connection. */
  | { event: "heartbeat" };

export type LiveUpdates = {
  /**
   * Events until the signal aborts or the updates are closed.
   * @param since what changed after it comes first; null: nothing
   */
  follow(options: {
    jobId?: string | undefined;
    since: Date | null;
    signal: AbortSignal;
  }): AsyncGenerator<LiveEvent>;
  /** How many follow. */
  clients(): number;
  /** Ends them all. */
  close(): void;
};

type Client = {
  jobId: string | undefined;
  progress: Map<string, ProgressEvent>;
  queues: QueuesEvent | null;
  wake: () => void;
};

export function createLiveUpdates(
  { db, watcher, log }: { db: Pick<Database, "progress">; watcher: AssessmentWatcher; log: Logger },
  { heartbeatMs = 15_000 }: { heartbeatMs?: number } = {},
): LiveUpdates {
  const clients = new Set<Client>();
  const closing = new AbortController();
  const changed = new Set<string>();
  let lostSince: Date | null = null;
  let gathering: NodeJS.Timeout | undefined;
  let flushing: Promise<void> = Promise.resolve();
  let polling: NodeJS.Timeout | undefined;
  let unfollow: (() => void) | undefined;
  let lastQueues = "";

  const warn = (error: unknown) => log.warn({ error: String(error) }, "live updates");

  const tell = (events: ProgressEvent[], to: Iterable<Client>): void => {
    for (const client of to) {
      const wanted = events.filter(({ job_id }) => client.jobId === undefined || job_id === client.jobId);
      for (const event of wanted) client.progress.set(event.assessment_id, event);
      if (wanted.length > 0) client.wake();
    }
  };

  const flush = async (): Promise<void> => {
    const before = new Date(Date.now() - commitMs);
    const ids = [...changed];
    changed.clear();
    const since = lostSince;
    lostSince = null;
    try {
      if (since) ids.push(...(await db.progress.changedSince(since)));
      for (let n = 0; n < ids.length; n += idsAtOnce)
        tell(await db.progress.of(ids.slice(n, n + idsAtOnce)), clients);
    } catch (error) {
      warn(error);
      // Asked for again by the time.
      lostSince = since ?? before;
      if (clients.size > 0) flushIn(againMs);
    }
  };

  /** One after the other: an older state must not be told after a newer one. */
  const flushIn = (ms: number): void => {
    gathering ??= setTimeout(() => {
      gathering = undefined;
      flushing = flushing.then(flush);
    }, ms);
  };

  const note = (assessmentId: string | null): void => {
    if (assessmentId === null) lostSince ??= new Date(Date.now() - commitMs);
    else changed.add(assessmentId);
    flushIn(gatherMs);
  };

  const poll = async (): Promise<void> => {
    const queues = await db.progress.queues();
    const { at: _, ...figures } = queues;
    const text = JSON.stringify(figures);
    if (text === lastQueues) return;
    lastQueues = text;
    for (const client of clients) {
      client.queues = queues;
      client.wake();
    }
  };

  const pollOn = (): void => {
    const mine = setTimeout(async () => {
      await poll().catch(warn);
      // The last client may have left meanwhile, and a new one begun a round of its own.
      if (polling === mine && !closing.signal.aborted) pollOn();
    }, queuesMs);
    polling = mine;
  };

  /** Nothing is asked of the database while nobody looks. */
  const add = (client: Client): void => {
    clients.add(client);
    if (clients.size > 1) return;
    unfollow = watcher.follow(note);
    lastQueues = "";
    pollOn();
  };
  const remove = (client: Client): void => {
    clients.delete(client);
    if (clients.size > 0) return;
    unfollow?.();
    clearTimeout(gathering);
    clearTimeout(polling);
    gathering = undefined;
    polling = undefined;
    changed.clear();
    lostSince = null;
  };

  /** Resolves with false when nothing came for a while. */
  const next = async (client: Client, signal: AbortSignal): Promise<boolean> => {
    if (signal.aborted || client.progress.size > 0 || client.queues) return true;
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const stop = () => resolve(true);
    client.wake = stop;
    signal.addEventListener("abort", stop);
    const timer = setTimeout(() => resolve(false), heartbeatMs);
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
    }
  };

  return {
    async *follow({ jobId, since, signal: gone }) {
      const signal = AbortSignal.any([gone, closing.signal]);
      if (signal.aborted) return;
      const client: Client = { jobId, progress: new Map(), queues: null, wake: () => {} };
      // Followed first, asked then: what changes in between comes twice rather than never.
      add(client);
      try {
        yield { event: "heartbeat" };
        if (since) {
          const ids = await db.progress.changedSince(new Date(since.getTime() - commitMs));
          tell(await db.progress.of(ids), [client]);
        }
        client.queues = await db.progress.queues();
        while (!signal.aborted) {
          if (!(await next(client, signal))) yield { event: "heartbeat" };
          const progress = [...client.progress.values()];
          client.progress.clear();
          for (const data of progress) {
            if (signal.aborted) return;
            yield { event: "progress", data };
          }
          const { queues } = client;
          client.queues = null;
          if (queues && !signal.aborted) yield { event: "queues", data: queues };
        }
      } finally {
        remove(client);
      }
    },
    clients: () => clients.size,
    close() {
      closing.abort();
    },
  };
}
