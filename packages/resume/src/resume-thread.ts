/** What runs in the reader's thread: one file in, its reading out. */
import type { ResumeReading } from "@leadfit/contracts";
import { type ResumeFile, readResume } from "./read-resume.ts";

export default async function readInThread(file: ResumeFile): Promise<ResumeReading> {
  return await readResume(file);
}
