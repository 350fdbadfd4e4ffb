/**
 * The line that fences an untrusted text in a prompt. It is the text's own hash: nobody can write a text that holds its
 * own hash, so nobody can close the fence; and the same question about the same text is the same request again, whose
 * reply is then reused.
 */
import { createHash } from "node:crypto";

export function delimiter(text: string): string {
  return `=====${createHash("sha256").update(text).digest("base64url").slice(0, 16)}=====`;
}
