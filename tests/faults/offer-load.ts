/**
 * Postings at a steady rate, whatever becomes of them: each is sent when it is due, not when the last one was answered. From
 * a process of its own, for the scenario's answers as the model: what that takes is none of the API's time.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type Posted, postJson } from "./api-client.ts";
import { type LoadKind, loadBodies } from "./load-bodies.ts";

type OfferedLoad = { url: string; perSecond: number; minutes: number; kind: LoadKind };

export type Offered = {
  sent: number;
  accepted: number;
  /** By status, or by the error's name. */
  refused: Record<string, number>;
  /** Of those accepted: from when it was due until it was answered, ms. */
  ms: number[];
};

const self = fileURLToPath(import.meta.url);

/** @throws Error where the process that sends ends before it has told */
export async function offerLoad(load: OfferedLoad, say: (line: string) => void): Promise<Offered> {
  const child = fork(self, [JSON.stringify(load)], { execArgv: [] });
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  try {
    return await new Promise<Offered>((resolve, reject) => {
      child.on("message", (told: string | Offered) => (typeof told === "string" ? say(told) : resolve(told)));
      child.once("exit", (code) => reject(new Error(`the load ended by itself, with ${code}`)));
    });
  } finally {
    process.off("exit", kill);
    const gone = child.exitCode === null && child.signalCode === null ? once(child, "exit") : undefined;
    kill();
    await gone;
  }
}

async function send({ url, perSecond, minutes, kind }: OfferedLoad): Promise<Offered> {
  const body = loadBodies(kind);
  const offered: Offered = { sent: 0, accepted: 0, refused: {}, ms: [] };
  const startedAt = performance.now();
  const total = Math.round(perSecond * minutes * 60);
  const refuse = (why: string) => {
    offered.refused[why] = (offered.refused[why] ?? 0) + 1;
  };
  const sendOne = async (n: number, dueAt: number): Promise<void> => {
    const request = body(n);
    let answer: Posted;
    try {
      answer = await postJson(url, request.path, request.body);
    } catch (error) {
      return refuse((error as Error).name);
    }
    if (answer.status >= 300) return refuse(String(answer.status));
    offered.accepted++;
    offered.ms.push(performance.now() - dueAt);
  };
  const sending: Promise<void>[] = [];
  for (let n = 0; n < total; n++) {
    const dueAt = startedAt + (n / perSecond) * 1000;
    await pause(Math.max(0, dueAt - performance.now()));
    sending.push(sendOne(n, dueAt));
    offered.sent++;
    if ((n + 1) % (perSecond * 30) === 0)
      process.send?.(`${n + 1} of ${total} sent, ${offered.accepted} accepted`);
  }
  await Promise.all(sending);
  return offered;
}

if (process.argv[1] === self) {
  process.on("disconnect", () => process.exit(0));
  process.send?.(await send(JSON.parse(process.argv[2] ?? "")));
}
