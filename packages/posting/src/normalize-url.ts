/** The stable identity of a URL: two links to one posting come out equal. Pure string work, never fetches. */

/** Parameters that only say where a click came from. Anything that may name a posting stays. */
const trackingNames = new Set(
  (
    "_ga _gl _hsenc _hsmi dclid ebp fbclid gbraid gclid gclsrc gh_src igshid lever-origin lever-source " +
    "lipi mc_cid mc_eid mkt_tok msclkid originalsubdomain refid trackingid trk trkinfo ttclid twclid wbraid yclid"
  ).split(" "),
);
const trackingPrefixes = ["utm_", "hsa_", "pk_", "mtm_", "matomo_"];

function isTracking(name: string): boolean {
  const lower = name.toLowerCase();
  return trackingNames.has(lower) || trackingPrefixes.some((prefix) => lower.startsWith(prefix));
}

/**
 * Lower-cases scheme and host, drops the default port, credentials, tracking parameters and fragments that are
 * no route (`#/…`, `#!/…` stay), and sorts the parameters. A string that is no absolute URL comes back trimmed.
 */
export function normalizeUrl(url: string): string {
  const trimmed = url.trim();
  if (!URL.canParse(trimmed)) return trimmed;
  const parsed = new URL(trimmed);
  if (parsed.protocol !== "http:" && parsed.protocol !== "https:") return parsed.href;
  parsed.username = "";
  parsed.password = "";
  if (!/^#!?\//.test(parsed.hash)) parsed.hash = "";
  const kept = [...parsed.searchParams].filter(([name]) => !isTracking(name));
  kept.sort(([a, x], [b, y]) => (a === b ? compare(x, y) : compare(a, b)));
  parsed.search = new URLSearchParams(kept).toString();
  return parsed.href;
}

/** By code unit: a locale's order would make the identity depend on the machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
