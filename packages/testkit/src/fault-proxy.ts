/**
 * A TCP proxy on loopback that fails as networks do: late, stalled, silent, cut, gone. Knows nothing of what passes.
 */
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export type FaultProxy = {
  port: number;
  /** The target's URL with our port in it. */
  through(url: string): string;
  /** Every chunk comes this much later, ms; 0: at once. */
  latency(ms: number): void;
  /** Open and new connections carry nothing, and lose nothing, until `flow`. */
  stall(): void;
  flow(): void;
  /** What is open now is dead without a word: bytes vanish, nobody closes. New connections work. */
  blackhole(): void;
  /** Answers vanish on their way back, on open and new connections; what is sent still arrives. Ends with `flow`. */
  muteAnswers(): void;
  /** Breaks all that is open; new connections work. */
  cut(): void;
  /** Breaks all that is open and refuses what comes, until `up`. */
  down(): Promise<void>;
  up(): Promise<void>;
  /**
   * Breaks a connection at a chunk that its client sends, with this probability.
   * @param random from 0 to 1; give it a seed
   */
  breakAtRandom(share: number, random: () => number): void;
  /** Connections that it broke by `breakAtRandom`. */
  broken(): number;
  close(): Promise<void>;
};

type Pair = { client: Socket; target: Socket; dead: boolean };

export async function startFaultProxy(
  target: { port: number; host?: string },
  { open = true }: { open?: boolean } = {},
): Promise<FaultProxy> {
  const pairs = new Set<Pair>();
  let delayMs = 0;
  let stalled = false;
  let muted = false;
  let breaking: { share: number; random: () => number } | null = null;
  let broken = 0;

  const destroy = ({ client, target }: Pair) => {
    client.destroy();
    target.destroy();
  };
  const pump = (pair: Pair, from: Socket, to: Socket, isAnswer: boolean) => {
    from.on("data", (chunk) => {
      if (pair.dead || (isAnswer && muted)) return;
      if (!isAnswer && breaking && breaking.random() < breaking.share) {
        broken++;
        return destroy(pair);
      }
      const pass = () => {
        if (pair.dead || to.destroyed || to.write(chunk)) return;
        from.pause();
        to.once("drain", () => stalled || from.resume());
      };
      if (delayMs > 0) setTimeout(pass, delayMs);
      else pass();
    });
    from.on("end", () => pair.dead || to.end());
    from.on("error", () => {});
    from.on("close", () => {
      // A blackhole tells nobody.
      if (!pair.dead) to.destroy();
      if (pair.client.destroyed && pair.target.destroyed) pairs.delete(pair);
    });
  };

  const server = createServer({ noDelay: true }, (client) => {
    const outgoing = connect({ port: target.port, host: target.host ?? "127.0.0.1", noDelay: true });
    const pair: Pair = { client, target: outgoing, dead: false };
    pairs.add(pair);
    pump(pair, client, outgoing, false);
    pump(pair, outgoing, client, true);
    if (stalled) for (const socket of [client, outgoing]) socket.pause();
  });
  const listen = async (port: number) => {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
  };
  const shut = async () => {
    if (!server.listening) return;
    const closed = once(server, "close");
    server.close();
    for (const pair of pairs) destroy(pair);
    await closed;
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  if (!open) await shut();

  return {
    port,
    through: (url) => Object.assign(new URL(url), { port: String(port) }).href,
    latency(ms) {
      delayMs = ms;
    },
    stall() {
      stalled = true;
      for (const { client, target } of pairs) for (const socket of [client, target]) socket.pause();
    },
    flow() {
      stalled = false;
      muted = false;
      for (const { client, target } of pairs) for (const socket of [client, target]) socket.resume();
    },
    blackhole() {
      for (const pair of pairs) pair.dead = true;
    },
    muteAnswers() {
      muted = true;
    },
    cut() {
      for (const pair of pairs) destroy(pair);
    },
    down: shut,
    up: async () => {
      if (!server.listening) await listen(port);
    },
    breakAtRandom(share, random) {
      breaking = share > 0 ? { share, random } : null;
    },
    broken: () => broken,
    close: shut,
  };
}

/** Numbers from 0 up to 1 that a seed decides (mulberry32), for faults that can be had again. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
