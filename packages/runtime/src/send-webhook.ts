/** Sends one signed message and says what came back. Signed as https://www.standardwebhooks.com says. */
import { createHmac } from "node:crypto";
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { guardedLookup, refuseWebhookUrl } from "./webhook-target.ts";

export type WebhookRequest = {
  /** The same at every try. */
  id: string;
  url: string;
  /** `whsec_` and base64. */
  secret: string;
  body: string;
  /** Private hosts that it may go to. */
  allowedHosts: readonly string[];
};

/** `retryAfterMs`: what the receiver asks for; null: nothing. */
export type WebhookAnswer = { status: number; retryAfterMs: number | null };

/**
 * Follows no redirect and reads nothing of the answer but its head.
 * @throws what Node says of a connection that failed, or the signal's reason
 */
export async function sendWebhook(
  { id, url: text, secret, body, allowedHosts }: WebhookRequest,
  signal: AbortSignal,
): Promise<WebhookAnswer> {
  const refusal = await refuseWebhookUrl(text, allowedHosts);
  if (refusal) throw new Error(refusal);
  const url = new URL(text);
  const timestamp = String(Math.floor(Date.now() / 1000));
  const send = url.protocol === "https:" ? httpsRequest : httpRequest;
  const { promise, resolve, reject } = Promise.withResolvers<WebhookAnswer>();
  const request = send(url, {
    method: "POST",
    signal,
    agent: false,
    lookup: guardedLookup(url, allowedHosts),
    headers: {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
      "user-agent": "Leadfit",
      "webhook-id": id,
      "webhook-timestamp": timestamp,
      "webhook-signature": signature(secret, `${id}.${timestamp}.${body}`),
    },
  });
  request.on("error", reject);
  request.on("response", (response) => {
    resolve({ status: response.statusCode ?? 0, retryAfterMs: secondsOf(response.headers["retry-after"]) });
    response.destroy();
  });
  request.end(body);
  return await promise;
}

function signature(secret: string, signed: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  return `v1,${createHmac("sha256", key).update(signed).digest("base64")}`;
}

function secondsOf(header: string | undefined): number | null {
  return header !== undefined && /^\d{1,6}$/.test(header) ? Number(header) * 1000 : null;
}
