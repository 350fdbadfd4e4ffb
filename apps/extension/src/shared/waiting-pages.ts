/** Pages that wait for the API, as they lie in the extension's own storage: which there are. */

export type WaitingPage = {
  url: string;
  title: string;
  at: string;
  /** Why it will not be sent again by itself. */
  refused: string | null;
};

/** The page gzipped, as base64, for the storage holds 10 MB. */
export type StoredPage = WaitingPage & { gzip: string };

const prefix = "waiting:";

export function waitingKey(url: string): string {
  return `${prefix}${url}`;
}

/** The oldest first. */
export async function waitingPages(): Promise<WaitingPage[]> {
  const all = Object.entries(await chrome.storage.local.get(null));
  const pages = all.flatMap(([key, page]) => (key.startsWith(prefix) ? [page as StoredPage] : []));
  return pages
    .sort((a, b) => a.at.localeCompare(b.at))
    .map(({ url, title, at, refused }) => ({ url, title, at, refused }));
}
