/** Joins what the readers found into the contract's posting. */
import type { PageReading } from "@leadfit/contracts";
import { cleanText, comparable } from "./clean-text.ts";
import { spelledAsIn } from "./company-from-url.ts";
import { descriptionFields } from "./description-fields.ts";
import { detectLanguage } from "./detect-language.ts";
import { dollarOf } from "./dollar-country.ts";
import { type Draft, joinDrafts } from "./draft.ts";
import { dropBoilerplate } from "./drop-boilerplate.ts";
import { employmentFromTitle } from "./employment-type.ts";
import { withoutGluedHeadings } from "./glued-headings.ts";
import { noPosting } from "./no-posting.ts";
import { postingFlags } from "./page-flags.ts";
import { placeInTitle } from "./place-names.ts";
import { plainField, withoutTags } from "./plain-field.ts";
import { salaryFromText } from "./salary-text.ts";

const maxFieldChars = 300;
/** "Acme 4.1 ★" */
const rating = /\s*\b\d[.,]\d\s*★?\s*$/;

/** The drafts as a posting; the first that names a field wins. Without a description: `no_description`. */
export function toReading(given: readonly Draft[]): PageReading {
  const head = joinDrafts(given).fields;
  const drafts = [...given, descriptionFields(head.description ?? "", head.title ?? null)];
  const joined = joinDrafts(drafts);
  const { fields, sources } = joined;
  const description = withoutRepeatedHead(
    withoutTags(dropBoilerplate(withoutGluedHeadings(cleanText(fields.description ?? "").trim()))),
    [fields.title, fields.company, fields.location],
  );
  if (description === "") return noPosting("no_description", joined);
  const field = (text: string | null | undefined): string | null =>
    text ? plainField(text).slice(0, maxFieldChars).toWellFormed() || null : null;
  const company = field(
    sources.company === "url"
      ? spelledAsIn(description, fields.company ?? "")
      : sources.company === "given"
        ? fields.company
        : fields.company?.replace(rating, ""),
  );
  const language = detectLanguage(description);
  const salary = fields.salary ?? salaryFromText(description);
  if (salary && !fields.salary) sources.salary = "text";
  // A bare "$" in running text; data names its currency.
  if (salary?.currency === "USD" && sources.salary === "text" && !/US ?\$|USD/.test(description))
    salary.currency = dollarOf(fields.location ?? "", description, language);
  const named = field(fields.title);
  const title = sources.title === "given" ? named : withoutCompany(withoutKind(named), company);
  const type = fields.employment_type ?? employmentFromTitle(title ?? "");
  if (type && !fields.employment_type && sources.title) sources.employment_type = sources.title;
  const place = fields.location ?? placeInTitle(title ?? "");
  if (place && !fields.location && sources.title) sources.location = sources.title;
  const flags = postingFlags(
    [fields.title, fields.company, fields.location, description].join("\n"),
    drafts.flatMap((draft) => draft.hidden ?? []),
  );
  return {
    kind: "posting",
    posting: {
      title,
      company,
      location: field(place),
      remote: fields.remote ?? null,
      employment_type: type,
      salary,
      posted_at: fields.posted_at ?? null,
      valid_through: fields.valid_through ?? null,
      external_id: field(fields.external_id),
      canonical_url: fields.canonical_url ?? null,
      language,
      expired: joined.expired,
      ...(flags.length > 0 && { flags }),
      description,
      sources,
    },
  };
}

/** "Stellenausschreibung Engineer" and "Job title: Engineer" are an "Engineer". */
function withoutKind(title: string | null): string | null {
  const bare = title?.replace(
    /^(?:(?:Stellenausschreibung|Stellenanzeige|Stellenangebot)\s?[:–|-]?\s(?:als\s)?|(?:job title|job advert(?:isement)?|job posting|job opening|vacancy|vacature|vaga|position|offre d['’]emploi|oferta de empleo|poste)\s?[:–]\s|now hiring:?\s)|\s?- job post$|の(?:求人(?:詳細)?(?:情報)?|募集要項|採用情報)$/giu,
    "",
  );
  return bare || title;
}

/** "Engineer, Acme" at Acme is an "Engineer". */
function withoutCompany(title: string | null, company: string | null): string | null {
  if (title === null || company === null) return title;
  const rest = title.toLowerCase().endsWith(company.toLowerCase()) ? title.slice(0, -company.length) : title;
  const bare = /^(.{3,}?)\s*(?:[,|–—@-]|\b(?:at|bei|chez))\s*$/.exec(rest)?.[1];
  return rest !== title && bare ? bare : title;
}

/** Without the first lines that only repeat the title, the company or the place. */
function withoutRepeatedHead(markdown: string, known: (string | null | undefined)[]): string {
  const repeated = new Set(known.map((text) => comparable(text ?? "")));
  const lines = markdown.split("\n");
  const start = lines.findIndex((line) => !repeated.has(comparable(line)));
  return start > 0 ? lines.slice(start).join("\n").trim() : markdown;
}
