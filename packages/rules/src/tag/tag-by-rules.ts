/**
 * Step 2.1 without a model: which lines of a posting ask something of the candidate, and how firmly.
 * Knows headings, lists and wording; knows nothing of resumes.
 */
import type { Category, Posting, StageOutputs, Tagged } from "@leadfit/contracts";
import { cuePattern } from "../text/cue-pattern.ts";
import { fold } from "../text/fold.ts";
import { sentences } from "../text/sentences.ts";
import { neverCues } from "./never-cues.ts";
import { type Block, parseBlocks } from "./parse-blocks.ts";
import { askingCues, qualificationCues } from "./qualification-cues.ts";
import { type Section, sectionOf } from "./section-of.ts";
import { splitPreference } from "./split-preference.ts";

const qualification = cuePattern(qualificationCues);
const asking = cuePattern(askingCues);
const never = cuePattern(neverCues);
/** "We have 20 years of experience" is about the company. */
const aboutUs =
  /(?<![\p{L}])(?:our (?:team|company|client|customers|clients|engineers)|we (?:have|are|bring|design|build|offer|provide|believe|specialize|work)|founded|established|wir (?:sind|haben|bieten)|nous (?:sommes|avons|offrons)|jsme)(?![\p{L}])/u;

/** Beside a list of requirements only prose that demands plainly is another one; the rest leads in to the list. */
const firm =
  /\d+ ?\+? ?(?:years?|yrs|jahre|ans|let|anos|jaar)|(?<![\p{L}])(?:must|required|requires|mandatory|degree|minimum|at least|fluent|certifi\w+|licen[cs]e|mindestens|voraussetzung|erforderlich|obligatoire|requis\w*|nutn\w+|imprescindible)(?![\p{L}])/u;

/** More lines than any honest advert has; keeps what follows bounded. */
const maxRequirements = 120;
const maxLineLength = 1200;
/** A longer sentence is a paragraph that lost its full stops. */
const maxSentenceLength = 400;

type Candidate = { text: string; section: "required" | "additional" };

function asks(text: string): boolean {
  return qualification.test(fold(text));
}

function asksInProse(sentence: string): boolean {
  const folded = fold(sentence);
  return (
    sentence.length <= maxSentenceLength &&
    asking.test(folded) &&
    qualification.test(folded) &&
    !aboutUs.test(folded) &&
    !sentence.endsWith("?")
  );
}

