/** What came of an experiment, counted from the runs, the verdicts and people's corrections of its time. */
import { runTypes } from "@leadfit/contracts";
import { Prisma, type PrismaClient } from "./prisma.ts";

/** A mean with what its interval is made of; `n` 0: the others are null. */
export type Spread = { n: number; mean: number | null; deviation: number | null };

export type ArmFigures = {
  jobs: number;
  calls: number;
  failures: number;
  inputTokens: number;
  outputTokens: number;
  /** Inside outputTokens. */
  thinkingTokens: number;
  costUsd: number;
  /** USD, over the jobs. */
  jobCost: Spread;
  /** Milliseconds, over the calls that were answered. */
  latency: Spread & { median: number | null; p90: number | null };
  verdicts: number;
  matches: number;
  /** Of the verdicts that a person has corrected or confirmed. */
  reviewed: { matches: number; truths: number; trueMatches: number };
};

export type Figures = {
  production: ArmFigures;
  challenger: ArmFigures;
  /** Atoms that both arms judged against one resume version, and those of them that both judged alike. */
  agreement: { both: number; alike: number };
};

type Row = Prisma.ExperimentGetPayload<object>;

export async function readFigures(prisma: PrismaClient, row: Row): Promise<Figures> {
  const verdicts = verdictsOf(row);
  const [calls, judged, reviewed, agreement] = await Promise.all([
    readCalls(prisma, row),
    prisma.$queryRaw<({ promptId: string } & Pick<ArmFigures, "verdicts" | "matches">)[]>`
      with ${verdicts}
      select prompt_id as "promptId", count(*)::int as verdicts, count(*) filter (where match)::int as matches
      from verdicts group by 1`,
    readReviewed(prisma, verdicts),
    readAgreement(prisma, row, verdicts),
  ]);
  const arm = (promptId: string): ArmFigures => {
    const own = <T extends { promptId: string }>(rows: T[]) => rows.find((one) => one.promptId === promptId);
    const { matches: reviewedMatches = 0, truths = 0, trueMatches = 0 } = own(reviewed) ?? {};
    const { verdicts: count = 0, matches = 0 } = own(judged) ?? {};
    return {
      ...armOf(own(calls)),
      verdicts: count,
      matches,
      reviewed: { matches: reviewedMatches, truths, trueMatches },
    };
  };
  return { production: arm(row.productionPromptId), challenger: arm(row.challengerPromptId), agreement };
}

type CallRow = {
  promptId: string;
  jobs: number;
  calls: number;
  failures: number;
  inputTokens: number;
  outputTokens: number;
  thinkingTokens: number;
  costUsd: number;
  jobCostMean: number | null;
  jobCostDeviation: number | null;
  answered: number;
  msMean: number | null;
  msDeviation: number | null;
  msMedian: number | null;
  msP90: number | null;
};

async function readCalls(prisma: PrismaClient, row: Row): Promise<CallRow[]> {
  return await prisma.$queryRaw<CallRow[]>`
    with calls as (
      select r.llm_run_system_prompt_id as prompt_id, r.job_id, r.llm_run_status = 'failed' as failed,
             coalesce(r.llm_run_input_tokens, 0) as input, coalesce(r.llm_run_output_tokens, 0) as output,
             coalesce(r.llm_run_thinking_tokens, 0) as thinking, coalesce(r.llm_run_cost, 0)::float8 as cost,
             case when r.llm_run_output is not null
               then extract(epoch from r.llm_run_end - r.llm_run_start)::float8 * 1000 end as ms
      from llm_runs_v2 r
      where ${ofArms(row)} and ${inTime(row, Prisma.sql`r.llm_run_start`)} and r.llm_run_status <> 'started'
    ),
    by_job as (
      select prompt_id, count(*)::int as jobs, avg(cost) as mean, stddev_samp(cost) as deviation
      from (select prompt_id, job_id, sum(cost) as cost from calls group by 1, 2) j group by 1
    ),
    by_call as (
      select prompt_id, count(*)::int as calls, count(*) filter (where failed)::int as failures,
             sum(input)::float8 as input, sum(output)::float8 as output, sum(thinking)::float8 as thinking,
             sum(cost) as cost, count(ms)::int as answered, avg(ms) as mean, stddev_samp(ms) as deviation,
             percentile_cont(0.5) within group (order by ms) as median,
             percentile_cont(0.9) within group (order by ms) as p90
      from calls group by 1
    )
    select c.prompt_id as "promptId", j.jobs, c.calls, c.failures, c.input as "inputTokens", c.output as "outputTokens",
           c.thinking as "thinkingTokens", c.cost as "costUsd", j.mean as "jobCostMean",
           j.deviation as "jobCostDeviation", c.answered, c.mean as "msMean", c.deviation as "msDeviation",
           c.median as "msMedian", c.p90 as "msP90"
    from by_call c join by_job j using (prompt_id)`;
}

