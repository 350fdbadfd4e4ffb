import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["apps/**/*.test.ts", "packages/**/*.test.ts", "tests/**/*.test.ts"],
    globalSetup: ["packages/testkit/src/global-setup.ts"],
    // By itself it leaves a core free, which of two is half: most of these tests wait for processes of their own.
    maxWorkers: "100%",
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
