/** Against a receiver on loopback, checked with the specification's own library. */
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { type CreatedWebhook, stages, type WebhookMessage, webhookMessageSchema } from "@leadfit/contracts";
import { createLogger } from "@leadfit/service";
import {
  createTestDatabase,
  eventually,
  samplePages,
  sampleResume,
  type TestDatabase,
} from "@leadfit/testkit";
import { Webhook as Verifier } from "standardwebhooks";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openRuntime, type Runtime } from "./open-runtime.ts";
import type { Running } from "./running.ts";
import { settingsFromEnv } from "./settings.ts";
import { startWorker } from "./start-worker.ts";
import { startWebhookRunner, webhookBackoffMs } from "./webhook-runner.ts";
import { isPrivateAddress, refuseWebhookUrl } from "./webhook-target.ts";

type Received = { headers: IncomingHttpHeaders; body: string };

const log = createLogger({ name: "test", level: "silent" });
const quick = { allowedHosts: [], backoffMs: [1, 1, 1], pollMs: 10 };
let database: TestDatabase;
let runtime: Runtime;
let workers: { stop(): Promise<void> }[];
let receiver: Server;
let url: string;
let received: Received[];
let answer: (response: ServerResponse, nth: number) => void;
let hook: CreatedWebhook;
let runner: Running | undefined;

beforeAll(async () => {
  database = await createTestDatabase();
  const settings = { ...settingsFromEnv({}), databaseUrl: database.url };
  runtime = await openRuntime(settings, log, { role: "all", workers: stages.length });
  workers = await Promise.all(stages.map((stage) => startWorker(stage, runtime)));
  await runtime.db.resumes.create({
    name: "Mara",
    format: "markdown",
    content: sampleResume,
    text: sampleResume,
  });
});

afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  await runtime.close();
  await database.drop();
});

beforeEach(async () => {
  received = [];
  answer = (response) => response.writeHead(204).end();
  receiver = createServer(async (request, response) => {
    received.push({ headers: request.headers, body: await text(request) });
    answer(response, received.length);
  }).listen(0, "127.0.0.1");
  await once(receiver, "listening");
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  hook = await runtime.db.webhooks.create({ url, events: ["assessment.completed", "job.quarantined"] });
});

afterEach(async () => {
  await runner?.stop();
  runner = undefined;
  await runtime.db.webhooks.remove(hook.webhook_id);
  receiver.closeAllConnections();
  receiver.close();
});

const ingest = async (jobId: string, page: string) => {
  const ingested = await runtime.db.jobs.ingest({ page, jobId });
  runtime.relay.poke();
  if (ingested.kind !== "ingested") throw new Error(ingested.kind);
  return ingested.assessmentId;
};
const settled = async (rows: number) =>
  await eventually(async () => {
    const deliveries = (await runtime.db.webhooks.deliveries(hook.webhook_id)) ?? [];
    const open = deliveries.filter(({ state }) => state === "pending");
    if (deliveries.length < rows || open.length > 0) throw new Error(JSON.stringify(deliveries));
    return deliveries;
  });
/** @throws where the signature is wrong */
const read = ({ headers, body }: Received): WebhookMessage =>
  webhookMessageSchema.parse(new Verifier(hook.secret).verify(body, headers as Record<string, string>));

describe("a receiver that fails twice and then answers", () => {
  test("gets each event once as new: signed, complete, by the same id at every try", async () => {
    answer = (response, nth) => {
      if (nth <= 2) response.writeHead(500).end();
      else response.writeHead(204).end();
    };
    const whole = await ingest("webhook-whole", samplePages.numbered(7_001));
    const [first] = await eventually(async () => {
      const rows = (await runtime.db.webhooks.deliveries(hook.webhook_id)) ?? [];
      if (rows.length === 0) throw new Error("no delivery yet");
      return rows;
    });
    runner = startWebhookRunner(runtime.db.webhooks, log, quick);
    await settled(1);
    const messages = received.map(read);
    expect(received.map(({ headers }) => headers["webhook-id"])).toEqual(Array(3).fill(first?.delivery_id));
    const served = await runtime.db.assessments.jobData("webhook-whole");
    for (const message of messages) {
      expect(message).toMatchObject({
        type: "assessment.completed",
        timestamp: first?.created_at,
        data: {
          job_id: "webhook-whole",
          assessment_id: whole,
          rating: served?.rating,
          match_percentage: served?.match_percentage,
          job_title: served?.job_title,
        },
      });
    }
    const parked = await ingest("webhook-parked", "<html><body>Nothing here.</body></html>");
    const [delivery, before] = await settled(2);
    expect(read(received.at(-1) as Received)).toMatchObject({
      type: "job.quarantined",
      data: { assessment_id: parked, stage: "extract", reason: "missing_job_description" },
    });
    expect([before?.attempts, delivery?.attempts]).toEqual([3, 1]);
    expect([before?.last_status, before?.state, before?.last_error]).toEqual([204, "delivered", null]);
  });
});

