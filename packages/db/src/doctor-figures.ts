/** Figures over weeks that say whether results got dearer, less alike, or fewer: the doctor's, beside its store. */
import type { PrismaClient } from "./prisma.ts";

/** Medians an assessment; null where there was none. */
export type CostTrend = {
  weekAssessments: number;
  weekUsd: number | null;
  weekTokens: number | null;
  /** The four weeks before. */
  beforeAssessments: number;
  beforeUsd: number | null;
  beforeTokens: number | null;
};

/** Of calls of the last seven days. */
export type CallFigures = {
  calls: number;
  inputTokens: number;
  cachedTokens: number;
  outputTokens: number;
  thinkingTokens: number;
  failed: number;
};

export type PromptCost = {
  runType: string;
  version: number;
  promptId: string;
  calls: number;
  usdPerCall: number;
  tokensPerCall: number;
};

/** Of pairs of a job and a version of a resume that were assessed more than once in 30 days, and not corrected. */
export type Consistency = {
  pairs: number;
  differing: number;
  /** Of these, those that the same prompts and models were asked for: only chance tells them apart. */
  differingAlike: number;
};

/** Of verdicts on required and additional requirements in the last 30 days. */
export type VerdictFigures = {
  judged: number;
  matched: number;
  /** Claimed as a match, without a quote that the resume holds. */
  unverified: number;
  /** Where there was no match. */
  reasons: { reason: NoMatchReason; verdicts: number }[];
  assessments: number;
  /** Of these, those in whose posting no required requirement was found. */
  withoutRequired: number;
};

export type NoMatchReason = "unverified" | "years" | "level" | "degree" | "not_mentioned" | "other";

