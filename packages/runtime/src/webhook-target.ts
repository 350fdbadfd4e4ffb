/**
 * Where a webhook may lead: the internet, this machine's loopback by its own names, and private hosts that the settings
 * name. Looked at when it is made and again at the very connection, for a name may point elsewhere by then.
 */
import { type LookupAddress, type LookupOptions, lookup } from "node:dns";
import { lookup as resolve } from "node:dns/promises";
import { BlockList, isIP, isIPv6 } from "node:net";

const privateNets = new BlockList();
for (const [net, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
] as const) {
  privateNets.addSubnet(net, prefix);
}
// Of the rest of IPv6 only what is routed on the internet; and of that not what holds an IPv4 address inside.
const publicNets = new BlockList();
publicNets.addSubnet("2000::", 3, "ipv6");
for (const [net, prefix] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
] as const) {
  privateNets.addSubnet(net, prefix, "ipv6");
}

/** True of an address that is not on the internet: loopback, link-local, private, multicast, reserved. */
export function isPrivateAddress(address: string): boolean {
  if (!isIPv6(address)) return privateNets.check(address);
  return !publicNets.check(address, "ipv6") || privateNets.check(address, "ipv6");
}

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** By the host as a URL has it: lower case, IPv6 in brackets. */
function mayBePrivate(host: string, allowed: readonly string[]): boolean {
  return loopback.test(host) || allowed.includes(host);
}

/**
 * @param allowed private hosts that webhooks may lead to: LEADFIT_WEBHOOK_HOSTS
 * @returns why a webhook may not lead there; null where it may
 */
export async function refuseWebhookUrl(text: string, allowed: readonly string[]): Promise<string | null> {
  const url = new URL(text);
  if (url.username !== "" || url.password !== "") return "must not hold a user or a password";
  const host = url.hostname;
  if (mayBePrivate(host, allowed)) return null;
  const bare = host.replace(/^\[|\]$/g, "");
  const addresses = isIP(bare)
    ? [{ address: bare }]
    : await resolve(bare, { all: true }).catch((): LookupAddress[] => []);
  if (addresses.length === 0) return `the host ${host} cannot be found`;
  if (!addresses.some(({ address }) => isPrivateAddress(address))) return null;
  return `${host} is in a private network; add it to LEADFIT_WEBHOOK_HOSTS to allow it`;
}

export class PrivateTargetError extends Error {
  override name = "PrivateTargetError";
}

type LookupCallback = (error: Error | null, addresses: LookupAddress[] | string, family?: number) => void;

/** For a connection to `url`: looks names up, and refuses what is private. An address needs no look-up: see `refuseWebhookUrl`. */
export function guardedLookup(url: URL, allowed: readonly string[]) {
  const free = mayBePrivate(url.hostname, allowed);
  return (name: string, options: LookupOptions, done: LookupCallback): void => {
    lookup(name, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, []);
      if (!free && addresses.some(({ address }) => isPrivateAddress(address)))
        return done(new PrivateTargetError("the host is in a private network"), []);
      const [first] = addresses;
      if (options.all || !first) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };
}
