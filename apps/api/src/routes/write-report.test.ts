import { expect, test } from "vitest";
import { jobExample } from "../openapi/examples.ts";
import { asText, writeReport } from "./write-report.ts";

test("a lead's report says what it is, how it is rated, and why", () => {
  const report = writeReport({ ...jobExample, job_remote: true });
  expect(report).toMatch(/^# Backend Engineer\n/);
  expect(report).toContain("- Pay: 900000 to 1100000 NOK a year");
  expect(report).toContain("<https://northwind.example/jobs/1>");
  expect(report).toContain("**Rating: high**, 100 % of the required qualifications");
  expect(report).toContain("- ✓ PostgreSQL");
  expect(report).toContain("“PostgreSQL”");
  expect(report).not.toContain("## Additional");
});

test("what a page wrote is text in it: no heading, no link, no image, no HTML, no table, no new line", () => {
  const evil =
    "# a\n\n![x](http://evil.example/p) <img src=x onerror=1> | b | `c` **d** [e](javascript:f) &lt;g";
  const report = writeReport({
    ...jobExample,
    job_title: evil,
    job_company: evil,
    rating_description: evil,
    job_url: "javascript:alert(1)",
    required_qualifications: [
      { requirement_string: evil, match: false, match_reasoning: evil, missing: evil, evidence_quote: evil },
    ],
  });
  expect(report.split("\n").filter((line) => line.startsWith("#"))).toHaveLength(2);
  expect(report).not.toMatch(/(?<!\\)[[\]`|]|<img|javascript:|&lt;g(?!;)(?<!amp;lt;g)/);
  expect(asText(evil)).not.toMatch(/\n|<|(?<!\\)[*_#!(]/);
});

test("a job that is parked says why it has no rating", () => {
  const quarantine = {
    quarantine_id: "q",
    stage: "extract" as const,
    reason: "missing_job_description" as const,
    detail: "bot_wall",
    message: "The page is a bot check.",
  };
  const report = writeReport({ ...jobExample, rating: null, state: "quarantined", quarantine });
  expect(report).toContain("Not rated: The page is a bot check");
});