export function doctorFigures(prisma: PrismaClient) {
  return {
    async costTrend(): Promise<CostTrend> {
      const [row] = await prisma.$queryRaw<CostTrend[]>`
        with used as (
          select a.ended_at > now() - interval '7 days' as this_week,
                 coalesce(sum(r.llm_run_cost), 0)::float8 as usd,
                 coalesce(sum(r.llm_run_total_tokens), 0)::float8 as tokens
          from assessments a join llm_runs_v2 r on r.assessment_id = a.assessment_id
          where a.state = 'completed' and a.ended_at > now() - interval '35 days'
            and r.llm_run_model_id <> 'rules' and r.llm_run_status <> 'reused'
          group by a.assessment_id, a.ended_at
        )
        select (count(*) filter (where this_week))::int as "weekAssessments",
               percentile_cont(0.5) within group (order by usd) filter (where this_week) as "weekUsd",
               percentile_cont(0.5) within group (order by tokens) filter (where this_week) as "weekTokens",
               (count(*) filter (where not this_week))::int as "beforeAssessments",
               percentile_cont(0.5) within group (order by usd) filter (where not this_week) as "beforeUsd",
               percentile_cont(0.5) within group (order by tokens) filter (where not this_week) as "beforeTokens"
        from used`;
      if (!row) throw new Error("an aggregate has a row");
      return row;
    },

    async callFigures(): Promise<CallFigures> {
      const [row] = await prisma.$queryRaw<CallFigures[]>`
        select count(*)::int as calls, coalesce(sum(llm_run_input_tokens), 0)::float8 as "inputTokens",
               coalesce(sum(llm_run_cached_tokens), 0)::float8 as "cachedTokens",
               coalesce(sum(llm_run_output_tokens), 0)::float8 as "outputTokens",
               coalesce(sum(llm_run_thinking_tokens), 0)::float8 as "thinkingTokens",
               (count(*) filter (where llm_run_status = 'failed'))::int as failed
        from llm_runs_v2
        where llm_run_start > now() - interval '7 days' and llm_run_model_id <> 'rules'
          and llm_run_status <> 'reused'`;
      if (!row) throw new Error("an aggregate has a row");
      return row;
    },

    /** Of the last seven days, the dearest call first. */
    async promptCosts(): Promise<PromptCost[]> {
      return await prisma.$queryRaw<PromptCost[]>`
        select p.llm_run_type as "runType", p.prompt_version as version, p.prompt_id as "promptId",
               count(*)::int as calls, coalesce(avg(r.llm_run_cost), 0)::float8 as "usdPerCall",
               coalesce(avg(r.llm_run_total_tokens), 0)::float8 as "tokensPerCall"
        from llm_runs_v2 r join prompts p on p.prompt_id = r.llm_run_system_prompt_id
        where r.llm_run_start > now() - interval '7 days' and r.llm_run_status <> 'reused'
        group by p.prompt_id order by "usdPerCall" desc, "tokensPerCall" desc limit 5`;
    },

    async consistency(): Promise<Consistency> {
      const [row] = await prisma.$queryRaw<Consistency[]>`
        with done as (
          select a.job_id, a.resume_id, a.resume_version, coalesce(a.rating, 'none') as rating,
                 coalesce((
                   select string_agg(distinct r.llm_run_system_prompt_id || ' ' || r.llm_run_model_id, ',')
                   from llm_runs_v2 r
                   where r.assessment_id = a.assessment_id and r.llm_run_system_prompt_id is not null
                 ), 'rules') as asked
          from assessments a
          where a.state = 'completed' and a.ended_at > now() - interval '30 days'
            and not exists (select 1 from reviews v where v.job_id = a.job_id)
        ),
        pairs as (
          select count(distinct rating) as ratings, count(distinct asked) as ways
          from done group by job_id, resume_id, resume_version having count(*) > 1
        )
        select count(*)::int as pairs, (count(*) filter (where ratings > 1))::int as differing,
               (count(*) filter (where ratings > 1 and ways = 1))::int as "differingAlike"
        from pairs`;
      if (!row) throw new Error("an aggregate has a row");
      return row;
    },

    async runningExperiments(): Promise<{ experimentId: string; runType: string; days: number }[]> {
      return await prisma.$queryRaw`
        select experiment_id as "experimentId", llm_run_type as "runType",
               extract(epoch from now() - created_at)::float8 / 86400 as days
        from experiments where state = 'running' order by created_at`;
    },

    async verdictFigures(): Promise<VerdictFigures> {
      const rows = await prisma.$queryRaw<
        { matched: boolean; unverified: boolean; reason: NoMatchReason; verdicts: number }[]
      >`
        select s.job_skills_match as matched, s.unverified,
               case when s.unverified then 'unverified'
                    when s.missing ilike '%degree%' then 'degree'
                    when s.min_years is not null then 'years'
                    when s.level is not null then 'level'
                    when s.missing ilike 'no mention of %' then 'not_mentioned'
                    else 'other' end as reason,
               count(*)::int as verdicts
        from job_skills s
        where s.created_at > now() - interval '30 days' and s.job_skills_match is not null
          and s.job_skills_type in ('required_qualification', 'additional_qualification')
        group by 1, 2, 3 order by verdicts desc`;
      const [whole] = await prisma.$queryRaw<{ assessments: number; withoutRequired: number }[]>`
        select count(*)::int as assessments,
               (count(*) filter (where coalesce(required_qualifications_count, 0) = 0))::int as "withoutRequired"
        from assessments where state = 'completed' and ended_at > now() - interval '30 days'`;
      const sum = (of: typeof rows) => of.reduce((total, { verdicts }) => total + verdicts, 0);
      return {
        judged: sum(rows),
        matched: sum(rows.filter(({ matched }) => matched)),
        unverified: sum(rows.filter(({ unverified }) => unverified)),
        reasons: rows.filter(({ matched }) => !matched).map(({ reason, verdicts }) => ({ reason, verdicts })),
        assessments: whole?.assessments ?? 0,
        withoutRequired: whole?.withoutRequired ?? 0,
      };
    },
  };
}
