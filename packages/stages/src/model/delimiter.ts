/** The line that fences an untrusted text in a prompt: the text cannot know it, so it cannot close it. */
import { randomBytes } from "node:crypto";

export function delimiter(): string {
  return `=====${randomBytes(9).toString("base64url")}=====`;
}
