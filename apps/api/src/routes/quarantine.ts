/** /v1/quarantine: what is parked and why, by cause too; sending it on, or giving it up. */
import {
  type DiscardedQuarantines,
  type QuarantineGroup,
  quarantineSelectionSchema,
  type RetriedQuarantines,
} from "@leadfit/contracts";
import { Hono } from "hono";
import type { ApiDeps } from "../deps.ts";
import { allow } from "../http/access.ts";
import { Problem } from "../http/problem.ts";
import { readJson, smallLimitBytes } from "../http/read-json.ts";
import { quarantineAdvice } from "./quarantine-advice.ts";

const listLimit = 500;

export function quarantineRoutes({ db, log, poke }: ApiDeps): Hono {
  return new Hono()
    .get("/v1/quarantine", allow("read", db), async (c) =>
      c.json({ status: "success", data: await db.quarantines.list(listLimit) }),
    )
    .get("/v1/quarantine/groups", allow("read", db), async (c) => {
      const groups = await db.quarantines.groups();
      const data: QuarantineGroup[] = groups.map((group) => ({ ...group, advice: quarantineAdvice(group) }));
      return c.json({ status: "success", data });
    })
    .post("/v1/quarantine/retry", allow("ops", db), async (c) => {
      const selection = await readJson(c, quarantineSelectionSchema, smallLimitBytes);
      const { done, missed } = await db.quarantines.retryMany(selection);
      poke();
      log.info({ retried: done.length }, "quarantines retried");
      const data: RetriedQuarantines = { retried: done.length, failed: missed.map(notOpen) };
      return c.json({ status: "success", data }, 202);
    })
    .post("/v1/quarantine/discard", allow("ops", db), async (c) => {
      const selection = await readJson(c, quarantineSelectionSchema, smallLimitBytes);
      const { done, missed } = await db.quarantines.discard(selection);
      log.info({ discarded: done.length }, "quarantines discarded");
      const data: DiscardedQuarantines = { discarded: done.length, failed: missed.map(notOpen) };
      return c.json({ status: "success", data });
    })
    .post("/v1/quarantine/:id/retry", allow("ops", db), async (c) => {
      const id = c.req.param("id");
      const released = await db.quarantines.retry(id);
      if (!released) {
        throw new Problem(
          404,
          "unknown_quarantine",
          `There is no open quarantine ${id}; GET /v1/quarantine lists them.`,
        );
      }
      poke();
      const { jobId, assessmentId } = released;
      return c.json({ status: "success", data: { job_id: jobId, assessment_id: assessmentId } }, 202);
    });
}

const notOpen = (quarantine_id: string) => ({
  quarantine_id,
  code: "unknown_quarantine" as const,
  message: `There is no open quarantine ${quarantine_id}.`,
});
