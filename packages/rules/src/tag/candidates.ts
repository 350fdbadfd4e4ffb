/**
 * Which lines and sentences under a heading ask something of the candidate. Knows the wording; what a heading says is
 * known already.
 */
import { fold } from "../text/fold.ts";
import { join, type Located, pieces } from "../text/located.ts";
import { sentences } from "../text/sentences.ts";
import { asks, asksFirmly, asksInProse, explains, isDuty, namesTools } from "./asks.ts";
import type { Group } from "./group-blocks.ts";
import { withoutSeeking } from "./seeking.ts";
import { isWish } from "./split-preference.ts";

export type Candidate = { content: Located; section: "required" | "additional" };

/** Text lines that are a list in all but the bullets: each starts afresh and is short. */
function isLineList(lines: readonly Located[]): boolean {
  return lines.length >= 2 && lines.every(({ text }) => text.length <= 280 && /^[\p{Lu}\d"'„“]/u.test(text));
}

const sentencesOf = (line: Located): Located[] => pieces(line, sentences(line.text));

/** "Patience; a good eye; love of wood" are three; a clause that leans on its neighbour stays with it. */
function clausesOf(sentence: Located): Located[] {
  if (!sentence.text.includes(";")) return [sentence];
  const clauses = sentence.text.split(/;\s+(?![^()]{0,300}\))/).filter((clause) => clause !== "");
  return clauses.length >= 3 || (clauses.length === 2 && clauses.every(asks))
    ? pieces(sentence, clauses)
    : [sentence];
}

/** The demands of a list item: its sentences, without those that only explain. */
function demandsOf(item: Located): Located[] {
  const [first, ...others] = sentencesOf(item);
  if (!first) return [];
  return [
    first,
    ...others.filter(({ text }) => !explains(text) && (asks(text) || isWish(text) || text.length <= 60)),
  ].flatMap(clausesOf);
}

/** Without a heading that tells, only what asks plainly counts. */
function ofUnknown({ items, texts }: Group): Located[] {
  const prose = texts
    .flat()
    .flatMap(sentencesOf)
    .filter(({ text }) => asksInProse(text));
  const liked = items.filter(({ text }) => asks(text) && !isDuty(text));
  const isList = items.length >= 2 && liked.length * 2 >= items.length;
  const taken = isList ? items.filter(({ text }) => !isDuty(text)) : liked;
  return [...prose.map(withoutSeeking), ...taken.flatMap(demandsOf)];
}

/** Whether a paragraph leaves the subject: it asks the reader a question, or tells of the employer. */
function leaves(line: Located): boolean {
  const [first] = sentencesOf(line);
  return first !== undefined && !asks(first.text) && (/[?!]$/.test(first.text) || explains(first.text));
}

/** Under a heading of requirements, what the reader is or does is what is asked. */
const addresses = /^(?:vous|tu|du) (?!(?:serez|seras|rejoin|integr|interviendr|wirst|arriv))/u;

function demandsOfLine(line: Located): Located[] {
  return sentencesOf(line)
    .filter(
      ({ text }) =>
        !explains(text) &&
        (asks(text) ||
          namesTools(text) ||
          addresses.test(fold(text)) ||
          (text.length <= 80 && !/[?!]$/.test(text))),
    )
    .flatMap(clausesOf)
    .map(withoutSeeking);
}

/** Paragraphs under a heading of requirements, up to the last that asks something. */
function ofProse({ bare, texts }: Group): Located[] {
  const paragraphs: Located[][] = [];
  for (const lines of texts.slice(0, bare ? 1 : undefined)) {
    if (isLineList(lines)) {
      paragraphs.push(lines.filter(({ text }) => !explains(text)).flatMap(demandsOf));
      continue;
    }
    for (const line of lines) {
      if (paragraphs.length > 0 && leaves(line)) return upToLastAsking(paragraphs);
      paragraphs.push(demandsOfLine(line));
    }
  }
  return upToLastAsking(paragraphs);
}

function upToLastAsking(paragraphs: readonly Located[][]): Located[] {
  const last = paragraphs.findLastIndex((paragraph) => paragraph.some(({ text }) => asks(text)));
  return paragraphs.slice(0, last < 0 ? undefined : last + 1).flat();
}

/** A form's field: "### Driving licence" and under it only "B". */
function ofField({ heading, items, texts }: Group): Located | null {
  const [value, ...more] = texts.flat();
  if (!heading || !value || more.length > 0 || items.length > 0) return null;
  const saysLittle = value.text.length <= 60 && !asks(value.text) && !namesTools(value.text);
  return saysLittle && asks(heading.text) ? join(heading, value) : null;
}

export function candidatesOf(group: Group): Candidate[] {
  const { section, items, texts } = group;
  if (section === "other") return [];
  if (section === null || section === "intro")
    return ofUnknown(group).map((content) => ({ content, section: "required" }));
  const field = ofField(group);
  if (field) return [{ content: field, section }];
  if (items.length === 0) return ofProse(group).map((content) => ({ content, section }));
  // Beside a list only prose that demands plainly is another demand; the rest leads in to the list.
  const prose = texts
    .flat()
    .flatMap(sentencesOf)
    .filter(({ text }) => asksInProse(text) && asksFirmly(text))
    .map(withoutSeeking);
  return [...prose, ...items.flatMap(demandsOf)].map((content) => ({ content, section }));
}

/** "OR a master's degree and 3 years" goes on with the alternative above it. */
export function isAlternative(text: string): boolean {
  return /^(?:or|oder|ou|nebo|of|o)\s/.test(fold(text));
}
