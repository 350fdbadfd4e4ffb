import { createLogger } from "@leadfit/service";
import { Hono } from "hono";
import { expect, test } from "vitest";
import { checkHost } from "./access.ts";
import { answerProblem } from "./problem.ts";

async function status(host: string, allowed: string[] = []): Promise<number> {
  const app = new Hono();
  app.onError(answerProblem(createLogger({ name: "test", level: "silent" })));
  app.use("*", checkHost(allowed));
  app.get("/", (c) => c.text("in"));
  return (await app.request("http://any/", { headers: { host } })).status;
}

test.each(["127.0.0.1:8787", "localhost", "LOCALHOST:1", "[::1]:8787"])(
  "loopback's name %s gets in",
  async (host) => {
    expect(await status(host)).toBe(200);
  },
);

test.each(["evil.example", "127.0.0.1.evil.example:8787", "", "0.0.0.0:8787"])(
  "any other name (%s) stays out, for a page of any site can point its own name here",
  async (host) => {
    expect(await status(host)).toBe(403);
  },
);

test("an allowed name gets in, with any port, and loopback still does; its neighbours stay out", async () => {
  const allowed = ["leadfit.example"];
  expect(await status("Leadfit.example:443", allowed)).toBe(200);
  expect(await status("localhost:8787", allowed)).toBe(200);
  expect(await status("x.leadfit.example", allowed)).toBe(403);
});
