import type { Logger } from "@leadfit/service";
import type { Context } from "hono";
import { expect, test } from "vitest";
import { createRefusalLog } from "./refusal-log.ts";

const c = { req: { method: "GET", path: "/v1/keys" }, env: undefined } as unknown as Context;

test("each kind of refusal is logged at once, a flood of one is a number, and other errors are none", () => {
  const lines: object[] = [];
  const log = { warn: (fields: object) => lines.push(fields) } as unknown as Logger;
  let now = 0;
  const refused = createRefusalLog(log, () => now);
  for (let n = 0; n < 1_000; n++) refused({ status: 401, code: "unauthorized" }, c);
  refused({ status: 403, code: "host_not_allowed" }, c);
  refused({ status: 404, code: "unknown_job" }, c);
  refused({ status: 503, code: "not_ready" }, c, "deadlock detected");
  now = 10_000;
  refused({ status: 401, code: "unauthorized" }, c);
  const known = { method: "GET", path: "/v1/keys", peer: "unknown" };
  expect(lines).toEqual([
    { ...known, code: "unauthorized", unsaid: 0 },
    { ...known, code: "host_not_allowed", unsaid: 0 },
    { ...known, code: "not_ready", why: "deadlock detected", unsaid: 0 },
    { ...known, code: "unauthorized", unsaid: 999 },
  ]);
});
