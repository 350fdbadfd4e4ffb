/** What calls of models have cost, summed from their audit rows. */
import type { AssessmentUsage, CallUsage, Usage } from "@leadfit/contracts";
import { Prisma, type PrismaClient } from "./prisma.ts";

export type UsageStore = ReturnType<typeof createUsageStore>;

/** Over rows `r` of llm_runs_v2. */
const sums = Prisma.sql`
  count(*)::int as calls,
  (count(*) filter (where r.llm_run_status = 'failed'))::int as failed_calls,
  coalesce(sum(r.llm_run_input_tokens), 0)::float8 as input_tokens,
  coalesce(sum(r.llm_run_cached_tokens), 0)::float8 as cached_tokens,
  coalesce(sum(r.llm_run_output_tokens), 0)::float8 as output_tokens,
  coalesce(sum(r.llm_run_thinking_tokens), 0)::float8 as reasoning_tokens,
  coalesce(sum(r.llm_run_cost), 0)::float8 as cost_usd`;

/** Not the rules' rows, and not those of replies that were here already. */
const isCall = Prisma.sql`r.llm_run_model_id <> 'rules' and r.llm_run_status <> 'reused'`;

const since = (daysBack: number) => Prisma.sql`now() - ${daysBack} * interval '1 day'`;

export function createUsageStore(prisma: PrismaClient) {
  return {
    /** Calls that began, and jobs that came, in the last `daysBack` days. */
    async recent(daysBack: number): Promise<Usage> {
      const [calls, per_assessment, jobs] = await Promise.all([
        callsSince(prisma, daysBack),
        assessmentsSince(prisma, daysBack),
        jobsSince(prisma, daysBack),
      ]);
      return { days_back: daysBack, ...calls, per_assessment, jobs };
    },

    /** The calls that were made for one assessment; null where there is none of this id. */
    async ofAssessment(assessmentId: string): Promise<AssessmentUsage | null> {
      const [row] = await prisma.$queryRaw<AssessmentUsage[]>`
        select a.assessment_id, extract(epoch from a.ended_at - a.created_at)::float8 as seconds, used.*
        from assessments a
        cross join lateral (
          select ${sums} from llm_runs_v2 r
          where r.assessment_id = a.assessment_id and ${isCall}
        ) used
        where a.assessment_id = ${assessmentId}`;
      return row ?? null;
    },

    /** What the ledger of the budget says was spent today and this month (UTC), in USD. */
    async ledger(): Promise<{ todayUsd: number; monthUsd: number }> {
      const [row] = await prisma.$queryRaw<{ todayUsd: number; monthUsd: number }[]>`
        select coalesce(sum(spent) filter (where period like 'day:%'), 0)::float8 as "todayUsd",
               coalesce(sum(spent) filter (where period like 'month:%'), 0)::float8 as "monthUsd"
        from llm_spend
        where period in (to_char(now() at time zone 'UTC', '"day:"YYYY-MM-DD'),
                         to_char(now() at time zone 'UTC', '"month:"YYYY-MM'))`;
      return row ?? { todayUsd: 0, monthUsd: 0 };
    },
  };
}

type Calls = Pick<Usage, "total" | "by_day" | "by_model" | "by_stage" | "by_prompt">;
type CallRow = CallUsage & { list: keyof Calls } & Calls["by_day"][number] &
  Calls["by_model"][number] &
  Calls["by_stage"][number] &
  Calls["by_prompt"][number];

