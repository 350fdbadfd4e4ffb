/** The lines of a request's body as they come: bytes in, lines out, and never more of them held than one may be long. */
import { storableDeep } from "@leadfit/contracts";
import { Problem } from "../http/problem.ts";
import { checkNesting } from "../http/read-json.ts";

/** `bytes` is null where the line is longer than it may be; what there was of it is thrown away. */
export type BulkLine = { line: number; bytes: Buffer | null };

type Limits = {
  lineLimitBytes: number;
  /** The longest that a sender may keep silent while we wait. */
  idleMs: number;
};

/** So much is held while what came before is being stored; a line more may lie over it. */
const heldLines = 200;
const heldBytes = 2 * 1024 * 1024;
const lineEnd = 10;

/**
 * What has come since the last time it was asked, at least a line of it: nothing waits for a next line, and who is slow
 * to store has more to store at once. Lines are numbered from 1, empty ones left out.
 * @throws Problem 408 where the sender keeps silent
 */
export async function* bulkLines(
  body: ReadableStream<Uint8Array>,
  limits: Limits,
): AsyncGenerator<BulkLine[]> {
  let held: BulkLine[] = [];
  let bytes = 0;
  let ended = false;
  let failure: { error: unknown } | undefined;
  let arrived = Promise.withResolvers<void>();
  let room = Promise.withResolvers<void>();
  const read = async (): Promise<void> => {
    for await (const line of linesOf(body, limits)) {
      held.push(line);
      bytes += line.bytes?.length ?? 0;
      arrived.resolve();
      if (held.length >= heldLines || bytes >= heldBytes) await room.promise;
      if (ended) return;
    }
  };
  read()
    .catch((error: unknown) => {
      failure = { error };
    })
    .finally(() => {
      ended = true;
      arrived.resolve();
    });
  try {
    for (;;) {
      await arrived.promise;
      const group = held;
      held = [];
      bytes = 0;
      if (!ended) arrived = Promise.withResolvers();
      room.resolve();
      room = Promise.withResolvers();
      if (group.length > 0) yield group;
      else if (failure) throw failure.error;
      else if (ended) return;
    }
  } finally {
    ended = true;
    room.resolve();
  }
}

async function* linesOf(
  body: ReadableStream<Uint8Array>,
  { lineLimitBytes, idleMs }: Limits,
): AsyncGenerator<BulkLine> {
  let line = 0;
  let held: Uint8Array[] = [];
  let size = 0;
  const hold = (part: Uint8Array): void => {
    size += part.length;
    if (size > lineLimitBytes) held = [];
    else if (part.length > 0) held.push(part);
  };
  const end = (): BulkLine | null => {
    line++;
    const whole = size === 0 ? null : { line, bytes: size > lineLimitBytes ? null : Buffer.concat(held) };
    held = [];
    size = 0;
    return whole;
  };
  for await (const chunk of chunksInTime(body, idleMs)) {
    let from = 0;
    for (let at = chunk.indexOf(lineEnd); at >= 0; at = chunk.indexOf(lineEnd, from)) {
      hold(chunk.subarray(from, at));
      from = at + 1;
      const whole = end();
      if (whole) yield whole;
    }
    hold(chunk.subarray(from));
  }
  const whole = end();
  if (whole) yield whole;
}

async function* chunksInTime(body: ReadableStream<Uint8Array>, idleMs: number): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { promise: silence, reject } = Promise.withResolvers<never>();
      const timer = setTimeout(
        () => reject(new Problem(408, "request_timeout", "Nothing of the body came for a minute.")),
        idleMs,
      );
      const { done, value } = await Promise.race([reader.read(), silence]).finally(() => clearTimeout(timer));
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

export type ParsedLine = { kind: "parsed"; value: unknown } | { kind: "invalid"; message: string };

/** JSON as scrapers write it: Python's bare NaN and Infinity are null. */
export function parsePosting(bytes: Buffer): ParsedLine {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { kind: "invalid", message: "is not UTF-8" };
  }
  try {
    const value = parseJson(text);
    checkNesting(value);
    return { kind: "parsed", value: storableDeep(value) };
  } catch (error) {
    return { kind: "invalid", message: error instanceof Problem ? error.message : "is not valid JSON" };
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!/\b(?:NaN|Infinity)\b/.test(text)) throw error;
    return JSON.parse(withoutNaN(text));
  }
}

/** Outside of strings only; one pass. */
function withoutNaN(text: string): string {
  const out: string[] = [];
  for (let at = 0; at < text.length; ) {
    const quote = text.indexOf('"', at);
    const bare = text.slice(at, quote < 0 ? undefined : quote);
    out.push(bare.replace(/-?\b(?:NaN|Infinity)\b/g, "null"));
    if (quote < 0) break;
    let close = quote + 1;
    while (close < text.length && text[close] !== '"') close += text[close] === "\\" ? 2 : 1;
    out.push(text.slice(quote, close + 1));
    at = close + 1;
  }
  return out.join("");
}
