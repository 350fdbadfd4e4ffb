/** What a resume's text says: its sections, positions, studies, skills and languages. Every word stands in the text. */
import type { ParsedResume } from "@leadfit/contracts";
import { findEducation, findExperience } from "./find-experience.ts";
import { findSections, sectionsAsParsed } from "./find-sections.ts";
import { findLanguages, findSkills } from "./find-skills.ts";
import { linesOf } from "./lines.ts";

export function parseResume(text: string): ParsedResume {
  const sections = findSections(linesOf(text));
  return {
    sections: sectionsAsParsed(sections),
    experience: findExperience(sections),
    education: findEducation(sections),
    skills: findSkills(sections),
    languages: findLanguages(sections),
  };
}
