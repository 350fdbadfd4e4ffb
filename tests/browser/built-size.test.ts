import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { repositoryRoot } from "@leadfit/testkit";
import { expect, test } from "vitest";

const dist = join(repositoryRoot, "apps/dashboard/dist");
const files = readdirSync(dist, { recursive: true, encoding: "utf8" }).filter((name) =>
  /\.(js|css|html|svg)$/.test(name),
);

test("all that the pages are made of is 300 kB at most, as it is sent", () => {
  expect(files.length).toBeGreaterThan(5);
  const bytes = files.reduce(
    (sum, name) => sum + gzipSync(readFileSync(join(dist, name)), { level: 9 }).length,
    0,
  );
  expect(bytes).toBeLessThanOrEqual(300_000);
});

test("index.html has nothing inline", () => {
  const html = readFileSync(join(dist, "index.html"), "utf8");
  expect(html).not.toMatch(/<style|<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=/i);
});
