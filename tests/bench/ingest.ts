/** How many pages a second the API takes in. */
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, samplePages, startProcess } from "@leadfit/testkit";
import { say } from "./ground.ts";
import { median, type Scenario } from "./scenario.ts";
import { startApp, stopApps } from "./start-app.ts";

const pages = 400;
const clients = 16;
const rounds = 3;
const apiKey = "bench-key-0123456789";

export const ingest: Scenario = {
  name: "ingest",
  how: `${pages} pages posted to /html_extract with "Prefer: respond-async" by ${clients} clients, to the api app in a process of its own; beside it bare Hono that parses the body and inserts one row. Warmed up, median of ${rounds}; the clients share the machine.`,
  async run({ openDatabase }) {
    const home = mkdtempSync(join(tmpdir(), "leadfit-bench-home-"));
    const env = async (port: number) => ({
      DATABASE_URL: await openDatabase(),
      LEADFIT_HOME: home,
      LEADFIT_API_KEY: apiKey,
      PORT: String(port),
    });
    const [ourPort, barePort] = [await freePort(), await freePort()];
    const api = await startApp("api", await env(ourPort));
    const ours = await pagesPerSecond(ourPort);
    await stopApps([api]);
    const bare = startProcess(process.execPath, [join(import.meta.dirname, "bare-hono.ts")], {
      env: { PATH: process.env.PATH, ...(await env(barePort)) },
    });
    await bare.says(/ready/);
    const least = await pagesPerSecond(barePort);
    await stopApps([bare]);
    rmSync(home, { recursive: true, force: true });
    say(`  ${ours.toFixed(0)} pages/s beside ${least.toFixed(0)} pages/s`);
    return {
      ratios: [{ what: "ingest ÷ bare Hono and one insert", value: ours / least, target: null }],
      absolutes: [
        { what: "ingest", value: `${ours.toFixed(0)} pages/s` },
        { what: "bare Hono and one insert", value: `${least.toFixed(0)} pages/s` },
      ],
    };
  },
};

async function pagesPerSecond(port: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  let sent = 0;
  const round = async () => {
    const until = sent + pages;
    const started = performance.now();
    const client = async () => {
      while (sent < until) {
        const n = sent++;
        await post(agent, port, JSON.stringify({ html: samplePages.numbered(n), job_id: `job-${n}` }));
      }
    };
    await Promise.all(Array.from({ length: clients }, client));
    return (pages / (performance.now() - started)) * 1000;
  };
  await round();
  const rates: number[] = [];
  for (let n = 0; n < rounds; n++) rates.push(await round());
  agent.destroy();
  return median(rates);
}

/** @throws where it is answered with anything but 202 */
function post(agent: Agent, port: number, body: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const headers = {
    authorization: `Bearer ${apiKey}`,
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
    prefer: "respond-async",
  };
  const sending = request({ agent, port, host: "127.0.0.1", path: "/html_extract", method: "POST", headers });
  sending.on("error", reject).on("response", (response) => {
    response.resume();
    if (response.statusCode === 202) response.on("end", resolve);
    else reject(new Error(`the ingest answered ${response.statusCode}`));
  });
  sending.end(body);
  return promise;
}
