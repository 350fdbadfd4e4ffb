/**
 * Builds the pages (apps/dashboard) where their sources have changed: a hash of all that goes into them stands beside
 * what came out. Plain JavaScript; knows nothing of what is on the pages.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { hashOf, root } from "./bootstrap.mjs";

const app = join(root, "apps/dashboard");
const dist = join(app, "dist");
const stamp = join(dist, ".sources");
const sources = [
  ...["index.html", "package.json", "vite.config.ts", "public", "src"].map((name) => join(app, name)),
  join(root, "packages/client/src"),
  join(root, "packages/contracts/src"),
  join(root, "pnpm-lock.yaml"),
];

/** @param node path of Node 24. Exits the process where they cannot be built. */
export function buildPages(node) {
  const want = hashOf(sources);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === want) return;
  process.stderr.write("Building the pages …\n");
  // Elsewhere first, then swapped in whole: two builds at a time do no harm, nor does one that is cut off.
  const made = join(app, `.dist-${process.pid}`);
  const vite = spawnSync(
    node,
    [
      join(app, "node_modules/vite/bin/vite.js"),
      "build",
      app,
      "--outDir",
      made,
      "--logLevel",
      "warn",
      "--configLoader",
      "native",
    ],
    { cwd: app, encoding: "utf8", env: { ...process.env, NODE_ENV: "production" } },
  );
  if (vite.status !== 0) {
    rmSync(made, { recursive: true, force: true });
    process.stderr.write(`The pages could not be built:\n${vite.stdout}${vite.stderr}\n`);
    process.exit(1);
  }
  writeFileSync(join(made, ".sources"), want);
  swapIn(made);
}

function swapIn(made) {
  const old = `${made}-old`;
  if (existsSync(dist)) renameSync(dist, old);
  try {
    renameSync(made, dist);
  } catch {
    // Another build of the same was quicker.
    rmSync(made, { recursive: true, force: true });
  }
  rmSync(old, { recursive: true, force: true });
}

// Where the packages and Node 24 are there already (Dockerfile): node scripts/build-pages.mjs
if (process.argv[1] === fileURLToPath(import.meta.url)) buildPages(process.execPath);
