/** The positions and the studies of a resume. What cannot be told apart stays unsaid. */
import type { ParsedResume } from "@leadfit/contracts";
import { datedEntries, type Entry, type Name, plainEntries } from "./dated-entries.ts";
import { findLastDate, findPeriods, type Period } from "./find-dates.ts";
import type { Section } from "./find-sections.ts";
import { isCircumstance, isDegree, isOrganisation, isSchool, isTitle } from "./name-cues.ts";

const mostEntries = 200;

export function findExperience(sections: readonly Section[]): ParsedResume["experience"] {
  return sections
    .filter(({ kind }) => kind === "experience")
    .flatMap((section) => datedEntries(section, firstPeriod))
    .slice(0, mostEntries)
    .map((entry) => {
      const title = entry.names.find(({ text }) => isTitle(text) && !isLegalName(text));
      const organisation = employer(entry.names, title);
      return {
        ...(title && { title: title.text }),
        ...(organisation && { organisation: organisation.text }),
        ...dates(entry.period),
        span: spanOf(entry),
      };
    });
}

export function findEducation(sections: readonly Section[]): ParsedResume["education"] {
  return sections
    .filter(({ kind }) => kind === "education")
    .flatMap((section) => {
      const dated = datedEntries(section, (line) => firstPeriod(line) ?? findLastDate(line));
      return dated.length > 0 ? dated : plainEntries(section, (line) => isDegree(line) || isSchool(line));
    })
    .slice(0, mostEntries)
    .map((entry) => {
      const institution = entry.names.find(({ text }) => isSchool(text) && !isDegree(text));
      const degree = entry.names.find((name) => name !== institution && isDegree(name.text));
      return {
        ...(degree && { degree: degree.text }),
        ...(institution && { institution: institution.text }),
        ...dates(entry.period),
        span: spanOf(entry),
      };
    });
}

/** By its own words, else by "at", else the line above the title, else what stands beside or below it. */
function employer(names: readonly Name[], title: Name | undefined): Name | undefined {
  const others = names.filter((name) => name !== title && !isCircumstance(name.text));
  const known = others.find(({ isAfterAt }) => isAfterAt) ?? others.find(({ text }) => isOrganisation(text));
  if (known || !title) return known;
  const above = others.find(({ row, text }) => row < title.row && !isTitle(text));
  const beside = others.filter(({ row }) => row === title.row);
  const after = beside.find((name) => names.indexOf(name) > names.indexOf(title));
  return above ?? after ?? beside[0] ?? others.find(({ text }) => !isTitle(text));
}

/** "Head Partners Ltd" names no position. */
function isLegalName(text: string): boolean {
  return /(?:\b(?:inc|llc|ltd|gmbh|ag|kg|plc)|s\.r\.o|a\.s)\.?$/i.test(text);
}

function firstPeriod(line: string): Period | null {
  return findPeriods(line)[0] ?? null;
}

function dates(period: Period | null): { start?: string; end?: string } {
  return { ...(period?.start && { start: period.start }), ...(period?.end && { end: period.end }) };
}

function spanOf({ start, end }: Entry): { start: number; end: number } {
  return { start, end };
}
