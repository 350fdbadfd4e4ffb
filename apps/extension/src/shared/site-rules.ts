/** Job sites that are known: where a posting is open there, and which part of the page it is. Data, and looking it up. */

export type SiteRule = {
  /** Its own, and all below them. */
  hosts: readonly string[];
  /** Paths that show one posting. */
  path: RegExp;
  /** The element that holds the open posting where other postings stand beside it; the first that is found. */
  pane?: string;
  /** Where a list shows a posting beside it: the parameter with its id, and the posting's own page. */
  open?: { param: string; page: string };
};

export const siteRules: readonly SiteRule[] = [
  {
    hosts: ["linkedin.com"],
    path: /^\/jobs\/view\//,
    pane: ".jobs-search__job-details--container, .scaffold-layout__detail, .two-pane-serp-page__detail-view, .jobs-details",
    open: { param: "currentJobId", page: "/jobs/view/{id}/" },
  },
  {
    hosts: ["indeed.com"],
    path: /^\/(?:viewjob|rc\/clk)/,
    pane: "#jobsearch-ViewjobPaneWrapper, .jobsearch-RightPane, .fastviewjob",
    open: { param: "vjk", page: "/viewjob?jk={id}" },
  },
  {
    hosts: ["glassdoor.com", "glassdoor.de", "glassdoor.co.uk", "glassdoor.fr"],
    path: /^\/job-listing\//,
    pane: "[class*=TwoColumnLayout_columnRight], [class*=JobDetails_jobDetailsContainer]",
  },
  { hosts: ["greenhouse.io"], path: /\/jobs\/\d+/ },
  { hosts: ["lever.co"], path: /^\/[^/]+\/[0-9a-f-]{36}/ },
  { hosts: ["ashbyhq.com"], path: /^\/[^/]+\/[0-9a-f-]{36}/ },
  { hosts: ["myworkdayjobs.com", "myworkdaysite.com"], path: /\/(?:job|details)\// },
  { hosts: ["smartrecruiters.com"], path: /^\/[^/]+\/\d{6,}/ },
  { hosts: ["workable.com"], path: /\/j(?:obs)?\/\w+/ },
  { hosts: ["stepstone.de"], path: /^\/(?:stellenangebote|jobs)--/ },
];

/** As browsers name them when asked for. */
export const sitePatterns: readonly string[] = siteRules.flatMap(({ hosts }) =>
  hosts.map((host) => `https://*.${host}/*`),
);

export function ruleOf(url: string): SiteRule | null {
  if (!URL.canParse(url)) return null;
  const { hostname } = new URL(url);
  const isIts = (host: string) => hostname === host || hostname.endsWith(`.${host}`);
  return siteRules.find(({ hosts }) => hosts.some(isIts)) ?? null;
}

/** Whether a page of a known site shows one posting, alone or beside a list. */
export function showsPosting(url: string): boolean {
  const rule = ruleOf(url);
  return rule !== null && (rule.path.test(new URL(url).pathname) || isBesideList(url));
}

/** Whether the open posting is one part of a page with a list. */
export function isBesideList(url: string): boolean {
  const rule = ruleOf(url);
  return rule !== null && openId(url, rule) !== null;
}

/** The URL by which the open posting is known: its own page's, where the address bar has the list's. */
export function postingUrl(url: string): string {
  const rule = ruleOf(url);
  const id = rule && openId(url, rule);
  if (!rule?.open || !id) return withoutPlace(url);
  return new URL(rule.open.page.replace("{id}", encodeURIComponent(id)), url).href;
}

/** Where on a page somebody stands is not which page it is; what begins with a slash is a route. */
function withoutPlace(url: string): string {
  return url.replace(/#(?!!?\/).*$/, "");
}

function openId(url: string, rule: SiteRule): string | null {
  return (rule.open && new URL(url).searchParams.get(rule.open.param)) || null;
}