function armOf(row: CallRow | undefined): Omit<ArmFigures, "verdicts" | "matches" | "reviewed"> {
  return {
    jobs: row?.jobs ?? 0,
    calls: row?.calls ?? 0,
    failures: row?.failures ?? 0,
    inputTokens: row?.inputTokens ?? 0,
    outputTokens: row?.outputTokens ?? 0,
    thinkingTokens: row?.thinkingTokens ?? 0,
    costUsd: row?.costUsd ?? 0,
    jobCost: { n: row?.jobs ?? 0, mean: row?.jobCostMean ?? null, deviation: row?.jobCostDeviation ?? null },
    latency: {
      n: row?.answered ?? 0,
      mean: row?.msMean ?? null,
      deviation: row?.msDeviation ?? null,
      median: row?.msMedian ?? null,
      p90: row?.msP90 ?? null,
    },
  };
}

/**
 * What each arm said of each atom, as the engine said it. Of matching: the verdicts that a call of the arm decided, now
 * or before (verdicts are reused); of another step: all verdicts of the assessments that it was asked for.
 */
function verdictsOf(row: Row): Prisma.Sql {
  const judgedBy =
    row.llmRunType === runTypes.match
      ? Prisma.sql`s.llm_run_id = r.llm_run_id`
      : Prisma.sql`s.assessment_id = r.assessment_id and r.llm_run_start >= ${row.createdAt}`;
  return Prisma.sql`
    verdicts as (
      select distinct r.llm_run_system_prompt_id as prompt_id, s.job_skill_id, s.review_id, s.created_at,
             lower(regexp_replace(btrim(s.job_skills_atomic_string), '\\s+', ' ', 'g')) as atom,
             s.job_skills_resume_id as resume_id, a.resume_version,
             case when s.engine_type is null then s.job_skills_match else s.engine_match end as match
      from job_skills s
      join assessments a on a.assessment_id = s.assessment_id
      join llm_runs_v2 r on ${judgedBy}
      where ${ofArms(row)} and ${inTime(row, Prisma.sql`s.created_at`)}
        and (case when s.engine_type is null then s.job_skills_match else s.engine_match end) is not null
    )`;
}

type ReviewedRow = { promptId: string } & ArmFigures["reviewed"];

/** The newest word of a person on an atom of a job and a resume against the newest verdict of each arm on it. */
async function readReviewed(prisma: PrismaClient, verdicts: Prisma.Sql): Promise<ReviewedRow[]> {
  return await prisma.$queryRaw<ReviewedRow[]>`
    with ${verdicts},
    truths as (
      select distinct on (job_id, resume_id, atom_key) job_id, resume_id, atom_key, match
      from reviews where match is not null order by job_id, resume_id, atom_key, created_at desc
    ),
    reviewed as (
      select distinct on (v.prompt_id, t.job_id, t.resume_id, t.atom_key) v.prompt_id, v.match, t.match as truth
      from verdicts v
      join reviews w on w.review_id = v.review_id or w.job_skill_id = v.job_skill_id
      join truths t
        on t.job_id = w.job_id and t.resume_id is not distinct from w.resume_id and t.atom_key = w.atom_key
      order by v.prompt_id, t.job_id, t.resume_id, t.atom_key, v.created_at desc, v.job_skill_id
    )
    select prompt_id as "promptId", count(*) filter (where match)::int as matches,
           count(*) filter (where truth)::int as truths, count(*) filter (where match and truth)::int as "trueMatches"
    from reviewed group by 1`;
}

async function readAgreement(
  prisma: PrismaClient,
  row: Row,
  verdicts: Prisma.Sql,
): Promise<Figures["agreement"]> {
  const [found] = await prisma.$queryRaw<Figures["agreement"][]>`
    with ${verdicts},
    newest as (
      select distinct on (prompt_id, atom, resume_id, resume_version) prompt_id, atom, resume_id, resume_version, match
      from verdicts order by prompt_id, atom, resume_id, resume_version, created_at desc, job_skill_id
    )
    select count(*)::int as both, count(*) filter (where p.match = c.match)::int as alike
    from newest p join newest c using (atom, resume_id, resume_version)
    where p.prompt_id = ${row.productionPromptId} and c.prompt_id = ${row.challengerPromptId}`;
  return found ?? { both: 0, alike: 0 };
}

function ofArms(row: Row): Prisma.Sql {
  return Prisma.sql`r.llm_run_system_prompt_id in (${row.productionPromptId}, ${row.challengerPromptId})`;
}

function inTime(row: Row, time: Prisma.Sql): Prisma.Sql {
  return row.endedAt
    ? Prisma.sql`${time} >= ${row.createdAt} and ${time} < ${row.endedAt}`
    : Prisma.sql`${time} >= ${row.createdAt}`;
}
