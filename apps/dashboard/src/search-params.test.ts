import { expect, test } from "vitest";
import { leadParams, readLeadSearch } from "./leads/lead-search.ts";

test("an address is read as what it was written as, and what is none of it is ignored", () => {
  const search = {
    q: 42,
    rating: "high",
    days: "7",
    salary: 90_000,
    remote: true,
    sort: "newest",
    site: "a.b",
  };
  expect(leadParams(readLeadSearch(search))).toEqual({
    q: "42",
    rating: "high",
    days_back: 7,
    salary_min: 90_000,
    remote: "true",
    sort: "newest",
    site: "a.b",
  });
});

test.each([
  { rating: "best" },
  { status: ["saved"] },
  { days: 0 },
  { days: 7.5 },
  { days: "" },
  { salary: -1 },
  { salary: "much" },
  { salary: "NaN" },
  { remote: "true" },
  { q: "x".repeat(301) },
  { q: { $ne: 1 } },
  { sort: "__proto__" },
])("%j filters nothing", (search) => {
  expect(leadParams(readLeadSearch(search))).toEqual({});
});
