/** Corrections by a person, and how they are told from the engine's verdicts. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { z } from "zod";
import { type Classification, classificationSchema, type Decider } from "./stage.ts";
import { textSchema } from "./text.ts";

/** Marks around the words. "#", "+" and a first "." belong to them: "C#", "C++", ".NET". */
const around = /^[\s"'“”„‘’«»•·*–—-]+|[\s"'“”„‘’«»•·.,;:!?…–—-]+$/gu;

/** SHA-256 of an atom's words, however they were set: the same atom in another generation has the same key. */
export function atomKey(text: string): string {
  const words = text.normalize("NFKC").toLowerCase().normalize("NFKC").replace(/\s+/gu, " ");
  return bytesToHex(sha256(utf8ToBytes(words.replace(around, ""))));
}

export const reviewBodySchema = z
  .strictObject({
    match: z.boolean().optional(),
    classification: classificationSchema.optional(),
    reason: textSchema.pipe(z.string().trim().min(1).max(2000)).optional(),
  })
  .refine(({ match, classification }) => match !== undefined || classification !== undefined, {
    error: "say what is corrected: match, classification or both",
  })
  .refine(
    ({ match, classification }) => match === undefined || classification !== "evaluated_qualification",
    { path: ["match"], error: "an evaluated qualification has no match" },
  );
export type ReviewBody = z.infer<typeof reviewBodySchema>;

/** One correction as it was given. What is null was left as it was. */
export const reviewSchema = z.object({
  review_id: z.string(),
  job_id: z.string(),
  resume_id: z.string().nullable(),
  /** The row that was corrected. */
  job_skill_id: z.string(),
  atom_key: z.string(),
  requirement_string: z.string().nullable(),
  match: z.boolean().nullable(),
  classification: classificationSchema.nullable(),
  reason: z.string().nullable(),
  /** What the engine had said of that row. */
  engine_match: z.boolean().nullable(),
  engine_classification: classificationSchema.nullable(),
  created_at: z.iso.datetime(),
});
export type Review = z.infer<typeof reviewSchema>;

/** What all corrections of one atom come to: of each part the newest. */
export type Correction = {
  /** The newest. */
  review_id: string;
  atom_key: string;
  match: boolean | null;
  classification: Classification | null;
  /** Of the newest that gave `match`. */
  reason: string | null;
};

const opening = "A person says: ";
const said = (match: boolean) => (match ? "match" : "no match");

/** Who said what before a person did. */
export type Corrected = {
  match: boolean | null;
  match_reasoning: string | null;
  decided_by?: Decider | null | undefined;
};

/** The reasoning of a corrected match: a first line for the person, and below it what the engine had said. */
export function correctedReasoning(match: boolean, reason: string | null, engine: Corrected): string {
  const line = `${opening}${said(match)}.${reason === null ? "" : ` ${reason.replace(/\s+/gu, " ")}`}`;
  return `${line}\n${engineLines(engine)}`;
}

function engineLines({ match, match_reasoning: reasoning, decided_by }: Corrected): string {
  // Corrected again: what the engine had said stands below the last correction's line.
  if (reasoning?.startsWith(opening)) return reasoning.slice(reasoning.indexOf("\n") + 1);
  if (match === null) return "Nobody had judged it before.";
  const who = decided_by === "rules" ? "The rules" : decided_by === "model" ? "The model" : "The engine";
  return `${who} had said: ${said(match)}.${reasoning ? ` ${reasoning}` : ""}`;
}
