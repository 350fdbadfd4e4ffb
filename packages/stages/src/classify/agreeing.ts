import type { Atom, Classification } from "@leadfit/contracts";

/** The posting's own wording decided between required and additional; the model decides what a resume can show. */
export function agreeing(answered: Classification, category: Atom["category"]): Classification {
  if (answered === "evaluated_qualification") return answered;
  return category === "required" ? "required_qualification" : "additional_qualification";
}
