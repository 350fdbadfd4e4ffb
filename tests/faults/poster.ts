/** A caller of the API that posts pages as a scraper does: it measures each answer, and posts again what was not taken. */
import { setTimeout as pause } from "node:timers/promises";
import { eventually, type TestProcess } from "@leadfit/testkit";
import { postPage, startApi } from "./api-client.ts";
import { quantile } from "./scenario.ts";
import { pageOf, type Stand } from "./stand.ts";

export type Poster = {
  api: TestProcess;
  url: string;
  /** Posts one page, once. @returns the status; 0: no answer */
  once(name: string, body?: string): Promise<number>;
  /** Posts until it is taken. */
  post(name: string): Promise<void>;
  /** Posts so many a second until `until` is over, at most one minute behind. @returns how many were taken */
  pace(perSecond: number, until: AbortSignal, name?: string): Promise<number>;
  /** Requests that were answered with anything but 200 or 202, or not at all. */
  refused(): number;
  /** Of the answers so far, ms. */
  p95(): number;
};

const retryMs = 250;
const giveUpMs = 60_000;

export async function startPoster(stand: Stand, env: Record<string, string> = {}): Promise<Poster> {
  const { process: api, url } = await startApi(stand, env);
  const tookMs: number[] = [];
  let refused = 0;

  const once: Poster["once"] = async (name, html = pageOf(name)) => {
    try {
      const { status, ms } = await postPage(url, html, name.replaceAll(" ", "-"));
      tookMs.push(ms);
      if (status !== 200 && status !== 202) refused++;
      return status;
    } catch {
      refused++;
      return 0;
    }
  };
  const post: Poster["post"] = async (name) => {
    await eventually(async () => {
      const status = await once(name);
      if (status === 200 || status === 202) return;
      await pause(retryMs);
      throw new Error(`the API answers ${status}`);
    }, giveUpMs);
  };

  return {
    api,
    url,
    once,
    post,
    async pace(perSecond, until, name = "paced") {
      const posts: Promise<void>[] = [];
      const startedAt = performance.now();
      for (let n = 0; !until.aborted; n++) {
        await pause(Math.max(0, startedAt + (n * 1000) / perSecond - performance.now()));
        if (!until.aborted) posts.push(post(`${name} ${n}`));
      }
      await Promise.all(posts);
      return posts.length;
    },
    refused: () => refused,
    p95: () => quantile(tookMs, 0.95),
  };
}
