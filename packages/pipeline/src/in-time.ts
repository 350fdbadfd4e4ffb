/** A call to a queue whose store is away can hang for ever. */

/** @throws Error naming the wait where `call` has not settled after `ms` */
export async function inTime<T>(call: Promise<T>, ms: number): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`the queue did not answer in ${ms} ms`)), ms);
  // Given up, it may still fail, and nobody listens then.
  call.catch(() => {});
  try {
    return await Promise.race([call, promise]);
  } finally {
    clearTimeout(timer);
  }
}
