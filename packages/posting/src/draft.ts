/** What one reader found, before the readers are joined. Every reader fills in what it is sure of. */
import type { FieldSource, Posting } from "@leadfit/contracts";

/** The fields whose source the posting records, in the contract's names. */
export const draftFields = [
  "title",
  "company",
  "location",
  "remote",
  "employment_type",
  "salary",
  "posted_at",
  "valid_through",
  "external_id",
  "canonical_url",
  "description",
] as const;
export type DraftField = (typeof draftFields)[number];

/**
 * `description` is Markdown, `hidden` what its source hides from readers, `ids` every number and slug by which the
 * site may name the posting in its URL. `undefined` and null both mean: not found by this reader.
 */
export type Draft = {
  source: FieldSource;
  expired?: boolean;
  hidden?: readonly string[];
  ids?: readonly string[];
} & {
  [Field in DraftField]?: Posting[Field] | null | undefined;
};

/** Everything by which a URL may name the draft's posting. */
export function idsOf(draft: Draft): readonly string[] {
  return draft.ids ?? (draft.external_id ? [draft.external_id] : []);
}

export interface JoinedDrafts {
  /** First found wins, in the order the drafts were given. */
  fields: Partial<Pick<Posting, DraftField>>;
  sources: Posting["sources"];
  expired: boolean;
}

/** Joins drafts, the most trusted first, remembering for each field where it was read. */
export function joinDrafts(drafts: readonly Draft[]): JoinedDrafts {
  const fields: Record<string, unknown> = {};
  const sources: Posting["sources"] = {};
  for (const field of draftFields) {
    const found = drafts.find(
      (draft) => draft[field] !== undefined && draft[field] !== null && draft[field] !== "",
    );
    if (!found) continue;
    fields[field] = found[field];
    sources[field] = found.source;
  }
  return { fields, sources, expired: drafts.some((draft) => draft.expired === true) };
}
