/** Names that stand in many places, without a schema: who needs only them, as a page that is just opened, loads no zod. */

/** The stages, in the order in which a lead passes them. A queue is named after its stage. */
export const stages = ["extract", "tag", "atomize", "classify", "match"] as const;

/** The spec's name of each step's prompt and runs (`llm_run_type`). */
export const runTypes = {
  extract: "html_extract",
  tag: "ja_2_1_assessment",
  atomize: "ja_2_2_assessment",
  classify: "ja_2_3_assessment",
  match: "ja_3_1_assessment",
} as const satisfies Record<(typeof stages)[number], string>;

/** Tag, atomize and classify of a simple posting in one call; its result is committed by tag and taken over by the others. */
export const combinedRunType = "ja_2_assessment";

/** Every prompt that is asked, by its `llm_run_type`. */
export const promptRunTypes = [...Object.values(runTypes), combinedRunType] as const;
export type PromptRunType = (typeof promptRunTypes)[number];

/** What a key may do: take pages and resumes in, look, change prompts, operate; `admin` may do everything. */
export const scopes = ["ingest", "read", "prompts", "ops", "admin"] as const;
export type Scope = (typeof scopes)[number];
