/** The client as it is published: plain JavaScript with types, that needs no Node to run. */
import { execFileSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { repositoryRoot } from "@leadfit/testkit";
import { afterAll, beforeAll, expect, test } from "vitest";

let folder: string;
let dist: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "leadfit-client-"));
  dist = join(folder, "node_modules/@leadfit/client");
  execFileSync(process.execPath, [join(repositoryRoot, "packages/client/build.ts"), dist]);
  for (const name of ["zod", "@noble/hashes"]) {
    mkdirSync(join(folder, "node_modules", dirname(name)), { recursive: true });
    symlinkSync(
      join(repositoryRoot, "packages/contracts/node_modules", name),
      join(folder, "node_modules", name),
    );
  }
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

test("names what it needs, and imports nothing else: no Node, no workspace", () => {
  const manifest = JSON.parse(readFileSync(join(dist, "package.json"), "utf8"));
  expect(manifest).toMatchObject({
    name: "@leadfit/client",
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
  });
  expect(JSON.stringify(manifest)).not.toMatch(/workspace:|catalog:|private/);
  const files = readdirSync(dist, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".js"),
  );
  const imported = files.flatMap((name) =>
    [...readFileSync(join(dist, name), "utf8").matchAll(/from "([^"]+)"/g)].map(([, from]) => from ?? ""),
  );
  const packages = new Set(imported.filter((from) => !from.startsWith(".")));
  expect([...packages].map((from) => from.replace(/^(@?[^/]+(?:\/hashes)?).*/, "$1")).sort()).toEqual(
    expect.arrayContaining(Object.keys(manifest.dependencies)),
  );
  for (const from of packages) expect(from).toMatch(/^(zod|@noble\/hashes\/)/);
});

test("is typed for a program of the browser, and its JavaScript runs as it is", () => {
  writeFileSync(
    join(folder, "page.ts"),
    `import { ApiError, createClient, type LeadfitClient } from "@leadfit/client";
const client: LeadfitClient = createClient({ url: location.origin });
const job = await client.assessPage({ html: document.documentElement.outerHTML });
const rating: "high" | "medium" | "low" | null = job.rating;
for await (const answer of client.ingestMany([{ title: "Sailor" }])) console.log(answer.status, rating, ApiError);
// @ts-expect-error there is no such call
client.nothing();
`,
  );
  const flags =
    "--noEmit --strict --target es2024 --module esnext --moduleResolution bundler --lib es2024,dom,dom.iterable";
  const tsc = join(repositoryRoot, "node_modules/typescript/bin/tsc");
  execFileSync(process.execPath, [tsc, ...flags.split(" "), "--types", "", "page.ts"], {
    cwd: folder,
    stdio: "pipe",
  });
  writeFileSync(
    join(folder, "page.mjs"),
    'import { createClient } from "@leadfit/client"; console.log(await createClient({ url: "http://127.0.0.1:9" }).alive());',
  );
  const flag = "--no-experimental-strip-types";
  expect(execFileSync(process.execPath, [flag, "page.mjs"], { cwd: folder, encoding: "utf8" })).toBe(
    "false\n",
  );
});