function isNever(text: string): boolean {
  return (
    never.test(fold(text)) || /^(?:https?:\/\/|www\.|#\S+$)/.test(text) || !/\p{L}{2}|\bC\b|\bR\b/u.test(text)
  );
}

/** Text lines that are a list in all but the bullets: each starts afresh and is short. */
function isLineList(lines: string[]): boolean {
  return lines.length >= 2 && lines.every((line) => line.length <= 280 && /^[\p{Lu}\d"'„“]/u.test(line));
}

/** `bare`: opened by a line that nothing marks as a heading, so it reaches no further than the next paragraph. */
type Group = { section: Section | null; bare: boolean; items: string[]; texts: string[][] };

/** Blocks under one heading, with the section that heading opens. */
function groups(blocks: Block[], title: string | null): Group[] {
  const out: Group[] = [];
  const stack: { section: Section; rank: number }[] = [];
  let current: Group = { section: null, bare: false, items: [], texts: [] };
  const open = () => {
    const top = stack.at(-1);
    current = { section: top?.section ?? null, bare: top?.rank === 9, items: [], texts: [] };
    out.push(current);
  };
  open();
  const opens = (rank: number, section: Section | null) => {
    // A heading we do not know belongs to the section above it, when that one ranks higher.
    while (stack.length > 0 && (stack.at(-1)?.rank ?? 0) >= rank) stack.pop();
    if (section) stack.push({ section, rank });
    open();
  };
  blocks.forEach((block, index) => {
    if (block.kind === "heading") {
      const own = title !== null && fold(block.text) === fold(title);
      opens(block.rank, own ? null : sectionOf(block.text, block.rank === 8 || block.text.endsWith(":")));
    } else if (block.kind === "label") {
      const section = sectionOf(block.text);
      if (section === null) current.texts.push([`${block.text}: ${block.rest}`]);
      else if (section === "other" && block.rest.length <= 100) return;
      else {
        opens(8, section);
        current.texts.push([block.rest]);
      }
    } else if (block.kind === "item") {
      const lead = block.text.length <= 60 && block.text.endsWith(":") ? sectionOf(block.text, true) : null;
      if (lead) opens(9, lead);
      else current.items.push(block.text);
    } else if (labelOf(block.text)) {
      const [section, rest] = labelOf(block.text) ?? ["other", ""];
      if (section === "other" && rest.length <= 100) return;
      opens(8, section);
      current.texts.push([rest]);
    } else {
      const section = isBareHeading(block, blocks[index + 1]) ? sectionOf(block.text) : null;
      if (section) opens(9, section);
      else if (block.alone || current.texts.length === 0) current.texts.push([block.text]);
      else current.texts.at(-1)?.push(block.text);
    }
  });
  return out;
}

/** "Requirements: a boat and a crew" opens a section and begins it on the same line. */
function labelOf(line: string): [Section, string] | null {
  const label = /^(\p{Lu}[^:.!?]{2,40}):\s+(\S.*)$/u.exec(line);
  const section = label?.[1] ? sectionOf(label[1]) : null;
  return section && label?.[2] ? [section, label[2]] : null;
}

/** A short line that nothing marks as a heading; one with a number or a joined pair is a requirement instead. */
function isBareHeading(block: Extract<Block, { kind: "text" }>, next: Block | undefined): boolean {
  const { text } = block;
  if (text.length > 60 || text.split(" ").length > 7 || !/[\p{L}?!)]$/u.test(text)) return false;
  if (/\d/.test(text) || /\b(?:with|in|of|mit|avec|con|s)\b/.test(fold(text))) return false;
  return block.alone || next?.kind !== "heading";
}

function candidatesOf(group: Group): Candidate[] {
  const { section, bare, items, texts } = group;
  if (section === "other") return [];
  const out: Candidate[] = [];
  const prose = (test: (sentence: string) => boolean) => {
    for (const lines of texts)
      for (const line of lines)
        for (const sentence of sentences(line))
          if (test(sentence))
            out.push({ text: sentence, section: section === "additional" ? section : "required" });
  };
  if (section === null || section === "intro") {
    prose(asksInProse);
    const liked = items.filter(asks);
    const taken = items.length >= 2 && liked.length * 2 >= items.length ? items : liked;
    for (const item of taken) out.push({ text: item, section: "required" });
    return out;
  }
  if (items.length > 0) {
    prose((sentence) => asksInProse(sentence) && firm.test(fold(sentence)));
    for (const item of items) out.push({ text: item, section });
    return out;
  }
  for (const [index, lines] of texts.slice(0, bare ? 1 : undefined).entries()) {
    if (isLineList(lines)) for (const line of lines) out.push({ text: line, section });
    else
      for (const line of lines)
        for (const sentence of sentences(line))
          if (asks(sentence) || (index === 0 && line.length <= 80)) out.push({ text: sentence, section });
  }
  return out;
}

/** "OR a master's degree and 3 years" goes on with the alternative above it. */
function joinAlternatives(candidates: Candidate[]): Candidate[] {
  const out: Candidate[] = [];
  for (const candidate of candidates) {
    const last = out.at(-1);
    if (last && last.section === candidate.section && /^(?:or|oder|ou|nebo)\s/i.test(candidate.text))
      last.text = `${last.text} ${candidate.text}`;
    else out.push({ ...candidate });
  }
  return out;
}

/**
 * Requirements of a posting, in its order, with ids `r1`, `r2`, …. `raw_string` stands in the description word for
 * word, but for list marks, emphasis and line breaks. `required` or `additional` comes from the heading above and the
 * wording of the line (spec: step 2.1). Never throws; an empty list means the posting names no requirement.
 */
export function tagByRules(
  posting: Pick<Posting, "title" | "description" | "language">,
): StageOutputs["tag"] {
  const blocks = parseBlocks(posting.description);
  const candidates = groups(blocks, posting.title).flatMap((group) => joinAlternatives(candidatesOf(group)));
  const seen = new Set<string>();
  const list: Tagged[] = [];
  for (const { text, section } of candidates) {
    if (isNever(text) || text.length > maxLineLength) continue;
    const parts =
      section === "additional" ? [{ text, category: "additional" as Category }] : splitPreference(text);
    for (const part of parts) {
      const raw = part.text.replace(/^[\s,;:]+|[\s,;:]+$/g, "");
      const key = fold(raw)
        .replace(/[^\p{L}\p{N}+#]+/gu, " ")
        .trim();
      if (key === "" || seen.has(key) || list.length >= maxRequirements) continue;
      seen.add(key);
      list.push({ raw_string: raw, category: part.category, id: `r${list.length + 1}` });
    }
  }
  return { tagged_list: list };
}
