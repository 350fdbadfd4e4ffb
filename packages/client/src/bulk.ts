/** Any number of postings to POST /v1/jobs/bulk, a part at a time, and the answer to each in its order. */
import {
  type BulkAnswer,
  bulkAnswerSchema,
  bulkContentType,
  bulkLineLimitBytes,
  type StructuredPosting,
} from "@leadfit/contracts";
import { retryDelay } from "./retry.ts";
import type { Transport } from "./transport.ts";

const partLines = 500;
const partBytes = 4 * 1024 * 1024;

/** `index` counts the postings from 0. */
export type IngestAnswer = BulkAnswer & { index: number };

/**
 * Takes the next postings only when the answers to the last ones were read, so that nothing piles up on either side.
 * A part whose answer breaks off is sent again from the first posting without one: what had been taken then comes back as
 * `duplicate`. Works where a request's body cannot be streamed.
 * @throws ApiError, TypeError once the retries are spent
 */
export async function* ingestMany(
  transport: Transport,
  postings: AsyncIterable<StructuredPosting> | Iterable<StructuredPosting>,
  { resumeId, signal }: { resumeId?: string | undefined; signal?: AbortSignal | undefined } = {},
): AsyncGenerator<IngestAnswer> {
  let index = 0;
  for await (const part of partsOf(postings)) {
    let rest = part;
    for (let silent = 0; rest.length > 0; ) {
      let answered = 0;
      for await (const answer of sendPart(transport, rest, resumeId, signal)) {
        answered++;
        yield { ...answer, line: index + 1, index: index++ };
      }
      silent = answered > 0 ? 0 : silent + 1;
      rest = rest.slice(answered);
      if (silent === 0) continue;
      const { retries, random, wait } = transport.retry;
      if (silent > retries) throw new TypeError("the bulk request was broken off again and again");
      await wait(retryDelay(silent, null, random) ?? 0, signal ?? transport.signal);
    }
  }
}

/** Ends early, without a word, where the connection does. */
async function* sendPart(
  { send }: Transport,
  lines: readonly string[],
  resumeId: string | undefined,
  signal: AbortSignal | undefined,
): AsyncGenerator<BulkAnswer> {
  const { body } = await send("/v1/jobs/bulk", {
    method: "POST",
    query: { resume_id: resumeId },
    headers: { "content-type": bulkContentType },
    body: `${lines.join("\n")}\n`,
    repeatable: true,
    signal,
  });
  const reader = (body ?? new ReadableStream()).getReader();
  const decoder = new TextDecoder();
  let text = "";
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((error: unknown) => {
        signal?.throwIfAborted();
        if (error instanceof TypeError) return { done: true, value: undefined };
        throw error;
      });
      if (done) return;
      const whole = (text + decoder.decode(value, { stream: true })).split("\n");
      text = whole.pop() ?? "";
      for (const line of whole) yield bulkAnswerSchema.parse(JSON.parse(line));
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

async function* partsOf(
  postings: AsyncIterable<StructuredPosting> | Iterable<StructuredPosting>,
): AsyncGenerator<string[]> {
  let part: string[] = [];
  let size = 0;
  for await (const posting of postings) {
    const line = JSON.stringify(posting);
    // In bytes of UTF-8 it may be three times as long.
    if (line.length > bulkLineLimitBytes) throw new RangeError("a posting is longer than 5 MB");
    part.push(line);
    size += line.length;
    if (part.length < partLines && size < partBytes) continue;
    yield part;
    part = [];
    size = 0;
  }
  if (part.length > 0) yield part;
}
