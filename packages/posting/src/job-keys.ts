/** The names under which APIs and feeds carry a job's facts. Data and look-up only. */
import type { JsonObject } from "./json-value.ts";

/** Lower case letters only (`jobTitle`, `job_title` and `ns:JobTitle` are `jobtitle`), the most telling first. */
export const jobKeys = {
  title:
    "title jobtitle positiontitle postingname positionname jobname vacancyname jobopeningname postingtitle vacancytitle offertitle roletitle titel stellentitel stellenangebotstitel stellenbezeichnung intitule displaytitle name text headline position role",
  company:
    "company companyname hiringorganization employer employername organization organisation organizationname hiringcompany sourceemployername subcompany arbeitgeber entreprise firma empresa advertiser startup brand client careerpagename",
  location:
    "joblocation locations location primarylocation jobpostlocation locationname locationsname formattedlocation locationtext locationstext alllocations joblocations positionlocationdisplay positionlocation locationrestrictions candidaterequiredlocation jobgeo arbeitsort arbeitsorte lieutravail workplaceaddress place places offices office city cities workplaces stellenlokationen einsatzorte",
  type: "employmenttype employmenttypes jobtype jobtypes contracttype commitment timetype employmenttypecode jobschedule positionschedule employmenttypetext typeofemployment typecontratlibelle employmentstatuslabel type schedule workhours employment employmentform",
  posted:
    "dateposted postedat posted posteddate publicationdate publishedat published publisheddate datepublished firstpublished releaseddate externalpostedstartdate publicationstartdate advertisefromdate pubdate date listedat createdat created datecreation tcreate datumersteveroeffentlichung veroeffentlichtam startdate",
  validThrough:
    "validthrough validuntil expiresat expirationdate expirydate expires applicationdeadline advertisetodatetime deadline enddate closedate applicationclosedate validthroughtime bewerbungsfrist",
  id: "displayjobid atsjobid requisitionid reqid jobreqid jobid shortcode reference referencenumber referenznummer refnumber identifier id uuid guid vacancyid positionid friendlyid slug",
  url: "canonicalpositionurl positionuri absoluteurl hostedurl joburl canonicalurl shareurl postingurl publicurl careersurl jobopeningshareurl externalurl jobdetailsurl alternateurl url link landingpage permalink guid applicationlink",
  salaryText:
    "salary salarytext salaryrange payranges payinputranges positionremuneration compensation compensationtiersummary scrapeablecompensationsalarysummary compensationsummary salaire pay payrange salarydescription wage",
  salaryMin:
    "salarymin minsalary minimumsalary salaryfrom mincompensation annualsalarymin salarylow grosssalarylow minpay paymin gehaltsspannevon gehaltvon",
  salaryMax:
    "salarymax maxsalary maximumsalary salaryto maxcompensation annualsalarymax salaryhigh grosssalaryhigh maxpay paymax gehaltsspannebis gehaltbis",
  currency: "salarycurrency currency currencycode currencytype compensationcurrency",
  period:
    "salaryperiod salaryinterval salaryunit payperiod compensationinterval salarytype period interval rateintervalcode measure frequency verguetungsangabe",
  workplace: "workplacetype workplace workmode worklocationoption remotestatus remotetype worktype",
} as const;

export const descriptionKeys =
  "encoded description descriptionhtml externaldescriptionstr sanitizedjobdescription jobdescription descriptionbody jobdescriptionhtml content contents descriptionplain jobdescriptiontext stellenbeschreibung stellenangebotsbeschreibung body html text fulldescription externaldescriptions roledescription positiondescription vacancydescription offerdescription aboutrole abouttherole aboutthejob details snippet descriptiontext";

/** Parts of a description under keys of their own, in reading order, with the heading a reader would see. */
export const descriptionSections: [string, string][] = [
  ["companydescription", ""],
  ["corporatedescriptionstr", ""],
  ["intro", ""],
  ["introduction", ""],
  ["jobsummary", ""],
  ["jobdescription", ""],
  ["jobdescriptions", ""],
  ["mission", "Responsibilities"],
  ["missions", "Responsibilities"],
  ["keymissions", "Responsibilities"],
  ["tasks", "Responsibilities"],
  ["responsibilities", "Responsibilities"],
  ["keyresponsibilities", "Responsibilities"],
  ["externalresponsibilitiesstr", "Responsibilities"],
  ["majorduties", "Duties"],
  ["duties", "Duties"],
  ["profile", "Requirements"],
  ["requirements", "Requirements"],
  ["mainrequirements", "Requirements"],
  ["minimumqualifications", "Requirements"],
  ["basicqualifications", "Requirements"],
  ["qualifications", "Qualifications"],
  ["externalqualificationsstr", "Qualifications"],
  ["qualificationsummary", "Qualifications"],
  ["skillsknowledgeexpertise", "Requirements"],
  ["musthave", "Requirements"],
  ["nicetohave", "Nice to have"],
  ["preferredqualifications", "Nice to have"],
  ["desiredqualifications", "Nice to have"],
  ["education", "Education"],
  ["benefits", "Benefits"],
  ["perks", "Benefits"],
  ["recruitmentprocess", "Hiring process"],
  ["compensationhtml", ""],
  ["additionalinformation", ""],
  ["additional", ""],
  ["closing", ""],
  ["outro", ""],
];

/** Each entry a fact that articles, products and events do not have: two of them make an object a job. */
export const onlyJobKeys: readonly string[] = [
  jobKeys.company,
  jobKeys.location,
  jobKeys.type,
  jobKeys.workplace,
  jobKeys.salaryText,
  jobKeys.salaryMin,
  jobKeys.validThrough,
  "department departments applyurl joblocationtype jobid requirements",
  "hostedurl lists shortcode ats absoluteurl internaljobid requisitionid",
  "jobdescription jobdescriptions jobtitle positiontitle vacancytitle stellenbeschreibung stellentitel",
];

/** An object's values by the lower-case letters of their keys. */
export type KeyLookup = Map<string, unknown>;

export function lookupOf(object: JsonObject): KeyLookup {
  return new Map(Object.entries(object).map(([key, value]) => [bareKey(key), value]));
}

function bareKey(key: string): string {
  return key
    .slice(0, 100)
    .replace(/^\w+:/, "")
    .toLowerCase()
    .replace(/[^a-z]/g, "");
}

/** What `read` makes of the first of `keys` (space-separated) that it makes something of. */
export function firstOf<T>(lookup: KeyLookup, keys: string, read: (value: unknown) => T | null): T | null {
  for (const key of keys.split(" ")) {
    const value = lookup.get(key);
    if (value === undefined || value === null || value === "") continue;
    const result = read(value);
    if (result !== null) return result;
  }
  return null;
}
