/** What to do about parked jobs, by their cause. Codes come from the stages; an unknown one gets the general answer. */
import type { QuarantineCause } from "@leadfit/contracts";

const byDetail: Record<string, string> = {
  bot_wall:
    "The site showed a check for robots instead of the posting: open it in your browser and add the page again.",
  script_shell:
    "The page was saved before its scripts had run: open it, wait until the posting shows, and add it again.",
  login_wall: "The site asked for a login: log in there and add the page again.",
  several_postings: "The page lists several postings: open the one you mean and add that page.",
  application_form: "The page is the form, not the posting: add the page that describes the job.",
  expired_stub: "The posting is no longer online: discard it.",
  no_description:
    "No description was found on the page: add the page of the posting itself, or paste its text.",
  html_too_complex: "The page is too large or nests too deeply to be read: paste the posting's text instead.",
  empty_page: "The page holds no text: open it, wait until the posting shows, and add it again.",
  poison_task:
    "Its worker ended three times while it worked on it: see the log of that worker, then retry one.",
  over_budget:
    "The budget for models is used up: raise it (LEADFIT_BUDGET_*), or wait for the next day, then retry.",
  prompt_missing: "The step has no prompt that is labelled production: label one under Prompts, then retry.",
  prompt_template_invalid:
    "The prompt's template has a mistake: mend it under Prompts, label the new version, then retry.",
};

const byReason: Record<QuarantineCause["reason"], string> = {
  missing_resume:
    "There is no resume to compare with: add one and make it the default; these jobs then go on by themselves.",
  missing_job_description:
    "No posting was found on the page: add the page of the posting itself, then discard this one.",
  prompt_configuration_error:
    "The prompt or its model does not work: try the prompt as a draft under Prompts, label what works, then retry.",
  failed_generate_assessment:
    "The assessment could not be made: read the words of the example; if the cause may have passed, retry one, then the rest.",
};

export function quarantineAdvice({ reason, detail }: Pick<QuarantineCause, "reason" | "detail">): string {
  return (Object.hasOwn(byDetail, detail) ? byDetail[detail] : undefined) ?? byReason[reason];
}
