/** How well we can read a posting: the part `readable` of an assessment's quality. */
import type { Posting } from "@leadfit/contracts";

/** Languages whose headings and cues the rules know. */
const supportedLanguages = new Set(["en", "de", "fr", "cs", "es"]);

/** What each doubt leaves of the score. */
const factors = {
  /** The language could not be told: often too little text, or a mixture. */
  unknownLanguage: 0.8,
  /** Requirements are read by few cues only. */
  unsupportedLanguage: 0.6,
  /** Requirements had to be read out of prose. */
  noList: 0.85,
  /** The page hid text from people, which we left out. */
  hiddenText: 0.95,
  /** The page speaks to a language model: what it says of itself is not to be trusted. */
  instructions: 0.7,
};

const fewestItems = 2;

/** @returns 0 to 1, the product of the factors of every doubt there is */
export function readable({
  language,
  description,
  flags = [],
}: Pick<Posting, "language" | "description" | "flags">): number {
  const items = description.match(/^\s*(?:[-*+•]|\d{1,2}[.)])\s+\S/gm) ?? [];
  let score = 1;
  if (language === null) score *= factors.unknownLanguage;
  else if (!supportedLanguages.has(language)) score *= factors.unsupportedLanguage;
  if (items.length < fewestItems) score *= factors.noList;
  if (flags.some(({ kind }) => kind === "hidden_text")) score *= factors.hiddenText;
  if (flags.some(({ kind }) => kind === "instructions")) score *= factors.instructions;
  return score;
}
