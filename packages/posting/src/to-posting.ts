/** Joins what the readers found into the contract's posting. */
import type { PageReading } from "@leadfit/contracts";
import { cleanText, comparable, oneLine } from "./clean-text.ts";
import { detectLanguage } from "./detect-language.ts";
import { type Draft, joinDrafts } from "./draft.ts";
import { noPosting } from "./no-posting.ts";
import { salaryFromText } from "./salary-text.ts";

const maxFieldChars = 300;

/** The drafts as a posting; the first that names a field wins. Without a description: `no_description`. */
export function toReading(drafts: readonly Draft[]): PageReading {
  const joined = joinDrafts(drafts);
  const { fields, sources } = joined;
  const description = withoutRepeatedHead(cleanText(fields.description ?? "").trim(), [
    fields.title,
    fields.company,
    fields.location,
  ]);
  if (description === "") return noPosting("no_description", joined);
  const field = (text: string | null | undefined): string | null =>
    text ? oneLine(text).slice(0, maxFieldChars) : null;
  const salary = fields.salary ?? salaryFromText(description);
  if (salary && !fields.salary) sources.salary = "text";
  return {
    kind: "posting",
    posting: {
      title: field(fields.title),
      company: field(fields.company),
      location: field(fields.location),
      remote: fields.remote ?? null,
      employment_type: fields.employment_type ?? null,
      salary,
      posted_at: fields.posted_at ?? null,
      valid_through: fields.valid_through ?? null,
      external_id: field(fields.external_id),
      canonical_url: fields.canonical_url ?? null,
      language: detectLanguage(description),
      expired: joined.expired,
      description,
      sources,
    },
  };
}

/** Without the first lines that only repeat the title, the company or the place. */
function withoutRepeatedHead(markdown: string, known: (string | null | undefined)[]): string {
  const repeated = new Set(known.map((text) => comparable(text ?? "")));
  const lines = markdown.split("\n");
  const start = lines.findIndex((line) => !repeated.has(comparable(line)));
  return start > 0 ? lines.slice(start).join("\n").trim() : markdown;
}
