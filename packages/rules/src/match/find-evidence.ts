/**
 * Where a resume mentions a tool or a concept in a way that counts: not denied, not in hobbies, close together. Knows
 * resumes; the level and years asked for are judged elsewhere.
 */
import { isDenied, isWeak } from "./denial.ts";
import type { Segment } from "./resume-view.ts";

/** A place in a segment that speaks for the candidate. `as` is the tool name written there, for tools. */
export type Evidence = { segment: Segment; start: number; end: number; isWeak: boolean; as?: string };

const noEvidence = new Set(["interests"]);

function usable(segments: readonly Segment[]): Segment[] {
  return segments.filter((segment) => !noEvidence.has(segment.section));
}

/** The best place that names one of `names` (canonical): a strong one before a weak one; null when there is none. */
export function findName(segments: readonly Segment[], names: ReadonlySet<string>): Evidence | null {
  let weak: Evidence | null = null;
  for (const segment of usable(segments))
    for (const hit of segment.names) {
      if (
        !names.has(hit.name) ||
        isDenied(segment.text, hit.start, hit.end) ||
        isLink(segment.text, hit.start, hit.end) ||
        isOthersTool(segment.text, hit.start, hit.end)
      )
        continue;
      const evidence = {
        segment,
        start: hit.start,
        end: hit.end,
        isWeak: isWeak(segment.text, hit.start, hit.end),
        as: hit.as,
      };
      if (!evidence.isWeak) return evidence;
      weak ??= evidence;
    }
  return weak;
}

/** "Worked with engineers using Kubernetes", "hired React developers": the tool of others. */
function isOthersTool(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 80), start);
  const after = text.slice(end, end + 30);
  const users =
    "(?:engineers|developers|programmers|experts|specialists|teams?|colleagues|vendors|clients|customers)";
  return (
    new RegExp(
      `\\b(?:with|alongside|for|by|of) (?:[\\w-]+ ){0,3}${users} (?:using|who use|working (?:with|in|on)|on|in)[^.;]{0,40}$`,
      "i",
    ).test(before) ||
    (new RegExp(`^ ${users}\\b`, "i").test(after) &&
      /\b(?:with|for|alongside|hir\w+|recruit\w+|manag\w+|led|lead) (?:[\w,-]+ ){0,3}$/i.test(before))
  );
}

/** "GitHub: github.com/someone" is an address, not a skill. */
function isLink(text: string, start: number, end: number): boolean {
  return (
    /[./@]$/.test(text.slice(0, start)) ||
    /^(?:\.\w{2,}|\*{0,2}:\s*\S+\.\w+\/|\/[\w-]+$)/.test(text.slice(end)) ||
    /^\*{0,2}:\*{0,2}\s*(?:https?:|\w+\.(?:com|io|org))/.test(text.slice(end))
  );
}

/** "Worked with the marketing team": the field of others. */
function isOthers(text: string, end: number): boolean {
  return /^[^.;:]{0,60}?\b(?:teams?|departments?|colleagues|staff|stakeholders|clients?|customers?|compan(?:y|ies)|vendors?|firms?)\b/i.test(
    text.slice(end, end + 80),
  );
}

/**
 * The first place where all `stems` stand close together: within a few words of each other and, for short concepts,
 * not across the commas of a list.
 */
export function findConcept(segments: readonly Segment[], stems: readonly string[]): Evidence | null {
  if (stems.length === 0) return null;
  const wanted = new Set(stems);
  const reach = stems.length === 1 ? 1 : stems.length + 2;
  let weak: Evidence | null = null;
  for (const segment of usable(segments)) {
    const { stems: words, text } = segment;
    for (let i = 0; i < words.length; i++) {
      if (!wanted.has(words[i]?.stem ?? "")) continue;
      const seen = new Set<string>();
      let last = i;
      for (let j = i; j < Math.min(words.length, i + reach); j++) {
        const word = words[j];
        if (word && wanted.has(word.stem)) {
          seen.add(word.stem);
          last = j;
        }
      }
      const start = words[i]?.index ?? 0;
      const end = words[last]?.end ?? start;
      if (seen.size < wanted.size) continue;
      if (stems.length <= 3 && /[,;|/]\s/.test(text.slice(start, end))) continue;
      if (isDenied(text, start, end) || (stems.length === 1 && isOthers(text, end))) continue;
      const evidence = { segment, start, end, isWeak: isWeak(text, start, end) };
      if (!evidence.isWeak) return evidence;
      weak ??= evidence;
    }
  }
  return weak;
}
