/** A JSON Resume as Markdown that people can read and evidence can be quoted from. Knows nothing of matching. */
import type { JsonResume } from "./json-resume.ts";

function join(parts: (string | undefined)[], link: string): string {
  return parts.filter((part) => part !== undefined && part !== "").join(link);
}

/** Dates as they stand; an open end of a job that has begun is "present". */
function period(row: { startDate: string; endDate: string }, isOpenPresent: boolean): string {
  if (row.startDate === "") return row.endDate;
  if (row.endDate === "") return isOpenPresent ? `${row.startDate} – present` : row.startDate;
  return `${row.startDate} – ${row.endDate}`;
}

function bullets(lines: string[]): string[] {
  return lines.map((line) => `- ${line}`);
}

function section(title: string, entries: string[][]): string[] {
  const kept = entries
    .map((lines) => lines.filter((line) => line !== ""))
    .filter((lines) => lines.length > 0);
  return kept.length === 0 ? [] : [`## ${title}`, "", ...kept.flatMap((lines) => [...lines, ""])];
}

function heading(text: string): string {
  return text === "" ? "" : `### ${text}`;
}

/** Sections in the order of the schema; what is empty is left out. */
export function renderJsonResume(resume: JsonResume): string {
  const { basics } = resume;
  const place = join([basics?.location?.city, basics?.location?.region, basics?.location?.countryCode], ", ");
  const lines = [
    basics?.name ? `# ${basics.name}` : "",
    basics?.label ?? "",
    place && `Location: ${place}`,
    basics?.summary ?? "",
    "",
    ...section(
      "Work experience",
      resume.work.map((row) => [
        heading(join([row.position, row.name || row.company, row.location], ", ")),
        period(row, true),
        row.description,
        row.summary,
        ...bullets(row.highlights),
        row.keywords.join(", "),
      ]),
    ),
    ...section(
      "Volunteering",
      resume.volunteer.map((row) => [
        heading(join([row.position, row.organization], ", ")),
        period(row, true),
        row.summary,
        ...bullets(row.highlights),
      ]),
    ),
    ...section(
      "Education",
      resume.education.map((row) => [
        heading(join([join([row.studyType, row.area], " in "), row.institution], ", ")),
        period(row, false),
        row.score && `Score: ${row.score}`,
        row.courses.length > 0 ? `Courses: ${row.courses.join(", ")}` : "",
      ]),
    ),
    ...section("Skills", [
      resume.skills.map(
        (row) =>
          `- ${join([join([row.name, row.level && `(${row.level})`], " "), row.keywords.join(", ")], ": ")}`,
      ),
    ]),
    ...section("Languages", [resume.languages.map((row) => `- ${join([row.language, row.fluency], ": ")}`)]),
    ...section("Certificates", [
      resume.certificates.map((row) => `- ${join([row.name, row.issuer, row.date], ", ")}`),
    ]),
    ...section(
      "Projects",
      resume.projects.map((row) => [
        heading(join([row.name, row.entity], ", ")),
        period(row, false),
        row.description,
        ...bullets(row.highlights),
        join([row.roles.join(", "), row.keywords.join(", ")], "; "),
      ]),
    ),
    ...section("Publications", [
      resume.publications.map(
        (row) => `- ${join([row.name, row.publisher, row.releaseDate, row.summary], ", ")}`,
      ),
    ]),
    ...section("Awards", [
      resume.awards.map((row) => `- ${join([row.title, row.awarder, row.date, row.summary], ", ")}`),
    ]),
    ...section("Interests", [
      resume.interests.map((row) => `- ${join([row.name, row.keywords.join(", ")], ": ")}`),
    ]),
  ];
  return lines.join("\n");
}
