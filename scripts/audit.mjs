/**
 * `npm run audit`: no production dependency in the lockfile has a known vulnerability, as far as the registry knows.
 * A registry that cannot be asked is no verdict: it says so, and counts as neither passed nor failed.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { pnpm, root } from "./bootstrap.mjs";

const timeoutMs = 60_000;

/**
 * @param more further arguments of pnpm's audit
 * @returns {{ kind: "clean" | "found" | "not_asked", message: string }}
 */
export function audit(more = []) {
  const { stdout, stderr, error } = spawnSync("npx", ["--yes", pnpm, "audit", "--prod", "--json", ...more], {
    cwd: root,
    encoding: "utf8",
    timeout: timeoutMs,
    maxBuffer: 64 * 1024 * 1024,
    // Asked once: who is offline is not kept waiting.
    env: { ...process.env, CI: "1", PNPM_CONFIG_FETCH_RETRIES: "0" },
  });
  return readAudit(stdout ?? "", error ? error.message : (stderr ?? ""));
}

/** Reads by what was answered: pnpm's exit code is 1 for a vulnerability and for a registry that is away alike. */
export function readAudit(stdout, stderr) {
  let report;
  try {
    report = JSON.parse(stdout);
  } catch {
    const why = stderr.replaceAll(/[\s│×├└╰─▶]+/g, " ").trim();
    return { kind: "not_asked", message: `not asked, so not counted: ${why.slice(0, 300) || "no answer"}` };
  }
  const advisories = Object.values(report.advisories ?? {});
  if (advisories.length === 0) return { kind: "clean", message: "no known vulnerability" };
  const lines = advisories.map(
    ({ module_name: name, severity, title, url, patched_versions: patched }) =>
      `${name}: ${severity}: ${title} (${url})${patched ? `; mended in ${patched}` : ""}`,
  );
  return { kind: "found", message: lines.join("\n") };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { kind, message } = audit(process.argv.slice(2));
  console.log(message);
  process.exit(kind === "found" ? 1 : 0);
}
