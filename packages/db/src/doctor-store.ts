/** What the doctor, and a worker's watchdog, ask of the tables. Reads only, and no text of people. */
import type { Stage } from "@leadfit/contracts";
import { doctorFigures } from "./doctor-figures.ts";
import { migrationNames } from "./migrate.ts";
import type { PrismaClient } from "./prisma.ts";

export type DoctorStore = ReturnType<typeof createDoctorStore>;

/** `pending` are ours that it lacks; `unknown`: it was migrated by a newer Leadfit; `failed` ended half-way. */
export type MigrationState = { applied: number; pending: string[]; unknown: string[]; failed: string[] };

export type StageBacklog = {
  stage: Stage;
  /** Due, and held by nobody. */
  due: number;
  /** How long the oldest of these has been due. */
  oldestSeconds: number;
  /** Their last worker died or hung, and nobody has taken them since for a minute. */
  stuck: number;
  /** Due for a minute, and the queue has not heard of them. */
  unannounced: number;
};

export type SeenProcess = { role: string; host: string; pid: number; agoSeconds: number; state: unknown };

export function createDoctorStore(prisma: PrismaClient) {
  return {
    ...doctorFigures(prisma),

    /** Open tasks of a stage that the queue has heard of, that nobody holds, and that have been due for `ms`. */
    async dueFor(stage: Stage, ms: number): Promise<number> {
      const [row] = await prisma.$queryRaw<{ tasks: number }[]>`
        select count(*)::int as tasks from stage_tasks
        where stage = ${stage} and state = 'pending' and enqueued_at is not null
          and due_at < now() - ${ms} * interval '1 millisecond' and (lease_until is null or lease_until < now())`;
      return row?.tasks ?? 0;
    },

    /** Works on a database that was never migrated, too. */
    async migrations(): Promise<MigrationState> {
      const [table] = await prisma.$queryRaw<{ there: boolean }[]>`
        select to_regclass('_prisma_migrations') is not null as there`;
      const rows = table?.there
        ? await prisma.$queryRaw<{ name: string; finished: boolean }[]>`
            select migration_name as name, finished_at is not null as finished
            from _prisma_migrations where rolled_back_at is null`
        : [];
      const ours = migrationNames();
      const applied = rows.filter(({ finished }) => finished).map(({ name }) => name);
      return {
        applied: applied.length,
        pending: ours.filter((name) => !applied.includes(name)),
        unknown: applied.filter((name) => !ours.includes(name)),
        failed: rows.filter(({ finished }) => !finished).map(({ name }) => name),
      };
    },

    /** Stages that have something due only. */
    async backlog(): Promise<StageBacklog[]> {
      return await prisma.$queryRaw<StageBacklog[]>`
        select stage, count(*)::int as due, extract(epoch from now() - min(due_at))::float8 as "oldestSeconds",
               (count(*) filter (where lease_until < now() - interval '1 minute'))::int as stuck,
               (count(*) filter (where enqueued_at is null and due_at < now() - interval '1 minute'))::int
                 as unannounced
        from stage_tasks
        where state = 'pending' and due_at < now() and (lease_until is null or lease_until < now())
        group by stage`;
    },

    /** Those that have said something of themselves within `seconds`. */
    async processes(seconds: number): Promise<SeenProcess[]> {
      return await prisma.$queryRaw<SeenProcess[]>`
        select role, host, pid, state, extract(epoch from now() - seen_at)::float8 as "agoSeconds"
        from processes where seen_at > now() - ${seconds} * interval '1 second' order by role, seen_at desc`;
    },

    /** Routes to models that are shut for all, and for how long still. */
    async gates(): Promise<{ route: string; reason: string; shutForSeconds: number }[]> {
      return await prisma.$queryRaw`
        select route, gate as reason,
               greatest(0, extract(epoch from gate_until - clock_timestamp()))::float8 as "shutForSeconds"
        from llm_routes where gate is not null order by route`;
    },

    /** Every step that has prompts; `production` is null where no version of it is used. */
    async promptSteps(): Promise<
      { runType: string; versions: number; production: number | null; temperature: number | null }[]
    > {
      return await prisma.$queryRaw`
        select p.llm_run_type as "runType", count(*)::int as versions,
               max(p.prompt_version) filter (where l.label is not null) as production,
               max(p.prompt_temperature) filter (where l.label is not null) as temperature
        from prompts p
        left join prompt_labels l on l.prompt_id = p.prompt_id and l.label = 'production'
        group by p.llm_run_type order by p.llm_run_type`;
    },

    /** Parked and not sent on; the most frequent first. */
    async openQuarantines(): Promise<{ reason: string; detail: string; jobs: number; oldestDays: number }[]> {
      return await prisma.$queryRaw`
        select job_quarantine_reason as reason, detail, count(distinct job_id)::int as jobs,
               extract(epoch from now() - min(job_quarantine_timestamp))::float8 / 86400 as "oldestDays"
        from job_quarantine where cleared_at is null
        group by job_quarantine_reason, detail order by jobs desc`;
    },

    /** The newest version of each resume, by figures; no word of it. */
    async resumes(): Promise<
      {
        resumeId: string;
        isDefault: boolean;
        characters: number;
        positions: number;
        dated: number;
        skills: number;
      }[]
    > {
      return await prisma.$queryRaw`
        select r.resume_id as "resumeId", r.is_default as "isDefault", length(v.text) as characters,
               coalesce(jsonb_array_length(v.parsed -> 'experience'), 0) as positions,
               (select count(*) from jsonb_array_elements(coalesce(v.parsed -> 'experience', '[]')) e
                where e ? 'start' or e ? 'end')::int as dated,
               coalesce(jsonb_array_length(v.parsed -> 'skills'), 0) as skills
        from resumes r
        join lateral (
          select text, parsed from resume_versions where resume_id = r.resume_id order by version desc limit 1
        ) v on true
        order by r.is_default desc, r.created_at`;
    },
  };
}
