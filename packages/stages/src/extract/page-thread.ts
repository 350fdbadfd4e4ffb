/** What runs in the reader's thread: one page in, its reading out. */
import type { PageReading } from "@leadfit/contracts";
import { readPage } from "@leadfit/posting";

export default function readInThread({ content, url }: { content: string; url: string | null }): PageReading {
  return readPage(content, url === null ? {} : { url });
}
