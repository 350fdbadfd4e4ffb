import { expect, test } from "vitest";
import { waitForStore } from "./wait-for-store.ts";

const waited = (said: string[], waitMs: number) => ({
  name: "Postgres",
  setting: "DATABASE_URL" as const,
  isAway: (error: unknown) => (error as Error).message !== "wrong password",
  say: (line: string) => said.push(line),
  waitMs,
});

test("a store that comes up while a start waits is used, and the wait was said once", async () => {
  const said: string[] = [];
  let looks = 0;
  const look = async () => {
    looks++;
    if (looks < 3) throw new Error("refused");
    return "there";
  };
  expect(await waitForStore(look, waited(said, 60_000))).toBe("there");
  expect(said).toEqual(["Waiting up to 60 s for Postgres (DATABASE_URL): refused"]);
});

test("one that stays away ends the start with the setting, the reason and what to do", async () => {
  const said: string[] = [];
  const look = () => Promise.reject(new Error("refused"));
  await expect(waitForStore(look, waited(said, 600))).rejects.toThrow(
    "DATABASE_URL: Postgres did not answer within 0.6 s (refused). Start it, or set DATABASE_URL to where it runs.",
  );
});

test("one that answers with a no is not waited for", async () => {
  const said: string[] = [];
  const look = () => Promise.reject(new Error("wrong password"));
  await expect(waitForStore(look, waited(said, 60_000))).rejects.toThrow(
    "DATABASE_URL: Postgres does not let us in: wrong password",
  );
  expect(said).toEqual([]);
});
