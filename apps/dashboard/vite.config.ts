/** Builds the pages into dist: hashed files of their own, nothing inline, so that the strictest policy holds. */
import { defineConfig } from "vite";

export default defineConfig({
  root: import.meta.dirname,
  build: {
    target: "es2023",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The build writes elsewhere first (scripts/build-pages.mjs) and swaps it in whole.
    emptyOutDir: true,
  },
});
