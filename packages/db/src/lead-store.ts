/** Leads as lists show them: a page at a time, all of them for an export, and how many each filter leaves. */
import type {
  ApplicationStatus,
  AssessmentState,
  Decider,
  Lead,
  LeadFacets,
  LeadFilter,
  LeadSort,
  RatingLevel,
  Salary,
  Stage,
} from "@leadfit/contracts";
import {
  isLeadKey,
  type LeadKey,
  leadColumns,
  leadKeyOf,
  leadOrder,
  leadsAfter,
  leadsFrom,
  leadsWhere,
} from "./lead-rows.ts";
import { Prisma } from "./prisma.ts";
import type { Statements } from "./statements.ts";

export type LeadStore = ReturnType<typeof createLeadStore>;

export type LeadList = { leads: Lead[]; total: number; next: LeadKey | null };

/** Rows fetched at once for an export. */
const exportRows = 500;
const siteLimit = 200;

const shownStates: Record<string, AssessmentState> = {
  pending: "processing",
  completed: "completed",
  quarantined: "quarantined",
};

export function createLeadStore(statements: Statements) {
  const store = {
    isKey: isLeadKey,

    /** Those after `after`, which comes from `next` of the same sort; `total` counts all that pass. */
    async page(
      filter: LeadFilter,
      { sort, limit, after = null }: { sort: LeadSort; limit: number; after?: LeadKey | null },
    ): Promise<LeadList> {
      const rows = await statements.query<LeadRow & { total: number }>(Prisma.sql`
        with matching as materialized (
          select ${leadColumns(sort)}, l.resume_id from ${leadsFrom(filter)} where ${leadsWhere(filter)}
        ), page as (
          select l.job_id, l.resume_id from matching l
          where ${after ? leadsAfter(sort, after) : Prisma.sql`true`}
          order by ${leadOrder(sort)} limit ${limit + 1}
        )
        select counted.total, ${leadKeyOf(sort)} as key, j.job_id, coalesce(l.served_id, l.assessment_id) as assessment_id, j.job_title,
               j.job_company, j.job_location, j.job_url, l.site, j.job_remote, j.job_employment_type, j.job_salary,
               j.job_posted_at, j.job_expired, l.created_at, l.state,
               coalesce(task.stage, parked.stage) as stage, nullif(l.resume_id, '') as resume_id,
               r.name as resume_name, whole.rating, whole.match_percentage, whole.required_qualifications_count,
               whole.required_matched_count, whole.additional_qualifications_count, whole.assessed_by,
               whole.degraded, (whole.quality ->> 'score')::float8 as quality_score,
               parked.detail as quarantine_detail, ap.status, ap.note, ap.updated_at
        from (select count(*)::int as total from matching) counted
        left join page on true
        left join leads l on l.job_id = page.job_id and l.resume_id = page.resume_id
        left join job_details j on j.job_id = l.job_id
        left join applications ap on ap.job_id = l.job_id
        left join assessments whole on whole.assessment_id = l.served_id
        left join resumes r on r.resume_id = l.resume_id
        left join lateral (
          select t.stage from stage_tasks t
          where t.assessment_id = l.assessment_id and t.state = 'pending' and l.state = 'pending' limit 1
        ) task on true
        left join lateral (
          select q.stage, q.detail from job_quarantine q
          where q.assessment_id = l.assessment_id and q.cleared_at is null and l.state = 'quarantined' limit 1
        ) parked on true
        order by ${leadOrder(sort)}`);
      const leads = rows.filter((row) => row.job_id !== null);
      return {
        leads: leads.slice(0, limit).map(leadOf),
        total: rows[0]?.total ?? 0,
        next: leads.length > limit ? (leads[limit - 1]?.key ?? null) : null,
      };
    },

    /** All that pass, a few at a time; what comes in meanwhile may be among them. */
    async *all(filter: LeadFilter, sort: LeadSort): AsyncGenerator<Lead> {
      let after: LeadKey | null = null;
      do {
        const { leads, next }: LeadList = await store.page(filter, { sort, limit: exportRows, after });
        yield* leads;
        after = next;
      } while (after);
    },

    /** Of all leads as they are shown without a filter; of resumes, those that have a result or wait for one. */
    async facets(): Promise<LeadFacets> {
      type Row = { list: keyof LeadFacets; value: string | null; name: string | null; leads: number };
      const rows = await statements.query<Row>(Prisma.sql`
        with shown as materialized (
          select l.site, l.rank, l.state, coalesce(ap.status, 'none') as status
          from ${leadsFrom({ status: ["none"] })} where ${leadsWhere({})}
        )
        select case when grouping(site) = 0 then 'sites' when grouping(rank) = 0 then 'ratings'
                    when grouping(state) = 0 then 'states' else 'statuses' end as list,
               coalesce(site, rank::text, state, status) as value, null as name, count(*)::int as leads
        from shown group by grouping sets ((site), (rank), (state), (status))
        union all
        select 'resumes', r.resume_id, r.name, count(*)::int from leads l join resumes r on r.resume_id = l.resume_id
        group by r.resume_id, r.name
        order by leads desc, value`);
      const of = (list: keyof LeadFacets) => rows.filter((row) => row.list === list && row.value !== null);
      const count = (list: keyof LeadFacets, value: string) =>
        of(list).find((row) => row.value === value)?.leads ?? 0;
      return {
        sites: of("sites")
          .slice(0, siteLimit)
          .map(({ value, leads }) => ({ site: value ?? "", leads })),
        resumes: of("resumes").map(({ value, name, leads }) => ({
          resume_id: value ?? "",
          name: name ?? "",
          leads,
        })),
        ratings: {
          high: count("ratings", "3"),
          medium: count("ratings", "2"),
          low: count("ratings", "1"),
          none: count("ratings", "0"),
        },
        states: {
          processing: count("states", "pending"),
          completed: count("states", "completed"),
          quarantined: count("states", "quarantined"),
        },
        statuses: {
          saved: count("statuses", "saved"),
          applied: count("statuses", "applied"),
          interview: count("statuses", "interview"),
          offer: count("statuses", "offer"),
          rejected: count("statuses", "rejected"),
          none: count("statuses", "none"),
        },
      };
    },
  };
  return store;
}

type LeadRow = Omit<Lead, "created_at" | "state" | "application"> & {
  key: LeadKey;
  created_at: Date;
  state: string;
  status: string | null;
  note: string | null;
  updated_at: Date | null;
};

function leadOf({ key: _, status, note, updated_at, ...row }: LeadRow & { total: number }): Lead {
  const { total: __, ...lead } = row;
  return {
    ...lead,
    job_salary: row.job_salary as Salary | null,
    created_at: row.created_at.toISOString(),
    state: shownStates[row.state] ?? "processing",
    stage: row.stage as Stage | null,
    rating: row.rating as RatingLevel | null,
    required_qualifications_count: row.required_qualifications_count ?? 0,
    required_matched_count: row.required_matched_count ?? 0,
    additional_qualifications_count: row.additional_qualifications_count ?? 0,
    assessed_by: row.assessed_by as Decider | null,
    application: updated_at && {
      status: status as ApplicationStatus | null,
      note,
      updated_at: updated_at.toISOString(),
    },
  };
}
