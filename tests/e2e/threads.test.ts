/** Threads that read pages and resumes come and go: what makes one of them take its process along must not be in them. */
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { repositoryRoot } from "@leadfit/testkit";
import { expect, test } from "vitest";

const { compileCache, compileThreads } = await import(join(repositoryRoot, "scripts/bootstrap.mjs"));

test.each(["packages/stages/src/extract/page-thread.ts", "packages/resume/src/resume-thread.ts"])(
  "%s runs without Node's stripper of types, which is WebAssembly",
  async (path) => {
    compileThreads(process.execPath);
    const code = `
      import(${JSON.stringify(join(repositoryRoot, path))}).then(({ default: read }) =>
        require("node:worker_threads").parentPort.postMessage([typeof read, process.moduleLoadList]));`;
    const thread = new Worker(code, { eval: true, env: { NODE_COMPILE_CACHE: compileCache } });
    const { promise, resolve, reject } = Promise.withResolvers<[string, string[]]>();
    thread.once("message", resolve).once("error", reject);
    const [kind, loaded] = await promise;
    await thread.terminate();
    expect(kind).toBe("function");
    expect(loaded.filter((name) => name.includes("amaro"))).toEqual([]);
  },
);
