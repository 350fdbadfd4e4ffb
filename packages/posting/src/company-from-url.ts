/** The employer's name as an applicant tracking system writes it into its URLs. The last resort: a slug, no name. */

/** Host pattern with the employer as its first group, or the number of the path's segment that is one. */
const systems: { host: RegExp; inPath?: number }[] = [
  { host: /^(?:job-)?boards(?:\.eu)?\.greenhouse\.io$/, inPath: 1 },
  { host: /^jobs(?:\.eu)?\.lever\.co$/, inPath: 1 },
  { host: /^jobs\.ashbyhq\.com$/, inPath: 1 },
  { host: /^apply\.workable\.com$/, inPath: 1 },
  { host: /^(?:jobs|careers)\.smartrecruiters\.com$/, inPath: 1 },
  {
    host: /^jobs\.(?:jobvite|gem)\.com$|^ats\.rippling\.com$|^wellfound\.com$|^recruiting\.paylocity\.com$/,
    inPath: 1,
  },
  { host: /^landing\.jobs$/, inPath: 2 },
  { host: /^([\w-]+)\.wd\d{1,3}\.myworkdayjobs\.com$/ },
  { host: /^(?:careers|jobs)?-?([\w-]+)\.icims\.com$/ },
  {
    host: /^([\w-]+)\.(?:bamboohr\.com|recruitee\.com|teamtailor\.com|breezy\.hr|workable\.com|jobs\.personio\.(?:de|com)|eightfold\.ai|applytojob\.com|pinpointhq\.com|avature\.net|zohorecruit\.(?:com|eu)|freshteam\.com|homerun\.co|factorialhr\.com|jobylon\.com|catsone\.com|csod\.com|taleo\.net|ultipro\.com|easycruit\.com|softgarden\.io|traffit\.com|hrmdirect\.com|dayforcehcm\.com|comeet\.co|gupy\.io|talentlyft\.com|rexx-systems\.com)$/,
  },
  {
    host: /^(?:www\.)?(?:apply\.)?(?:careers|jobs|karriere|career)\.([\w-]+)\.(?:com?|io|org|net|de|ch|at|fr|nl|co\.uk|cz|eu|jobs)$/,
  },
];
/** Boards with a page for each employer: `/companies/acme/jobs/sailor`. */
const companyPath =
  /\/(?:compan(?:y|ies)|employers?|entreprises?|unternehmen|empresas?)\/([\w%.-]{2,60})\/(?:jobs?|careers?|positions?|openings?|emplois?|offres?|stellen|vagas?|empleos?)\//i;
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
  // The systems' own hosts, shared by all their customers.
  "tbe",
  "secure",
  "recruiting",
  "apply",
  "login",
  "hire",
  "talent",
  "application",
]);

/** The employer in the URL of its job board ("Acme Corp" of `jobs.lever.co/acme-corp/…`), or null. */
export function companyFromUrl(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { hostname, pathname } = new URL(url);
  const onBoard = companyPath.exec(pathname)?.[1];
  if (onBoard && !notEmployers.has(onBoard.toLowerCase())) return nameOfSlug(onBoard);
  for (const { host, inPath } of systems) {
    const match = host.exec(hostname.toLowerCase());
    if (!match) continue;
    const slug = inPath ? pathname.split("/")[inPath] : match[1];
    if (!slug || slug.length > 60 || notEmployers.has(slug.toLowerCase())) return null;
    return nameOfSlug(slug);
  }
  return null;
}

function nameOfSlug(slug: string): string {
  return decode(slug)
    .split(/[-_\s]+/)
    .filter(Boolean)
    .map(capitalised)
    .join(" ");
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const maxNameWords = 4;

/** `name`, read out of a URL, the way the text spells it: "Northbayclinic" where it says "NorthBay Clinic". */
export function spelledAsIn(text: string, name: string): string {
  const slugs = [name, ...name.split(" ")].map(joined).filter((slug) => slug.length > 3);
  const words = text.slice(0, 20_000).match(/[\p{L}\d&'’+.-]{1,60}|[^\p{L}\d\s]/gu) ?? [];
  for (const slug of slugs) {
    for (const [at, word] of words.entries()) {
      let spelled = "";
      if (!slug.startsWith(joined(word)) || joined(word) === "") continue;
      for (const next of words.slice(at, at + maxNameWords)) {
        spelled = `${spelled} ${next}`.trim();
        if (joined(spelled) === slug && /^\p{Lu}|\p{Lu}/u.test(spelled))
          return spelled.replace(/['’]s$|[.,]$/, "");
      }
    }
  }
  return name;
}

function joined(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\d]/gu, "");
}

/** The job in the last part of the URL's path ("Analytics Engineer" of `/o/analytics-engineer-1`), or null. */
export function titleFromUrl(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const last = decode(new URL(url).pathname.split("/").filter(Boolean).at(-1) ?? "").replace(
    /\.\w{2,5}$/,
    "",
  );
  const words = last
    .slice(0, 120)
    .split(/[-_+\s]+/)
    .filter((word) => /^\p{L}+$/u.test(word));
  return words.length >= 2 && last.split(/[-_]/).length <= words.length + 2
    ? words.map(capitalised).join(" ")
    : null;
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
