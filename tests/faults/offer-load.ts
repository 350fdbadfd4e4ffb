/** Postings at a steady rate, whatever becomes of them: each is sent when it is due, not when the last one was answered. */
import { setTimeout as pause } from "node:timers/promises";
import { type Posted, postJson } from "./api-client.ts";

export type Offered = {
  sent: number;
  accepted: number;
  /** By status, or by the error's name. */
  refused: Record<string, number>;
  /** Of those accepted: from when it was due until it was answered, ms. */
  ms: number[];
};

/** @param body of the n-th request, and where it goes */
export async function offerLoad(
  url: string,
  { perSecond, minutes }: { perSecond: number; minutes: number },
  body: (n: number) => { path: string; body: unknown },
  say: (line: string) => void,
): Promise<Offered> {
  const offered: Offered = { sent: 0, accepted: 0, refused: {}, ms: [] };
  const startedAt = performance.now();
  const total = Math.round(perSecond * minutes * 60);
  const refuse = (why: string) => {
    offered.refused[why] = (offered.refused[why] ?? 0) + 1;
  };
  const send = async (n: number, dueAt: number): Promise<void> => {
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
    sending.push(send(n, dueAt));
    offered.sent++;
    if ((n + 1) % (perSecond * 30) === 0) say(`${n + 1} of ${total} sent, ${offered.accepted} accepted`);
  }
  await Promise.all(sending);
  return offered;
}
