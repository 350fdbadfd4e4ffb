import { createLogger } from "@leadfit/service";
import { expect, test } from "vitest";
import { startRetentionRunner } from "./retention-runner.ts";

const log = createLogger({ name: "test", level: "silent" });

test("a round removes all that is due a few at a time, waits for another sweep, and stops when told to", async () => {
  const asked: string[] = [];
  const { promise: drained, resolve } = Promise.withResolvers<void>();
  let pages = 450;
  let isBusy = true;
  const retention = {
    removePages: async (days: number, limit: number) => {
      asked.push(`pages ${days}`);
      const removed = Math.min(pages, limit);
      pages -= removed;
      return removed;
    },
    removeRunTexts: async (days: number) => {
      asked.push(`texts ${days}`);
      resolve();
      return 0;
    },
  };
  const tasks = {
    // Another process sweeps when it first asks.
    exclusively: async <T>(work: () => Promise<T>): Promise<T | null> => {
      const free = !isBusy;
      isBusy = false;
      return free ? await work() : null;
    },
  };
  const db = { retention, tasks } as unknown as Parameters<typeof startRetentionRunner>[0];
  const runner = startRetentionRunner(db, { keepPagesDays: 30, keepRunTextsDays: 90 }, log);
  await drained;
  await runner.stop();
  expect(pages).toBe(0);
  expect(asked).toEqual(["pages 30", "pages 30", "pages 30", "texts 90"]);
});

test("pages stay where no time is set", async () => {
  const { promise: asked, resolve } = Promise.withResolvers<void>();
  const retention = {
    removePages: () => expect.unreachable(),
    removeRunTexts: async () => {
      resolve();
      return 0;
    },
  };
  const tasks = { exclusively: <T>(work: () => Promise<T>) => work() };
  const db = { retention, tasks } as unknown as Parameters<typeof startRetentionRunner>[0];
  const runner = startRetentionRunner(db, { keepPagesDays: null, keepRunTextsDays: 90 }, log);
  await asked;
  await runner.stop();
});
