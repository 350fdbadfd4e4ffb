/**
 * The parts of a JSON Resume (https://jsonresume.org/schema, v1.0.0) that say something about the candidate. Lenient
 * where exporters are sloppy: null for missing, numbers for text. Knows the shape; does not render.
 */
import { z } from "zod";

const text = z
  .union([z.string(), z.number()])
  .nullish()
  .catch(null)
  .transform((value) => (value === null || value === undefined ? "" : String(value).trim()));
const texts = z
  .array(text)
  .nullish()
  .catch(null)
  .transform((values) => (values ?? []).filter((value) => value !== ""));

function list<Shape extends z.ZodRawShape>(shape: Shape) {
  return z
    .array(z.object(shape))
    .nullish()
    .transform((rows) => rows ?? []);
}

const period = { startDate: text, endDate: text };

export const jsonResumeSchema = z.object({
  basics: z
    .object({
      name: text,
      label: text,
      summary: text,
      location: z.object({ city: text, region: text, countryCode: text }).nullish().catch(null),
    })
    .nullish(),
  work: list({
    name: text,
    company: text,
    position: text,
    location: text,
    description: text,
    summary: text,
    highlights: texts,
    keywords: texts,
    ...period,
  }),
  volunteer: list({ organization: text, position: text, summary: text, highlights: texts, ...period }),
  education: list({ institution: text, area: text, studyType: text, score: text, courses: texts, ...period }),
  awards: list({ title: text, date: text, awarder: text, summary: text }),
  certificates: list({ name: text, date: text, issuer: text }),
  publications: list({ name: text, publisher: text, releaseDate: text, summary: text }),
  skills: list({ name: text, level: text, keywords: texts }),
  languages: list({ language: text, fluency: text }),
  interests: list({ name: text, keywords: texts }),
  projects: list({
    name: text,
    description: text,
    highlights: texts,
    keywords: texts,
    roles: texts,
    entity: text,
    ...period,
  }),
});
export type JsonResume = z.infer<typeof jsonResumeSchema>;
