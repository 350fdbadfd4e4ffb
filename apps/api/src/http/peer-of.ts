/** The address at the other end of a request's connection; forwarded ones are not looked at, for they can be forged. */
import type { Context } from "hono";

export function peerOf(c: Context): string {
  const env = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined;
  return env?.incoming?.socket?.remoteAddress ?? "unknown";
}
