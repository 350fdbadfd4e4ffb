/**
 * Makes dist/, the package as it is published: JavaScript and types of the client and of the contracts that it is typed
 * by, with a manifest of its own. Run it with `npm run build` here, then `npm publish dist`.
 */
import { execFileSync } from "node:child_process";
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

const here = import.meta.dirname;
const root = join(here, "../..");
const out = process.argv[2] ?? join(here, "dist");

rmSync(out, { recursive: true, force: true });
const tsc = join(root, "node_modules/typescript/bin/tsc");
execFileSync(process.execPath, [tsc, "-p", join(here, "tsconfig.build.json"), "--outDir", out], {
  stdio: "inherit",
});

// The contracts go along: nobody needs a second package for the types of the first.
const contracts = join(out, "contracts/src/index.js");
for (const name of readdirSync(out, { recursive: true, encoding: "utf8" })) {
  if (!/\.(?:d\.ts|js)$/.test(name)) continue;
  const file = join(out, name);
  const path = relative(dirname(file), contracts);
  const text = readFileSync(file, "utf8");
  const local = text.replaceAll(
    /(["'])@leadfit\/contracts\1/g,
    `"${path.startsWith(".") ? path : `./${path}`}"`,
  );
  if (local !== text) writeFileSync(file, local);
}

type Manifest = { version: string; description: string; dependencies: Record<string, string> };
const read = (path: string) => JSON.parse(readFileSync(join(root, path), "utf8")) as Manifest;
const { version, description } = read("packages/client/package.json");
const names = Object.keys(read("packages/contracts/package.json").dependencies);
const dependencies = names.map((name) => [
  name,
  `^${read(join("packages/contracts/node_modules", name, "package.json")).version}`,
]);
const entry = { types: "./client/src/index.d.ts", default: "./client/src/index.js" };
writeFileSync(
  join(out, "package.json"),
  `${JSON.stringify({ name: "@leadfit/client", version, description, type: "module", sideEffects: false, exports: { ".": entry }, dependencies: Object.fromEntries(dependencies) }, null, 2)}\n`,
);
copyFileSync(join(here, "README.md"), join(out, "README.md"));
