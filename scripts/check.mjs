/**
 * `npm test`: every check and every test, one after the other, then a last line of its own with the counts.
 * A check counts as one; what a failed one printed stands above.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { audit } from "./audit.mjs";
import { bootstrap, compileCache, root } from "./bootstrap.mjs";
import { buildPages } from "./build-pages.mjs";

const node = bootstrap();
const env = {
  NODE_COMPILE_CACHE: compileCache,
  ...process.env,
  PATH: [dirname(node), join(root, "node_modules/.bin"), process.env.PATH].join(delimiter),
};
const scratch = mkdtempSync(join(tmpdir(), "leadfit-check-"));
const counts = { passed: 0, failed: 0, skipped: 0 };

function runNode(args, stdio) {
  return spawnSync(node, args, { cwd: root, env, stdio, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
}

/** @param accepts a last word on the output, for tools that can be green without having looked */
function check(name, args, accepts = () => true) {
  const started = Date.now();
  const { status, stdout, stderr } = runNode(args, "pipe");
  const passed = status === 0 && accepts(stdout);
  counts[passed ? "passed" : "failed"]++;
  console.log(`${passed ? "✓" : "✗"} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  if (!passed) console.log(stdout + stderr);
}

check("format and lint", ["node_modules/@biomejs/biome/bin/biome", "ci", "--colors=off", "."]);
check("types", ["node_modules/typescript/bin/tsc", "--noEmit", "-p", "."]);
check("types of the pages", ["node_modules/typescript/bin/tsc", "--noEmit", "-p", "apps/dashboard"]);
check("types of the extension", ["node_modules/typescript/bin/tsc", "--noEmit", "-p", "apps/extension"]);
check(
  "the law of imports",
  [
    "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs",
    "--config",
    ".dependency-cruiser.mjs",
    "apps",
    "packages",
    "tests",
  ],
  // With a compiler it cannot use it sees one module and says that all is well.
  (output) => Number(/(\d+) modules/.exec(output)?.[1] ?? 0) > 100,
);
check("no unused files, exports or dependencies", ["node_modules/knip/bin/knip.js", "--no-progress"]);

// Once, before tests that start Leadfit side by side.
buildPages(node);

const { kind, message } = audit();
if (kind !== "not_asked") counts[kind === "clean" ? "passed" : "failed"]++;
console.log(`${{ clean: "✓", found: "✗", not_asked: "–" }[kind]} known vulnerabilities: ${message}`);

const report = join(scratch, "vitest.json");
const filter = process.argv.slice(2);
const vitest = [
  "node_modules/vitest/vitest.mjs",
  "run",
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${report}`,
];
const { status } = runNode([...vitest, ...filter], "inherit");
try {
  const result = JSON.parse(readFileSync(report, "utf8"));
  counts.passed += result.numPassedTests;
  counts.failed += result.numFailedTests;
  counts.skipped += result.numPendingTests + result.numTodoTests;
  // A file that failed to load has no failed test of its own.
  if (status !== 0 && result.numFailedTests === 0) counts.failed++;
} catch {
  counts.failed++;
}
rmSync(scratch, { recursive: true, force: true });

console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(counts.failed > 0 || counts.passed === 0 ? 1 : 0);
