/** Pages that wait for the API, in the extension's own storage: they outlive the worker and the browser. */
import { type StoredPage, waitingKey } from "../shared/waiting-pages.ts";

/** The newest state of a page takes the place of an older one. @returns false where there is no room for it */
export async function addWaiting({
  url,
  title,
  html,
}: {
  url: string;
  title: string;
  html: string;
}): Promise<boolean> {
  const stored: StoredPage = {
    url,
    title,
    at: new Date().toISOString(),
    refused: null,
    gzip: await zipped(html),
  };
  return await chrome.storage.local.set({ [waitingKey(url)]: stored }).then(
    () => true,
    () => false,
  );
}

export async function waitingHtml(url: string): Promise<string | null> {
  const stored = (await chrome.storage.local.get(waitingKey(url)))[waitingKey(url)] as StoredPage | undefined;
  return stored ? await unzipped(stored.gzip) : null;
}

/** It stays to be seen, and is not sent again by itself. */
export async function markRefused(url: string, refused: string): Promise<void> {
  const stored = (await chrome.storage.local.get(waitingKey(url)))[waitingKey(url)] as StoredPage | undefined;
  if (stored) await chrome.storage.local.set({ [waitingKey(url)]: { ...stored, refused } });
}

export async function removeWaiting(url: string): Promise<void> {
  await chrome.storage.local.remove(waitingKey(url));
}

async function zipped(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  let binary = "";
  // Arguments of one call are limited.
  for (let at = 0; at < bytes.length; at += 8192)
    binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary);
}

async function unzipped(gzip: string): Promise<string> {
  const bytes = Uint8Array.from(atob(gzip), (char) => char.charCodeAt(0));
  return await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
}
