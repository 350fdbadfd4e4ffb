import { expect, test } from "vitest";
import { isBesideList, postingUrl, ruleOf, showsPosting } from "./site-rules.ts";

test.each([
  [
    "https://www.linkedin.com/jobs/search/?keywords=x&currentJobId=41",
    "https://www.linkedin.com/jobs/view/41/",
  ],
  ["https://www.linkedin.com/jobs/view/41/?refId=a", "https://www.linkedin.com/jobs/view/41/?refId=a"],
  ["https://de.indeed.com/jobs?q=x&vjk=ab%2Fc", "https://de.indeed.com/viewjob?jk=ab%2Fc"],
  ["https://jobs.example/1#apply", "https://jobs.example/1"],
  ["https://jobs.example/#/jobs/1", "https://jobs.example/#/jobs/1"],
])("%s is the posting %s", (url, posting) => {
  expect(postingUrl(url)).toBe(posting);
});

test("a list is a posting only while one is open in it", () => {
  const list = "https://www.linkedin.com/jobs/search/?keywords=x";
  expect([showsPosting(list), isBesideList(list)]).toEqual([false, false]);
  expect([showsPosting(`${list}&currentJobId=41`), isBesideList(`${list}&currentJobId=41`)]).toEqual([
    true,
    true,
  ]);
  expect(showsPosting("https://jobs.lever.co/acme")).toBe(false);
  expect(showsPosting("https://jobs.lever.co/acme/0b7f4d6e-1c1a-4a7e-9f5e-0c9d6a1f2b3c")).toBe(true);
});

test("a name that only ends like a known one is another site", () => {
  for (const url of [
    "https://notlinkedin.com/jobs/view/1",
    "https://linkedin.com.evil.example/jobs/view/1",
    "nothing",
  ])
    expect([ruleOf(url), showsPosting(url)]).toEqual([null, false]);
});
