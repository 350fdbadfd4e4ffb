import { once } from "node:events";
import { createServer } from "node:net";
import { createTestDatabase, eventually, freePort, repositoryRoot, startProcess } from "@leadfit/testkit";
import { expect, test } from "vitest";

const startSweeper = (env: Record<string, string>) =>
  startProcess(process.execPath, ["apps/sweeper/src/main.ts"], { cwd: repositoryRoot, env });

test("an app whose database is not there yet is alive and not ready", async () => {
  const [port, nobody] = [await freePort(), await freePort()];
  const sweeper = startSweeper({
    DATABASE_URL: `postgres://nobody@127.0.0.1:${nobody}/nothing`,
    LEADFIT_HEALTH_PORT: String(port),
  });
  try {
    const ready = await eventually(async () => await fetch(`http://127.0.0.1:${port}/readyz`));
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ error: { code: "not_ready", message: "starting" } });
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  } finally {
    sweeper.destroy();
    await sweeper.exited;
  }
});

test("a taken LEADFIT_HEALTH_PORT ends the start with the setting's name", async () => {
  const database = await createTestDatabase();
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as { port: number };
  const sweeper = startSweeper({ DATABASE_URL: database.url, LEADFIT_HEALTH_PORT: String(port) });
  expect(await sweeper.exited).toMatchObject({ code: 1 });
  expect(sweeper.output()).toContain(`LEADFIT_HEALTH_PORT: cannot listen on 127.0.0.1, port ${port}`);
  other.close();
  await database.drop();
});
