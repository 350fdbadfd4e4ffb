/** The one string that connects the extension: leadfit+http://127.0.0.1:8787#<key>. */

export type Connection = { url: string; key: string };

/** @returns null where it is no connection string */
export function parseConnection(text: string): Connection | null {
  const [, address = "", key = ""] =
    /^leadfit\+(https?:\/\/[^#\s]+)#([\x21-\x7e]{8,200})$/.exec(text.trim()) ?? [];
  if (!URL.canParse(address)) return null;
  const { origin, username } = new URL(address);
  return username === "" ? { url: origin, key } : null;
}

/** What the browser is asked for, so that the API may be called. Patterns have no port: Firefox knows none. */
export function apiPattern({ url }: Connection): string {
  const { protocol, hostname } = new URL(url);
  return `${protocol}//${hostname}/*`;
}

/** Whether the key would cross a network in the clear. */
export function isReadable({ url }: Connection): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === "http:" && !/^(?:127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(hostname);
}
