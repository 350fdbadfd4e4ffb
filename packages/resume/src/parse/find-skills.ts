/** The skills and languages that a resume lists. Lists only: prose is left to those who judge it. */
import type { ParsedResume } from "@leadfit/contracts";
import type { Section } from "./find-sections.ts";
import { headingKind } from "./section-headings.ts";
import { isSpokenLanguage } from "./spoken-language.ts";

const mostSkills = 300;
const longestItem = 60;
const mostWords = 6;
const languageLevel = /^(.*?)(?:\s*[(:–—|]\s*|\s+-\s+|\t+|,\s*)(.*?)\)?$/;

export function findSkills(sections: readonly Section[]): string[] {
  const skills = new Map<string, string>();
  for (const line of listLines(sections, "skills")) {
    for (const item of items(line)) {
      const isItem =
        item.length <= longestItem && item.split(/\s+/).length <= mostWords && /\p{L}/u.test(item);
      if (isItem && skills.size < mostSkills && !skills.has(item.toLowerCase()))
        skills.set(item.toLowerCase(), item);
    }
  }
  return [...skills.values()];
}

/** Only what is the name of a language, with the words beside it as its level. */
export function findLanguages(sections: readonly Section[]): ParsedResume["languages"] {
  const found = new Map<string, { language: string; level?: string }>();
  const add = (words: string): boolean => {
    const [, name = words, level = ""] = languageLevel.exec(words) ?? [];
    const bare = name.replace(/[*_]+/g, "").trim();
    if (!isSpokenLanguage(bare)) return false;
    const stated = level.replace(/[*_]+/g, "").trim();
    if (!found.has(bare.toLowerCase())) {
      found.set(bare.toLowerCase(), {
        language: bare,
        ...(stated !== "" && /[\p{L}\p{N}]/u.test(stated) && { level: stated }),
      });
    }
    return true;
  };
  for (const line of listLines(sections, "languages")) {
    // "German – native, English – fluent" is a list; "English, fluent" is one of them with its level.
    const parts = items(line, false);
    if (
      parts.filter(startsWithLanguage).length < parts.length &&
      add(line.replace(/^\s*[-*•]\s+/, "").trim())
    )
      continue;
    parts.forEach(add);
  }
  return [...found.values()];
}

function startsWithLanguage(words: string): boolean {
  return isSpokenLanguage(/^\p{L}+/u.exec(words.replace(/^[*_]+/, ""))?.[0] ?? "");
}

/** Lines of such a section, and what stands behind "Skills:" anywhere else. */
function listLines(sections: readonly Section[], kind: "skills" | "languages"): string[] {
  return sections.flatMap((section) =>
    section.lines.flatMap(({ text }) => {
      if (section.kind === kind) return [text];
      const [, label = "", rest = ""] =
        /^\s*(?:[-*•]\s+)?[*_]*([^:*_]{3,40})[*_]*:[*_]*\s+(\S.*)$/.exec(text) ?? [];
      // "Languages:" among skills may be those of programs: the names decide.
      return label !== "" && headingKind(label) === kind ? [rest] : [];
    }),
  );
}

/** What commas, semicolons and the like divide, outside of brackets; the label of a list is not of the list. */
function items(line: string, hasLabel = true): string[] {
  const bare = line.replace(/^\s*(?:[-*•]\s+|#{1,6}\s+)?/, "").replace(/[*_]{2}/g, "");
  const list = (hasLabel ? bare.replace(/^[^:,;]{1,50}:\s+/, "") : bare).replace(/\.\s+(?=\p{Lu})/gu, "; ");
  const parts: string[] = [];
  let part = "";
  let depth = 0;
  for (const character of list) {
    if (character === "(") depth++;
    else if (character === ")") depth = Math.max(0, depth - 1);
    if (depth === 0 && /[,;|•·\t]/.test(character)) {
      parts.push(part);
      part = "";
    } else part += character;
  }
  return [...parts, part].map((each) => each.trim().replace(/[.:]$/, "")).filter((each) => each !== "");
}
