/** For tests: a request as bytes, over a connection of its own, for what no HTTP client would send. */
import { connect } from "node:net";

export type RawAnswer = {
  /** 0: the connection was closed without an answer. */
  status: number;
  head: string;
  body: string;
};

/** Sends `bytes` and reads until the other side closes; send `Connection: close` with it. */
export async function rawRequest(port: number, bytes: string | Buffer): Promise<RawAnswer> {
  const socket = connect(port, "127.0.0.1");
  const chunks: Buffer[] = [];
  socket.on("data", (chunk: Buffer) => chunks.push(chunk));
  // A server that cuts us off may reset the connection; what it said before counts.
  socket.on("error", () => {});
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  socket.on("close", () => resolve());
  socket.write(bytes);
  await closed;
  // What comes before the answer itself (100 Continue) is none.
  const text = Buffer.concat(chunks)
    .toString("latin1")
    .replace(/^(HTTP\/1\.1 1\d\d [\s\S]*?\r\n\r\n)+/, "");
  const [head = "", ...body] = text.split("\r\n\r\n");
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0), head, body: body.join("\r\n\r\n") };
}
