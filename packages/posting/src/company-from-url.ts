/** The employer's name as an applicant tracking system writes it into its URLs. The last resort: a slug, no name. */

/** Host pattern with the employer as its first group, or the path's first segment where `inPath`. */
const systems: { host: RegExp; inPath?: boolean }[] = [
  { host: /^(?:job-)?boards(?:\.eu)?\.greenhouse\.io$/, inPath: true },
  { host: /^jobs(?:\.eu)?\.lever\.co$/, inPath: true },
  { host: /^jobs\.ashbyhq\.com$/, inPath: true },
  { host: /^apply\.workable\.com$/, inPath: true },
  { host: /^(?:jobs|careers)\.smartrecruiters\.com$/, inPath: true },
  { host: /^jobs\.jobvite\.com$/, inPath: true },
  { host: /^join\.com$/ },
  { host: /^([\w-]+)\.wd\d{1,3}\.myworkdayjobs\.com$/ },
  { host: /^(?:careers|jobs)?-?([\w-]+)\.icims\.com$/ },
  {
    host: /^([\w-]+)\.(?:bamboohr\.com|recruitee\.com|teamtailor\.com|breezy\.hr|workable\.com|jobs\.personio\.(?:de|com)|eightfold\.ai|applytojob\.com|pinpointhq\.com)$/,
  },
  {
    host: /^(?:www\.)?(?:apply\.)?(?:careers|jobs|karriere|career)\.([\w-]+)\.(?:com?|io|org|net|de|ch|at|fr|nl|co\.uk|cz|eu|jobs)$/,
  },
];
const notEmployers = new Set([
  "embed",
  "www",
  "jobs",
  "careers",
  "job",
  "search",
  "j",
  "api",
  "en",
  "de",
  "app",
  "indeed",
  "linkedin",
]);

/** The employer in the URL of its job board ("Acme Corp" of `jobs.lever.co/acme-corp/…`), or null. */
export function companyFromUrl(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { hostname, pathname } = new URL(url);
  for (const { host, inPath } of systems) {
    const match = host.exec(hostname.toLowerCase());
    if (!match) continue;
    const slug = inPath ? pathname.split("/")[1] : match[1];
    if (!slug || slug.length > 60 || notEmployers.has(slug.toLowerCase())) return null;
    return decode(slug)
      .split(/[-_\s]+/)
      .filter(Boolean)
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join(" ");
  }
  return null;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
