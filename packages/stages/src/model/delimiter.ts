/**
 * The line that fences an untrusted text in a prompt. Made from the assessment's random id, which the text's author
 * cannot know and so cannot close; the same again after a crash, so that the same question finds its stored reply.
 */
import { createHash } from "node:crypto";
import type { StageTask } from "../ports.ts";

export function delimiter({ assessmentId }: StageTask, text: string): string {
  const hash = createHash("sha256").update(assessmentId).update(text).digest("base64url");
  return `=====${hash.slice(0, 16)}=====`;
}
