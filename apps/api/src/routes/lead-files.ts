/** Leads as files: CSV, JSON and Markdown, a piece at a time. */
import type { Lead, LeadExportFormat } from "@leadfit/contracts";

type Format = { type: string; extension: string; pieces(leads: AsyncIterable<Lead>): AsyncGenerator<string> };

export const leadFiles: Record<LeadExportFormat, Format> = {
  csv: { type: "text/csv; charset=utf-8", extension: "csv", pieces: csv },
  json: { type: "application/json", extension: "json", pieces: json },
  markdown: { type: "text/markdown; charset=utf-8", extension: "md", pieces: markdown },
};

const salaryOf = ({ job_salary: salary }: Lead): string => {
  if (!salary) return "";
  const { min, max, currency, period } = salary;
  const range = [...new Set([min, max])].filter((value) => value !== null).join("-");
  return [range, currency, period && `a ${period.toLowerCase()}`].filter(Boolean).join(" ");
};
const percent = (share: number | null) => (share === null ? "" : String(Math.round(share * 100)));

const columns: Record<string, (lead: Lead) => string | number | boolean | null> = {
  title: (lead) => lead.job_title,
  company: (lead) => lead.job_company,
  location: (lead) => lead.job_location,
  rating: (lead) => lead.rating,
  match_percent: (lead) => percent(lead.match_percentage),
  required: (lead) => lead.required_qualifications_count,
  required_matched: (lead) => lead.required_matched_count,
  state: (lead) => lead.state,
  status: (lead) => lead.application?.status ?? null,
  note: (lead) => lead.application?.note ?? null,
  salary: salaryOf,
  employment_type: (lead) => lead.job_employment_type,
  remote: (lead) => lead.job_remote,
  posted_at: (lead) => lead.job_posted_at,
  came_in_at: (lead) => lead.created_at,
  url: (lead) => lead.job_url,
  resume: (lead) => lead.resume_name,
  job_id: (lead) => lead.job_id,
};

/** RFC 4180. A spreadsheet would take a text that begins so for a formula; what a page says must stay text. */
function cell(value: string | number | boolean | null): string {
  const text = String(value ?? "");
  const guarded = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

async function* csv(leads: AsyncIterable<Lead>): AsyncGenerator<string> {
  // Excel reads UTF-8 only behind this mark.
  yield `\uFEFF${Object.keys(columns).join(",")}\r\n`;
  for await (const lead of leads)
    yield `${Object.values(columns)
      .map((column) => cell(column(lead)))
      .join(",")}\r\n`;
}

async function* json(leads: AsyncIterable<Lead>): AsyncGenerator<string> {
  let before = '{"status":"success","data":[';
  for await (const lead of leads) {
    yield before + JSON.stringify(lead);
    before = ",\n";
  }
  yield before === ",\n" ? "]}\n" : `${before}]}\n`;
}

/** Markup in what a page says shows as text. */
const plain = (text: string) =>
  text.replaceAll(/\s+/g, " ").replaceAll(/[\\`*_[\]<>|#&]/g, (sign) => `\\${sign}`);

async function* markdown(leads: AsyncIterable<Lead>): AsyncGenerator<string> {
  yield "# Leads\n\n| rating | match | title | company | location | status | posted | link |\n";
  yield "| --- | --- | --- | --- | --- | --- | --- | --- |\n";
  for await (const lead of leads) {
    const { job_url: url, match_percentage: share } = lead;
    const cells = [
      lead.rating ?? lead.state,
      share === null ? "" : `${percent(share)} %`,
      plain(lead.job_title ?? ""),
      plain(lead.job_company ?? ""),
      plain(lead.job_location ?? ""),
      lead.application?.status ?? "",
      lead.job_posted_at?.slice(0, 10) ?? "",
      url && /^https?:/.test(url) ? `<${encodeURI(url).replaceAll(/[<>|]/g, encodeURIComponent)}>` : "",
    ];
    yield `| ${cells.join(" | ")} |\n`;
  }
}
