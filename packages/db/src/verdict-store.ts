/** Verdicts that models have given, by the atom's words, the prompt, the model and the resume's text. */
import { createHash } from "node:crypto";
import { atomKey, storableDeep } from "@leadfit/contracts";
import { Prisma } from "./prisma.ts";
import type { Statements } from "./statements.ts";

export type VerdictStore = ReturnType<typeof createVerdictStore>;

/** Who judged: another version of the prompt or another model may judge otherwise. */
export type Judge = { promptId: string; modelId: string };
type ResumeRef = { resumeId: string; text: string };

export type StoredVerdict = {
  /** The atom's words, as they are asked about now. */
  requirement: string;
  match: boolean;
  reasoning: string;
  quote: string | null;
  runId: string;
};

type Row = Omit<StoredVerdict, "requirement"> & { atomKey: string; resumeText: string };

export function createVerdictStore(statements: Statements) {
  return {
    /** The newest verdict on each requirement: on this very text, else on an earlier version of this resume. */
    async recall(
      { promptId, modelId }: Judge,
      requirements: string[],
      { resumeId, text }: ResumeRef,
    ): Promise<(StoredVerdict & { resumeText: string })[]> {
      const asked = new Map(requirements.map((requirement) => [atomKey(requirement), requirement]));
      if (asked.size === 0) return [];
      const sha = sha256(text);
      const rows = await statements.query<Row>(Prisma.sql`
        select distinct on (v.atom_key) v.atom_key as "atomKey", v.match, v.reasoning, v.quote, v.run_id as "runId",
               case when v.resume_sha256 = ${sha} then ${text} else old.text end as "resumeText"
        from verdict_cache v
        left join lateral (
          select r.text from resume_versions r
          where v.resume_sha256 <> ${sha} and r.resume_id = v.resume_id
            and encode(sha256(convert_to(r.text, 'UTF8')), 'hex') = v.resume_sha256
          limit 1
        ) old on true
        where v.atom_key = any(${[...asked.keys()]}) and v.prompt_id = ${promptId} and v.model_id = ${modelId}
          and (v.resume_sha256 = ${sha} or (v.resume_id = ${resumeId} and old.text is not null))
        order by v.atom_key, (v.resume_sha256 = ${sha}) desc, v.created_at desc`);
      return rows.map(({ atomKey: key, ...verdict }) => ({ ...verdict, requirement: asked.get(key) ?? "" }));
    },

    async remember(
      { promptId, modelId }: Judge,
      verdicts: StoredVerdict[],
      { resumeId, text }: ResumeRef,
    ): Promise<void> {
      if (verdicts.length === 0) return;
      const rows = verdicts.map(({ requirement, ...verdict }) => ({
        ...verdict,
        atomKey: atomKey(requirement),
      }));
      await statements.execute(Prisma.sql`
        insert into verdict_cache (atom_key, prompt_id, model_id, resume_sha256, resume_id, match, reasoning, quote,
          run_id)
        select v."atomKey", ${promptId}, ${modelId}, ${sha256(text)}, ${resumeId}, v.match, v.reasoning, v.quote,
               v."runId"
        from jsonb_to_recordset(${JSON.stringify(storableDeep(rows))}::jsonb)
          as v("atomKey" text, match boolean, reasoning text, quote text, "runId" text)
        on conflict do nothing`);
    },
  };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
