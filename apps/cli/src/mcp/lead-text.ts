/** A lead as text for an assistant: short, complete, with the ids that its tools take. */
import type { JobData, Lead, Qualification } from "@leadfit/contracts";

/** One lead in one line. */
export function leadLine(lead: Lead): string {
  const { rating, match_percentage, state, application } = lead;
  const rated = rating === null ? state : `${rating}${percent(match_percentage)}`;
  const facts = [lead.job_title ?? "(no title)", lead.job_company, lead.job_location, application?.status];
  return `- [${rated}] ${facts
    .filter(Boolean)
    .map((fact) => oneLine(String(fact)))
    .join(" · ")} (job_id: ${lead.job_id})`;
}

/** One lead with each requirement, its verdict and why. */
export function leadText(data: JobData): string {
  const { rating, rating_description, quarantine, match_percentage } = data;
  const head = [
    `${oneLine(data.job_title ?? "(no title)")}${data.job_company ? ` at ${oneLine(data.job_company)}` : ""}`,
    `job_id: ${data.job_id}${data.resume_id ? `, resume_id: ${data.resume_id}` : ""}`,
    data.job_url && `url: ${data.job_url}`,
    rating === null ? `Not rated (${data.state})` : `Rating: ${rating}${percent(match_percentage)}`,
    rating_description,
    quarantine && `Parked: ${quarantine.message}`,
    ...data.job_flags.map(({ kind }) => `Beware: the page has ${kind.replace("_", " ")}.`),
  ];
  const lists = [
    list("Required", data.required_qualifications),
    list("Additional", data.additional_qualifications),
    list("For the person to judge", data.evaluated_qualifications),
  ];
  return [head.filter(Boolean).join("\n"), ...lists].filter((part) => part !== "").join("\n\n");
}

function list(title: string, qualifications: readonly Qualification[]): string {
  if (qualifications.length === 0) return "";
  return [`${title}:`, ...qualifications.map(line)].join("\n");
}

function line(qualification: Qualification): string {
  const { match, requirement_string, evidence_quote, missing, match_reasoning, job_skill_id } = qualification;
  const verdict = match === null ? "open" : match ? "met" : "not met";
  const why = evidence_quote ? `the resume says “${oneLine(evidence_quote)}”` : (missing ?? match_reasoning);
  const id = job_skill_id ? ` (job_skill_id: ${job_skill_id})` : "";
  return `- ${verdict}: ${oneLine(requirement_string)}${why ? `: ${oneLine(why)}` : ""}${id}`;
}

const percent = (share: number | null) => (share === null ? "" : `, ${Math.round(share * 100)} %`);
const oneLine = (text: string) => text.replace(/\s+/gu, " ").trim();
