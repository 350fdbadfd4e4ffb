/** Builds the pages into dist: hashed files of their own, nothing inline, so that the strictest policy holds. */
import { join } from "node:path";
import { defineConfig } from "vite";

const entry = join(import.meta.dirname, "src/main.tsx");

export default defineConfig({
  root: import.meta.dirname,
  build: {
    target: "es2023",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The build writes elsewhere first (scripts/build-pages.mjs) and swaps it in whole.
    emptyOutDir: true,
    rolldownOptions: {
      output: {
        // All that the first look needs in one piece: what later pages share with it would else be cut out in dozens of
        // small ones, which take more requests and compress less.
        codeSplitting: {
          groups: [
            { debugName: "first look", name: (id, modules) => (firstOf(modules).has(id) ? "base" : null) },
          ],
        },
      },
    },
  },
});

type Modules = { getModuleInfo(id: string): { importedIds: readonly string[] } | null };

let first: Set<string> | undefined;

/** Through these the entry takes a name or two, and leads to all their schemas. */
const barrels = ["contracts", "client"].map((name) => join(import.meta.dirname, "../../packages", name));

/** What the entry imports, and what that imports, and so on; not what is loaded when it is called for. */
function firstOf(modules: Modules): Set<string> {
  if (first) return first;
  first = new Set([entry]);
  for (const id of first)
    for (const imported of modules.getModuleInfo(id)?.importedIds ?? [])
      if (!barrels.some((barrel) => imported.startsWith(barrel))) first.add(imported);
  return first;
}
