/**
 * Step 2.3 without a model: which atoms a resume can answer. Knows wording and tool names; knows nothing of the resume.
 */
import type { Atom, Classification, Classified, StageOutputs } from "@leadfit/contracts";
import { findNames } from "../lexicon/find-names.ts";
import { cuePattern } from "../text/cue-pattern.ts";
import { fold } from "../text/fold.ts";
import { traitCues } from "./trait-cues.ts";

const trait = cuePattern(traitCues);
/** Something a document can show, whatever manner it is asked for in. */
const checkable = cuePattern([
  "\\d+ ?\\+?(?: ?- ?\\d+)? ?(?:years?|yrs|months?|jahre|ans|let|anos|jaar)",
  "(?:bachelor|master|ph\\.?d|degree|diploma|certif\\w+|licen[cs]e\\w*|clearance|studium|diplome|permit)",
  "(?:english|german|french|spanish|czech|dutch|italian|portuguese|polish|mandarin|japanese|deutsch\\w*|englisch\\w*|anglais|anglicky|anglictin\\w*|nemcin\\w*|ingles|engels)",
]);

function classificationOf(atom: Atom): Classification {
  const folded = fold(atom.requirement_string);
  if (trait.test(folded) && !checkable.test(folded) && findNames(atom.requirement_string).length === 0)
    return "evaluated_qualification";
  return atom.category === "required" ? "required_qualification" : "additional_qualification";
}

/**
 * One row per atom, in order, with its id and group. `evaluated_qualification` is what only a person can judge (soft
 * traits, attitude, manners) and is never matched (spec: step 2.3). Never throws.
 */
export function classifyByRules(atoms: readonly Atom[]): StageOutputs["classify"] {
  return {
    classified_objects: atoms.map((atom): Classified => {
      const { category: _, ...kept } = atom;
      return { ...kept, classification: classificationOf(atom) };
    }),
  };
}
