/** Whether a page's URL names a posting by its number or slug. Pure string work. */

const minIdChars = 2;

/**
 * Whether one of `ids` is a segment, a parameter or the beginning or end of a segment of `url`: "4711" of
 * `/jobs/4711`, `/jobs/4711-engineer`, `/jobs/engineer-4711` and `?jobId=4711`. A word without a digit has to be
 * long to be one.
 */
export function namesPosting(url: string, ids: readonly string[]): boolean {
  if (!URL.canParse(url)) return false;
  const { pathname, searchParams, hash } = new URL(url);
  const segments = [...`${pathname}/${hash.slice(1)}`.split("/"), ...searchParams.values()].map(folded);
  return ids.map(folded).some((id) => isTelling(id) && segments.some((segment) => holds(segment, id)));
}

function isTelling(id: string): boolean {
  return /\d/.test(id) ? id.length >= minIdChars : id.length >= 8 && id.includes("-");
}

function holds(segment: string, id: string): boolean {
  if (segment === id) return true;
  // Shorter ones stand in slugs for something else: a year's last digits, a level.
  return (
    id.length > 4 &&
    (segment.startsWith(`${id}-`) || segment.endsWith(`-${id}`) || segment.endsWith(`_${id}`))
  );
}

function folded(text: string): string {
  try {
    return decodeURIComponent(text).toLowerCase();
  } catch {
    return text.toLowerCase();
  }
}
