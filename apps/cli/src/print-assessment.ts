/** An assessment as text for a terminal. */
import type { JobData, PageFlag, Qualification } from "@leadfit/contracts";

export function printAssessment(data: JobData): void {
  const salary =
    data.job_salary && [data.job_salary.min, data.job_salary.max].filter((n) => n !== null).join("–");
  const facts = [
    data.job_company,
    data.job_location,
    data.job_employment_type,
    salary &&
      `${salary} ${data.job_salary?.currency ?? ""} ${data.job_salary?.period?.toLowerCase() ?? ""}`.trim(),
  ];
  console.log(data.job_title ?? "(no title)");
  console.log(facts.filter(Boolean).join(" · "));
  console.log();
  const percentage =
    data.match_percentage === null ? "" : ` (${Math.round(data.match_percentage * 100)} % of the required)`;
  console.log(`Rating: ${data.rating ?? "none"}${percentage}`);
  if (data.rating_description) console.log(data.rating_description);
  if (data.quality) console.log(`Quality of this assessment: ${Math.round(data.quality.score * 100)} %`);
  for (const { kind, detail } of data.job_flags) console.log(`Note: ${flagNotes[kind]}: “${detail}”`);
  if (data.quarantine) console.log(`Waiting: ${data.quarantine.message}`);
  printList("Required", data.required_qualifications);
  printList("Additional", data.additional_qualifications);
  printList("For a person to judge", data.evaluated_qualifications);
}

const flagNotes = {
  instructions: "the page has text that reads like an order to a language model",
  hidden_text: "the page hides text from its readers, which was left out",
} satisfies Record<PageFlag["kind"], string>;

function printList(title: string, qualifications: Qualification[]): void {
  if (qualifications.length === 0) return;
  console.log(`\n${title}`);
  const seen = new Set<string>();
  for (const { requirement_string, match, group, evidence_quote, match_reasoning } of qualifications) {
    const mark = match === null ? "·" : match ? "✓" : "✗";
    const or = group && seen.has(group) ? "or " : "";
    if (group) seen.add(group);
    console.log(`  ${mark} ${or}${requirement_string}`);
    if (evidence_quote) console.log(`      “${evidence_quote.replaceAll(/\s+/g, " ")}”`);
    else if (match_reasoning) console.log(`      ${match_reasoning}`);
  }
}
