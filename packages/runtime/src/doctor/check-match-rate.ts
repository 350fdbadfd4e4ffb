/** Why few requirements match: the resume as it was read, the postings, the reasons. */
import type { DoctorStore, NoMatchReason, VerdictFigures } from "@leadfit/db";
import { type Finding, fail, ok, percent, warn } from "./finding.ts";

const check = "low match rates";
const leastVerdicts = 20;
const lowShare = 0.2;
const manyWithoutRequired = 0.3;
/** A page of a resume has some thousand characters. */
const shortText = 500;

type ResumeFigures = Awaited<ReturnType<DoctorStore["resumes"]>>[number];

const reasonWords: Record<NoMatchReason, string> = {
  unverified: "claimed without a quote",
  years: "years of experience",
  level: "level of a skill or language",
  degree: "degree or its field",
  not_mentioned: "not mentioned",
  other: "other",
};

export function checkMatchRate(figures: VerdictFigures, resumes: ResumeFigures[]): Finding[] {
  const findings = [...judgeResumes(resumes), ...judgePostings(figures)];
  const { judged, matched, reasons } = figures;
  if (judged < leastVerdicts) {
    findings.push(ok(check, `${judged} verdicts in 30 days: too few to say`));
    return findings;
  }
  const unmatched = judged - matched;
  const why = reasons
    .map(({ reason, verdicts }) => `${reasonWords[reason]} ${percent(verdicts / Math.max(unmatched, 1))}`)
    .join(", ");
  const saw = `${percent(matched / judged)} of ${judged} requirements matched; no match: ${why || "none"}`;
  findings.push(
    matched / judged < lowShare
      ? warn(
          check,
          saw,
          "See what GET /job_skills_recent says is missing: name those tools in the resume where you know them, give positions their dates; correct a wrong verdict (POST /v1/skills/{id}/review).",
        )
      : ok(check, saw),
  );
  return findings;
}

function judgeResumes(resumes: ResumeFigures[]): Finding[] {
  if (!resumes.some(({ isDefault }) => isDefault))
    return [
      fail(
        check,
        resumes.length === 0 ? "there is no resume" : "no resume is the default",
        "Upload one (POST /v1/resumes) or choose one (POST /v1/resumes/{resume_id}/default): jobs wait for it.",
      ),
    ];
  return resumes.flatMap(({ resumeId, characters, positions, dated, skills }) => {
    const lacks = [
      characters < shortText && `only ${characters} characters of text`,
      positions === 0 ? "no position" : dated === 0 && "no dates of positions",
      skills === 0 && "no skills",
    ].filter((lack) => lack !== false);
    if (lacks.length === 0) return [];
    return [
      warn(
        check,
        `resume ${resumeId} was read with ${lacks.join(", ")}`,
        `See GET /v1/resumes/${resumeId}. A scan or a designed layout reads badly: upload it as DOCX, Markdown or text (PUT /v1/resumes/${resumeId}).`,
      ),
    ];
  });
}

function judgePostings({ assessments, withoutRequired }: VerdictFigures): Finding[] {
  if (assessments < leastVerdicts || withoutRequired / assessments <= manyWithoutRequired) return [];
  return [
    warn(
      check,
      `${percent(withoutRequired / assessments)} of the postings came out without a required requirement`,
      "The pages read badly: save the posting itself and not a list, and see job_description of GET /v1/jobs/{job_id}.",
    ),
  ];
}
