/** Reads the block of facts before the text of a Markdown page (Hugo, Jekyll, Astro). */
import type { Draft } from "./draft.ts";
import { employmentType } from "./employment-type.ts";
import { isTitle } from "./page-title.ts";
import { parseDate } from "./parse-date.ts";
import { salaryFromText } from "./salary-text.ts";
import { remoteFromText } from "./work-place.ts";

const maxChars = 4_000;
const block = /^(---|\+\+\+)[ \t]*\n([\s\S]{0,4000}?)\n\1[ \t]*(?:\n|$)/;
/** `key: value` of YAML, `key = value` of TOML; nested keys and comments are left aside. */
const entry = /^([A-Za-z][\w-]{0,40})\s?[:=] ?(.{1,400})$/;

const keys = {
  title: ["jobtitle", "position", "role", "title"],
  company: ["company", "employer", "organization", "organisation", "hiringorganization"],
  location: ["location", "locations", "city", "place", "standort", "ort"],
  type: ["employmenttype", "jobtype", "type", "contract", "schedule", "hours"],
  posted: ["dateposted", "posted", "postedat", "published", "publishdate", "pubdate", "date"],
  validThrough: ["validthrough", "deadline", "closingdate", "expires", "expirydate"],
  salary: ["salary", "compensation", "pay", "salaryrange"],
  workplace: ["remote", "workplace", "workmode"],
} as const;

/** The text behind the block and what the block says, null where `text` begins with none. */
export function frontMatter(text: string): { draft: Draft; rest: string } | null {
  const found = block.exec(text.slice(0, maxChars * 2));
  if (!found) return null;
  const values = new Map<string, string>();
  for (const line of (found[2] ?? "").split("\n")) {
    const [, key, value] = entry.exec(line.trimEnd()) ?? [];
    if (key && value) values.set(key.toLowerCase().replace(/[^a-z]/g, ""), plainValue(value));
  }
  const first = (field: keyof typeof keys): string =>
    keys[field].map((key) => values.get(key) ?? "").find((value) => value !== "") ?? "";
  const salary = first("salary");
  const title = first("title");
  const workplace = first("workplace");
  return {
    rest: text.slice(found[0].length),
    draft: {
      source: "text",
      title: isTitle(title) ? title : null,
      company: first("company") || null,
      location: first("location") || null,
      employment_type: employmentType(first("type")),
      posted_at: parseDate(first("posted")),
      valid_through: parseDate(first("validThrough")),
      salary: salary === "" ? null : salaryFromText(salary, true),
      remote: workplace === "true" ? true : workplace === "false" ? false : remoteFromText(workplace),
    },
  };
}

/** Without quotes; the entries of a list in brackets stand apart by "; ". */
function plainValue(value: string): string {
  const bare = value.trim();
  const list = /^\[(.*)\]$/.exec(bare)?.[1];
  const parts = list === undefined ? [bare] : list.split(",");
  return parts.map((part) => part.trim().replace(/^(["'])(.*)\1$/, "$2")).join("; ");
}
