/** GET /v1/events: what happens now, as server-sent events. The id of an event is its time: a client goes on from there. */
import { jobIdSchema } from "@leadfit/contracts";
import { type Context, Hono } from "hono";
import type { ApiDeps } from "../deps.ts";
import { allow } from "../http/access.ts";
import { Problem } from "../http/problem.ts";
import type { LiveEvent } from "../live/live-updates.ts";

export function eventRoutes({ db, live }: ApiDeps): Hono {
  return new Hono().get("/v1/events", allow("read", db), (c) => {
    const gone = new AbortController();
    const signal = AbortSignal.any([c.req.raw.signal, gone.signal]);
    const events = live.follow({ jobId: jobIdOf(c), since: sinceOf(c), signal });
    const encoder = new TextEncoder();
    const body = new ReadableStream<Uint8Array>(
      {
        // Asked for the next one only when the last one is on its way: a slow client holds nothing up but itself.
        async pull(controller) {
          const { done, value } = await events.next();
          if (done) controller.close();
          else controller.enqueue(encoder.encode(textOf(value)));
        },
        async cancel() {
          gone.abort();
          await events.return(undefined);
        },
      },
      { highWaterMark: 0 },
    );
    return c.body(body, 200, {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
      // Proxies of nginx's kind hold answers back otherwise.
      "x-accel-buffering": "no",
    });
  });
}

function textOf(event: LiveEvent): string {
  if (event.event === "heartbeat") return ": \n\n";
  // JSON has no line ends of its own.
  return `id: ${event.data.at}\nevent: ${event.event}\ndata: ${JSON.stringify(event.data)}\n\n`;
}

function jobIdOf(c: Context): string | undefined {
  const given = c.req.query("job_id");
  if (given === undefined) return undefined;
  const parsed = jobIdSchema.safeParse(given);
  if (!parsed.success) throw new Problem(400, "invalid_query", `job_id: must be ${jobIdText}`);
  return parsed.data;
}

const jobIdText = "1 to 128 letters, digits, dots, colons, dashes or underscores";

/** Of no use where it is no time of ours: then nothing is sent again. */
function sinceOf(c: Context): Date | null {
  const id = c.req.header("last-event-id") ?? "";
  const since = /^\d{4}-\d\d-\d\dT[\d:.]{5,20}Z$/.test(id) ? new Date(id) : null;
  return since && !Number.isNaN(since.getTime()) ? since : null;
}
