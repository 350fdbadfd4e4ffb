/**
 * Tools that are named like the companies that make them, where a resume names the company: an employer, an address.
 * Knows how resumes write employers; knows no requirement.
 */
import { stretchesIn } from "./dates.ts";
import type { NameHit, Segment } from "./resume-view.ts";

/** Names of tools that are names of companies or of trades too, as the lexicon spells them. */
const vendors: ReadonlySet<string> = new Set(
  "Salesforce; SAP; Oracle; Slack; Docker; Databricks; Snowflake; Stripe; MongoDB; Elastic; GitHub; GitLab; Twilio; Shopify; Workday; ServiceNow; HubSpot; Zendesk; Tableau; Figma; Notion; Asana; Zoom; Datadog; Splunk; Okta; Vercel; Netlify; Epic; Bloomberg; Unity; Miro; Canva; Fivetran; AWS; DATEV; Sage; Xero; Odoo; Siemens NX; Red Hat; Juniper; Fortinet; CrowdStrike; UiPath; Shopware; Contentful; Sitecore; Trello; Mailchimp; Segment; Confluent; New Relic; PagerDuty; Illustrator; Postman; Chef; Inventor; Consul; QuickBooks; NetSuite".split(
    "; ",
  ),
);

/** "Ulmo Logistics GmbH", "Docker Street": what follows makes it a company or a place. */
const companyAfter =
  /^(?: \p{Lu}[\p{L}&.-]*){0,2} (?:AG|GmbH|Inc|Ltd|LLC|Corp(?:oration)?|KG|BV|B\.V|PLC|plc|s\.r\.o|a\.s|S\.A|S\.L|SpA|Group(?! Polic)|Holdings?|Logistics|Street|Road|Avenue|Boulevard|Stra(?:ß|ss)e|Foundation|Association|University|School|College|Church|Gardens|Hotel|Bank|Museum|Hospital|Club|& (?:Sons?|Co|Partners|Associates|Brothers|Söhne))(?![\p{L}])/u;
const personBefore = /(?<![\p{L}])(?:Mr|Mrs|Ms|Dr|Prof|Herrn?|Frau|Monsieur|Madame|Pan[ií]?|Señora?)\.? $/u;
/** The same behind the name of a company only: "Java SE" is a product. */
const vendorAfter = /^ (?:SE|Technologies|Labs|Deutschland|Germany|France|UK|Ireland|USA)(?![\p{L}])/u;
const employedAt =
  /(?:(?:manager|executive|engineer|developer|analyst|consultant|intern|trainee|director|lead|leader|head|specialist|representative|associate|assistant|architect|designer|administrator|officer|president|recruiter|scientist|receptionist|accountant|programmer|\p{L}*entwickler\p{L}*|berater\p{L}*|mitarbeiter\p{L}*|leiter\p{L}*|ingenieur\p{L}*|developpeu\p{L}+|stagiaire|work(?:ed|ing)?|employed|angestellt|gearbeitet|job|position|internship|praktikum|career|years?)\W{1,3}(?:at|@|bei|chez|by)|(?<![\p{L}])(?:joined|employer|arbeitgeber|employeur|company)\W{1,3})\s*\W{0,3}$/iu;

/** Whether the name fills its part of a line: "Oracle, Account Manager". */
function fillsField(text: string, start: number, end: number): boolean {
  return (
    /(?:^|[,|–—@(-])[\s*_]*$/u.test(text.slice(0, start)) && /^[\s*_]*(?:$|[,|–—()-])/u.test(text.slice(end))
  );
}

const isDated = (segment: Segment | undefined): boolean =>
  segment !== undefined && stretchesIn(segment.folded).length > 0;

/** Whether the name at `hit` in the segment at `at` is that of an employer or a place rather than of a tool. */
export function isEmployer(segments: readonly Segment[], at: number, hit: NameHit): boolean {
  const segment = segments[at];
  if (!segment) return false;
  const { text, isItem, section } = segment;
  const after = text.slice(hit.end, hit.end + 60);
  if (companyAfter.test(after) || personBefore.test(text.slice(Math.max(0, hit.start - 12), hit.start)))
    return true;
  if (!vendors.has(hit.as)) return false;
  if (vendorAfter.test(after) || employedAt.test(text.slice(Math.max(0, hit.start - 60), hit.start)))
    return true;
  if (section === "skills" || isItem || !fillsField(text, hit.start, hit.end)) return false;
  const isAlone = text.replace(/[\s*_#]/g, "").length <= hit.end - hit.start;
  return isDated(segment) || (isAlone && [-2, -1, 1, 2].some((step) => isDated(segments[at + step])));
}