async function callsSince(prisma: PrismaClient, daysBack: number): Promise<Calls> {
  const rows = await prisma.$queryRaw<CallRow[]>`
    with calls as (
      select r.*, to_char(r.llm_run_start at time zone 'UTC', 'YYYY-MM-DD') as day,
             coalesce(r.llm_run_provider_model, r.llm_run_model_id) as model,
             p.prompt_id, p.prompt_version, p.llm_run_type as run_type
      from llm_runs_v2 r left join prompts p on p.prompt_id = r.llm_run_system_prompt_id
      where r.llm_run_start > ${since(daysBack)} and ${isCall}
    )
    select case when grouping(r.day) = 0 then 'by_day' when grouping(r.model) = 0 then 'by_model'
                when grouping(r.stage) = 0 then 'by_stage' when grouping(r.prompt_id) = 0 then 'by_prompt'
                else 'total' end as list,
           r.day, r.model, r.stage, r.prompt_id, r.prompt_version, r.run_type, ${sums}
    from calls r
    group by grouping sets ((), (r.day), (r.model), (r.stage), (r.prompt_id, r.prompt_version, r.run_type))
    order by r.day desc nulls last, cost_usd desc, calls desc`;
  const list = (name: keyof Calls) => rows.filter((row) => row.list === name);
  return {
    total: counts(list("total")[0]),
    by_day: list("by_day").map((row) => ({ day: row.day, ...counts(row) })),
    by_model: list("by_model").map((row) => ({ model: row.model, ...counts(row) })),
    by_stage: list("by_stage").map((row) => ({ stage: row.stage, ...counts(row) })),
    by_prompt: list("by_prompt").map((row) => ({
      prompt_id: row.prompt_id,
      prompt_version: row.prompt_version,
      run_type: row.run_type,
      ...counts(row),
    })),
  };
}

function counts(row: CallUsage | undefined): CallUsage {
  return {
    calls: row?.calls ?? 0,
    failed_calls: row?.failed_calls ?? 0,
    input_tokens: row?.input_tokens ?? 0,
    cached_tokens: row?.cached_tokens ?? 0,
    output_tokens: row?.output_tokens ?? 0,
    reasoning_tokens: row?.reasoning_tokens ?? 0,
    cost_usd: row?.cost_usd ?? 0,
  };
}

async function assessmentsSince(prisma: PrismaClient, daysBack: number): Promise<Usage["per_assessment"]> {
  const spread = (column: Prisma.Sql) => Prisma.sql`
    json_build_object('median', percentile_cont(0.5) within group (order by ${column}),
                      'p90', percentile_cont(0.9) within group (order by ${column}))`;
  return await prisma.$queryRaw<Usage["per_assessment"]>`
    select a.assessed_by, count(*)::int as assessments,
           ${spread(Prisma.sql`used.calls`)} as calls,
           ${spread(Prisma.sql`used.input_tokens + used.output_tokens`)} as tokens,
           ${spread(Prisma.sql`used.cost_usd`)} as cost_usd,
           ${spread(Prisma.sql`extract(epoch from a.ended_at - a.created_at)::float8`)} as seconds
    from job_details j
    join assessments a on a.job_id = j.job_id and a.state = 'completed'
    cross join lateral (
      select ${sums} from llm_runs_v2 r
      where r.assessment_id = a.assessment_id and ${isCall}
    ) used
    where j.created_at > ${since(daysBack)}
    group by a.assessed_by order by assessments desc`;
}

async function jobsSince(prisma: PrismaClient, daysBack: number): Promise<Usage["jobs"]> {
  const [row] = await prisma.$queryRaw<Usage["jobs"][]>`
    select count(*)::int as with_posting,
           (count(*) filter (where whole))::int as completed,
           (count(*) filter (where whole))::float8 / nullif(count(*), 0) as share
    from (
      select exists (
        select 1 from assessments a where a.job_id = j.job_id and a.state = 'completed'
      ) as whole
      from job_details j
      where j.created_at > ${since(daysBack)} and j.duplicate_of is null and j.job_description is not null
        and not exists (
          select 1 from job_quarantine q
          where q.job_id = j.job_id and q.cleared_at is null
            and q.job_quarantine_reason = 'missing_job_description'
        )
    ) postings`;
  return row ?? { with_posting: 0, completed: 0, share: null };
}