describe("a delivery", () => {
  const testEvent = async () => {
    await runtime.db.webhooks.test(hook.webhook_id);
    runner = startWebhookRunner(runtime.db.webhooks, log, quick);
    return (await settled(1))[0];
  };

  test("is given up after the last try, and the log says why", async () => {
    answer = (response) => response.writeHead(503).end();
    const delivery = await testEvent();
    expect(received).toHaveLength(quick.backoffMs.length + 1);
    expect(delivery).toMatchObject({ state: "failed", attempts: 4, last_status: 503, due_at: null });
    expect(delivery?.last_error).toContain("503");
  });

  test("is not sent again to a receiver that is gone for good, nor to where it is redirected", async () => {
    answer = (response) => response.writeHead(410).end();
    expect(await testEvent()).toMatchObject({ state: "failed", attempts: 1, last_status: 410 });
    await runner?.stop();
    await runtime.db.webhooks.remove(hook.webhook_id);
    hook = await runtime.db.webhooks.create({ url, events: ["job.quarantined"] });
    received = [];
    answer = (response) => response.writeHead(307, { location: `${url}/elsewhere` }).end();
    expect(await testEvent()).toMatchObject({ state: "failed", last_status: 307 });
    expect(received).toHaveLength(4);
  });

  test("that was under way when its process stopped goes out at the next start, and counts no try", async () => {
    const { promise: came, resolve } = Promise.withResolvers<void>();
    answer = () => resolve();
    await runtime.db.webhooks.test(hook.webhook_id);
    const first = startWebhookRunner(runtime.db.webhooks, log, quick);
    await came;
    await first.stop();
    answer = (response) => response.writeHead(200).end();
    runner = startWebhookRunner(runtime.db.webhooks, log, quick);
    const [delivery] = await settled(1);
    expect(delivery).toMatchObject({ state: "delivered", attempts: 1 });
    expect(new Set(received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  });

  test("of an event that nobody asked for is not made", async () => {
    await runtime.db.webhooks.remove(hook.webhook_id);
    hook = await runtime.db.webhooks.create({ url, events: ["job.quarantined"] });
    await ingest("webhook-unasked", samplePages.numbered(7_002));
    await eventually(async () => {
      const data = await runtime.db.assessments.jobData("webhook-unasked");
      if (data?.state !== "completed") throw new Error(data?.state);
    });
    expect(await runtime.db.webhooks.deliveries(hook.webhook_id)).toEqual([]);
  });
});

describe("where a webhook may lead", () => {
  test("tries go on for more than a day", () => {
    expect(webhookBackoffMs.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThan(24 * 3_600_000);
  });

  test.each([
    "http://10.0.0.5/x",
    "http://192.168.1.1/",
    "http://169.254.169.254/latest/meta-data",
    "http://[fd00::1]/",
    "http://[::ffff:10.0.0.1]/",
    "http://0xa.1/",
    "http://0.0.0.0/",
    "http://user:secret@127.0.0.1/",
  ])("not to %s", async (target) => {
    expect(await refuseWebhookUrl(target, [])).not.toBeNull();
  });

  test("to this machine by its loopback names, and to private hosts that the settings name", async () => {
    for (const target of [
      "http://127.0.0.1:9/x",
      "http://localhost/",
      "http://[::1]:9/",
      "https://93.184.216.34/",
    ])
      expect(await refuseWebhookUrl(target, [])).toBeNull();
    expect(await refuseWebhookUrl("http://10.0.0.5/x", ["10.0.0.5"])).toBeNull();
    expect(await refuseWebhookUrl("http://10.0.0.6/x", ["10.0.0.5"])).toContain("LEADFIT_WEBHOOK_HOSTS");
  });

  test("addresses of the internet are told from the others", () => {
    const open = ["8.8.8.8", "172.32.0.1", "2606:4700::1111"];
    const closed = [
      "127.0.0.2",
      "172.31.255.255",
      "100.64.0.1",
      "::1",
      "fe80::1",
      "64:ff9b::a00:1",
      "2002:a00:1::1",
    ];
    expect(open.filter(isPrivateAddress)).toEqual([]);
    expect(closed.filter((address) => !isPrivateAddress(address))).toEqual([]);
  });
});
