/** `npm run sbom [file]`: what the services are made of, as CycloneDX, from the lockfile alone; default leadfit.cdx.json. */
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { pnpm, root } from "./bootstrap.mjs";

const file = resolve(process.argv[2] ?? "leadfit.cdx.json");
const { status, error } = spawnSync(
  "npx",
  [
    ...["--yes", pnpm, "--filter-prod", "{apps/*}...", "sbom", "--prod", "--lockfile-only"],
    ...["--sbom-format", "cyclonedx", "--sbom-type", "application", "--out", file],
  ],
  { cwd: root, stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, CI: "1" } },
);
if (error) console.error(error.message);
process.exit(status ?? 1);
