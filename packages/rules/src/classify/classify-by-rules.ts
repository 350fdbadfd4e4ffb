/**
 * Step 2.3 without a model: which atoms a resume can answer. Knows wording and tool names; knows nothing of the resume.
 */
import type { Atom, Classification, Classified, StageOutputs } from "@leadfit/contracts";
import { languagePatterns } from "../lexicon/asked-language.ts";
import { findNames } from "../lexicon/find-names.ts";
import { cuePattern } from "../text/cue-pattern.ts";
import { fold } from "../text/fold.ts";
import { traitCues } from "./trait-cues.ts";

const trait = cuePattern(traitCues);
/** Something a document can show, whatever manner it is asked for in. */
const checkable = cuePattern([
  "\\d+ ?\\+?(?: ?- ?\\d+)? ?(?:years?|yrs|months?|jahre\\w*|ans|let|roky|anos|jaar|anni|lata)",
  "(?:bachelor|master|ph\\.?d|degree|diploma|diplom|certif\\w+|zertifi\\w+|licen[cs]e\\w*|clearance|\\p{L}*studium|\\p{L}*ausbildung|diplome\\w*|permit|gcses?|a-levels?|apprenticeship|qualified|titulo|titulacion|vzdelani\\w*|fuhrerschein|permis|carnet|rijbewijs|prukaz)",
]);
/** Work done can be shown; how it felt cannot. */
const done = cuePattern([
  "experience[ds]?",
  "background (?:in|as)",
  "\\p{L}*erfahrung(?:en)?",
  "experiences?",
  "experiencia",
  "zkusenost\\w*|praxe|praxi",
  "ervaring|werkervaring",
  "kokemus\\w*|kokemusta",
  "doswiadczeni\\w*",
  "esperienza",
  "erfarenhet\\w*|erfaring",
  "knowledge of",
  "(?:\\p{L}*kenntnisse?n?|connaissances?|conocimientos?|conhecimentos?|znalost\\w*|kennis|conoscenz\\w+|znajomosc|osaamista)",
  "expertise in",
]);
const felt = cuePattern([
  "fast[- ]paced",
  "under pressure",
  "enjoy\\w*",
  "(?:passion\\w*|love|excited) (?:for|about)",
]);

function isTrait(text: string): boolean {
  const folded = fold(text);
  if (!trait.test(folded) || checkable.test(folded)) return false;
  // "Works well in agile teams" names no tool.
  if (
    findNames(text).some(({ name }) => name !== "Agile") ||
    languagePatterns.some(({ pattern }) => pattern.test(folded))
  )
    return false;
  return !done.test(folded) || felt.test(folded);
}

function classificationOf(atom: Atom): Classification {
  if (isTrait(atom.requirement_string)) return "evaluated_qualification";
  return atom.category === "required" ? "required_qualification" : "additional_qualification";
}

/**
 * One row per atom, in order, with its id, group and demands. `evaluated_qualification` is what only a person can judge
 * (soft traits, attitude, manners) and is never matched (spec: step 2.3). Never throws.
 */
export function classifyByRules(atoms: readonly Atom[]): StageOutputs["classify"] {
  return {
    classified_objects: atoms.map((atom): Classified => {
      const { category: _, ...kept } = atom;
      return { ...kept, classification: classificationOf(atom) };
    }),
  };
}
