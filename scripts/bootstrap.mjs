/**
 * Makes a bare checkout runnable: brings Node 24 and the packages from the npm registry, generates the database
 * client. Plain JavaScript for the machine's own Node (18 or newer); does nothing when there is nothing to do.
 */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const pnpm = "pnpm@12.21.0";
const packagesStamp = join(root, "node_modules/.leadfit-installed");
const generated = join(root, "packages/db/src/generated");
const generatedStamp = join(generated, ".stamp");
/** What a start compiles the next one finds there. */
export const compileCache = join(root, "node_modules/.cache/compiled");
const threadsStamp = join(compileCache, ".threads");
/** Of threads that read what is not trusted, and come and go with it. */
const threads = ["packages/stages/src/extract/page-thread.ts", "packages/resume/src/resume-thread.ts"];

const read = (...path) => readFileSync(join(root, ...path), "utf8");
const hash = (...texts) => createHash("sha256").update(texts.join("\0")).digest("hex");
const stampIs = (file, want) => existsSync(file) && readFileSync(file, "utf8") === want;

/** Node 24: our own, or the one among the packages. Undefined while it is not there. */
function findNode() {
  if (Number(process.versions.node.split(".")[0]) >= 24) return process.execPath;
  const { platform, arch } = process;
  const names = [`node-${platform}-${arch}`, `node-bin-${platform}-${arch}`];
  return names.map((name) => join(root, "node_modules", name, "bin/node")).find(existsSync);
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/** @returns the path of Node 24 */
export function bootstrap() {
  install();
  const node = findNode();
  if (!node)
    fail(
      `Leadfit needs Node 24, and there is none to bring for ${process.platform}-${process.arch}: install it and try again.`,
    );
  generate(node);
  compileThreads(node);
  return node;
}

function install() {
  const manifests = ["apps", "packages"].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => existsSync(join(root, folder, name, "package.json")))
      .map((name) => read(folder, name, "package.json")),
  );
  const want = hash(
    `${process.platform}-${process.arch}-${pnpm}`,
    read("package.json"),
    read("pnpm-lock.yaml"),
    read("pnpm-workspace.yaml"),
    ...manifests,
  );
  if (stampIs(packagesStamp, want) && findNode()) return;
  process.stderr.write("Installing packages (the first time takes about half a minute) …\n");
  const npx = spawnSync(
    "npx",
    ["--yes", pnpm, "install", "--frozen-lockfile", "--reporter=append-only"],
    // CI=1: pnpm asks nothing. Its words go to stderr: standard output is the command's own.
    { cwd: root, env: { ...process.env, CI: "1" }, stdio: ["ignore", 2, 2] },
  );
  if (npx.error) fail(`npx did not start (${npx.error.message}): install npm and try again.`);
  if (npx.status !== 0)
    fail("The packages could not be installed; what is above says why. Try again when it is mended.");
  writeFileSync(packagesStamp, want);
}

function generate(node) {
  const want = hash(read("prisma/schema.prisma"), read("prisma.config.ts"), read("pnpm-lock.yaml"));
  if (stampIs(generatedStamp, want)) return;
  const prisma = spawnSync(node, ["node_modules/prisma/build/index.js", "generate"], {
    cwd: root,
    encoding: "utf8",
  });
  if (prisma.status !== 0)
    fail(`The database client could not be generated:\n${prisma.stdout}${prisma.stderr}`);
  mkdirSync(generated, { recursive: true });
  writeFileSync(generatedStamp, want);
}

/**
 * Strips the types off what runs in threads before any thread runs it. Node strips them by WebAssembly, and a thread that did
 * so may take its whole process along when it ends (nodejs/node#64500); one that finds it done compiles nothing.
 */
export function compileThreads(node) {
  // Somebody else's cache is not ours to fill.
  const { NODE_COMPILE_CACHE = compileCache } = process.env;
  if (NODE_COMPILE_CACHE !== compileCache) return;
  const sources = ["contracts", "posting", "resume"].map((name) => join(root, "packages", name, "src"));
  const want = hashOf([...sources, ...threads.map((path) => join(root, path))]);
  if (stampIs(threadsStamp, want)) return;
  const imports = threads.map((path) => `await import(${JSON.stringify(join(root, path))});`);
  const { status } = spawnSync(node, ["--input-type=module", "--eval", imports.join("\n")], {
    cwd: root,
    env: { ...process.env, NODE_COMPILE_CACHE },
  });
  // Where it cannot be kept the threads do without.
  if (status === 0 && existsSync(compileCache)) writeFileSync(threadsStamp, want);
}

/** Of files and whole folders, without their tests. */
export function hashOf(paths) {
  const hash = createHash("sha256");
  const add = (path) => {
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) add(join(path, name));
    else if (!path.endsWith(".test.ts"))
      hash.update(path.slice(root.length)).update("\0").update(readFileSync(path)).update("\0");
  };
  for (const path of paths) add(path);
  return hash.digest("hex");
}

// By default V8 lets garbage pile up and glibc gives each thread memory of its own, both for speed; a
// laptop's Leadfit would rather stay under 300 MB. A fleet's processes (Dockerfile) and the bench run without.
const smallHeap = ["--optimize-for-size", "--max-semi-space-size=4"];
const fewMallocArenas = { MALLOC_ARENA_MAX: "2" };

// Node 24 can hang for ever in its own exit, all work done (nodejs/node#54918): past this it is ended from outside.
const tellExit = ["--import", new URL("tell-exit.mjs", import.meta.url).href];
const exitMs = 2_000;

/**
 * Runs a script on Node 24 and lives exactly as long: signals are passed on, and when our own parent is gone
 * the child is told to stop. `small`: rather little memory than speed.
 */
export function run(script, args, { cwd = process.cwd(), small = false } = {}) {
  const node = bootstrap();
  const path = [dirname(node), join(root, "node_modules/.bin"), process.env.PATH].join(delimiter);
  const child = spawn(node, [...(small ? smallHeap : []), ...tellExit, join(root, script), ...args], {
    cwd,
    // The child stops when this channel closes: also when we are killed.
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...(small && fewMallocArenas), NODE_COMPILE_CACHE: compileCache, ...process.env, PATH: path },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    child.kill("SIGTERM");
  }, 1000);
  watch.unref();
  let told;
  child.on("message", ({ exiting }) => {
    told = exiting;
    setTimeout(() => child.kill("SIGKILL"), exitMs);
  });
  child.on("error", (error) => fail(String(error)));
  child.on("exit", (code, signal) => {
    process.exitCode = code ?? told ?? (signal === "SIGINT" ? 130 : 143);
    process.disconnect?.();
    process.exit();
  });
}
