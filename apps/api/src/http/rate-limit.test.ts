import { expect, test } from "vitest";
import { createRateLimit } from "./rate-limit.ts";

const at = (limit: number) => {
  let now = 0;
  const rate = createRateLimit(limit, () => now);
  return { rate, to: (ms: number) => (now = ms) };
};

test("a window holds as many as its limit, and tells when the next begins", () => {
  const { rate, to } = at(2);
  expect(rate.take("a")).toEqual({ allowed: true, left: 1, resetSeconds: 60 });
  to(30_500);
  expect(rate.spent("a")).toBe(false);
  expect(rate.take("a")).toEqual({ allowed: true, left: 0, resetSeconds: 30 });
  expect(rate.spent("a")).toBe(true);
  expect(rate.take("a")).toEqual({ allowed: false, left: 0, resetSeconds: 30 });
  to(60_000);
  expect(rate.spent("a")).toBe(false);
  expect(rate.take("a")).toMatchObject({ allowed: true, left: 1 });
});

test("one id's count is not another's", () => {
  const { rate } = at(1);
  rate.take("a");
  expect(rate.take("b").allowed).toBe(true);
});

test("being refused does not make the wait longer", () => {
  const { rate, to } = at(1);
  rate.take("a");
  to(59_000);
  rate.take("a");
  to(60_000);
  expect(rate.take("a").allowed).toBe(true);
});
