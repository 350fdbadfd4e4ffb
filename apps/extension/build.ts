/** Builds the extension for both browsers from one source, each into a folder and a zip of it. */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { zipSync } from "fflate";
import { build, type InlineConfig, type Plugin } from "vite";
import { type Browser, browsers, manifest } from "./manifest.ts";

const here = import.meta.dirname;
const source = join(here, "src");

type Built = { folder: string; zip: string };

/** @param into a folder; what it held of an earlier build goes */
export async function buildExtension(browser: Browser, into: string): Promise<Built> {
  const folder = join(into, browser);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const define = { IS_FIREFOX: String(browser === "firefox") };
  await build({ ...pages(folder), define });
  // Scripts of their own: a page's script and Firefox's worker cannot import.
  await build({ ...script(folder, "worker", join(source, "worker/worker.ts")), define });
  await build({ ...script(folder, "content", join(source, "content/content.ts")), define });
  cpSync(join(source, "content/highlights.css"), join(folder, "highlights.css"));
  cpSync(join(here, "icons"), join(folder, "icons"), { recursive: true });
  const { version } = JSON.parse(readFileSync(join(here, "../../package.json"), "utf8"));
  writeFileSync(join(folder, "manifest.json"), `${JSON.stringify(manifest(browser, version), null, 2)}\n`);
  const zip = join(into, `leadfit-${browser}.zip`);
  writeFileSync(zip, zipped(folder));
  return { folder, zip };
}

const shared: InlineConfig = {
  configFile: false,
  root: source,
  logLevel: "warn",
  publicDir: false,
  base: "./",
  plugins: [withoutEval()],
};

/**
 * zod compiles its schemas where it may. An extension may not, and stores take no code that could: without a constructor zod
 * takes its other way.
 */
function withoutEval(): Plugin {
  const fromText = /\bconst F = Function;/g;
  return {
    name: "without-eval",
    transform: (code, id) => (id.includes("/zod/") ? code.replace(fromText, "const F = null;") : null),
  };
}

function pages(outDir: string): InlineConfig {
  const input = ["panel/panel.html", "options/options.html"].map((page) => join(source, page));
  const build = {
    outDir,
    emptyOutDir: false,
    target: "es2023",
    modulePreload: false,
    assetsInlineLimit: 0,
  } as const;
  return { ...shared, build: { ...build, rolldownOptions: { input } } };
}

function script(outDir: string, name: string, input: string): InlineConfig {
  const output = { format: "iife", entryFileNames: `${name}.js` } as const;
  const build = { outDir, emptyOutDir: false, target: "es2023", modulePreload: false } as const;
  return { ...shared, build: { ...build, rolldownOptions: { input, output } } };
}

/** The same files are the same bytes, whenever they are built. */
function zipped(folder: string): Uint8Array {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const content = files.map((file) => [relative(folder, file).replaceAll("\\", "/"), readFileSync(file)]);
  return zipSync(Object.fromEntries(content), { level: 9, mtime: new Date("2000-01-01T00:00:00") });
}

if (import.meta.main) {
  for (const browser of browsers) {
    const { folder, zip } = await buildExtension(browser, join(here, "dist"));
    const kilobytes = Math.ceil(readFileSync(zip).length / 1000);
    process.stdout.write(
      `${relative(process.cwd(), folder)} and ${relative(process.cwd(), zip)} (${kilobytes} kB)\n`,
    );
  }
}
