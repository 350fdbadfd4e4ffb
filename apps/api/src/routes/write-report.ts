/** One lead in Markdown, for people. What a page, a resume or a model wrote stands in it as text, whatever it looks like. */
import type { JobData, Qualification, Salary } from "@leadfit/contracts";

/** Ends with a line end. */
export function writeReport(data: JobData): string {
  const { rating, match_percentage, state, stage } = data;
  const facts = [
    ["Company", data.job_company],
    ["Location", placeOf(data)],
    ["Employment", data.job_employment_type?.replaceAll("_", " ").replaceAll("|", ", ").toLowerCase()],
    ["Pay", data.job_salary && payOf(data.job_salary)],
    ["Posted", data.job_posted_at?.slice(0, 10)],
    ["Ends", data.job_valid_through?.slice(0, 10)],
  ] as const;
  const parts = [
    `# ${asText(data.job_title ?? "Untitled job")}`,
    facts.flatMap(([name, value]) => (value ? [`- ${name}: ${asText(value)}`] : [])).join("\n"),
    linkTo(data.job_url),
    data.job_expired ? "The posting has expired." : "",
    rating === null
      ? `Not rated: ${state === "quarantined" ? asText(data.quarantine?.message ?? "parked") : `it is in ${stage ?? "its last stage"}.`}`
      : `**Rating: ${rating}**${match_percentage === null ? "" : `, ${Math.round(match_percentage * 100)} % of the required qualifications`}. ${asText(data.rating_description ?? "")}`,
    section("Required", data.required_qualifications),
    section("Additional", data.additional_qualifications),
    section("For you to judge", data.evaluated_qualifications),
    decided(data),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

/** A line without any mark that Markdown or HTML would read. */
export function asText(text: string): string {
  return text
    .replace(/\s+/gu, " ")
    .trim()
    .replace(/[\\`*_{}[\]()#+\-.!|~>=:@]/g, "\\$&")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;");
}

function section(title: string, qualifications: readonly Qualification[]): string {
  if (qualifications.length === 0) return "";
  return `## ${title}\n\n${qualifications.map(line).join("\n")}`;
}

function line(qualification: Qualification): string {
  const { match, requirement_string, evidence_quote, match_reasoning, missing, group } = qualification;
  const mark = match === null ? "•" : match ? "✓" : "✗";
  const why = match ? (match_reasoning ?? "") : (missing ?? match_reasoning ?? "");
  const lines = [
    `- ${mark} ${asText(requirement_string)}${group === undefined ? "" : " (one of several)"}`,
    why === "" ? "" : `  ${asText(why)}`,
    evidence_quote === undefined ? "" : `  “${asText(evidence_quote)}”`,
  ];
  return lines.filter((text) => text !== "").join("  \n");
}

function placeOf({ job_location, job_remote }: JobData): string | null {
  if (!job_remote) return job_location;
  return job_location ? `${job_location} (remote)` : "remote";
}

function payOf({ min, max, currency, period }: Salary): string {
  const amounts = [...new Set([min, max].filter((amount) => amount !== null))].join(" to ");
  return [amounts, currency, period && `a ${period.toLowerCase()}`].filter(Boolean).join(" ");
}

/** As an autolink, which holds no space, no angle bracket and nothing but http. */
function linkTo(url: string | null): string {
  if (url === null || !URL.canParse(url)) return "";
  const { protocol, href } = new URL(url);
  return /^https?:$/.test(protocol) ? `<${href.replaceAll("<", "%3C").replaceAll(">", "%3E")}>` : "";
}

function decided({ assessed_by, degraded, quality, created_at }: JobData): string {
  const facts = [
    assessed_by && `Assessed by ${assessed_by === "rules" ? "rules" : "a model"}`,
    degraded && `where a model was meant to: ${degraded.replaceAll("_", " ")}`,
    quality && `quality ${quality.score.toFixed(2)}`,
    `taken in ${created_at.slice(0, 10)}`,
  ];
  return `${facts
    .filter(Boolean)
    .map((fact) => asText(String(fact)))
    .join(", ")}.`;
}
