/** How long the list of leads takes, over HTTP, with ten thousand of them. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "@leadfit/testkit";
import { query, say } from "./ground.ts";
import { median, type Scenario } from "./scenario.ts";
import { startApp, stopApps } from "./start-app.ts";

const leads = 10_000;
const rounds = 40;
const warmUps = 10;
const targetMs = 50;
const apiKey = "bench-key-0123456789";

const sorts = ["best", "match", "newest", "posted"];
const filters = [
  "",
  "q=engineer data",
  "rating=high,medium",
  "state=processing",
  "state=quarantined",
  "site=site3.example",
  "resume_id=second",
  "days_back=7",
  "salary_min=90000",
  "remote=true",
  "status=applied",
  "status=none&rating=high&remote=false",
];

export const leadList: Scenario = {
  name: "leads",
  how: `GET /v1/leads with ${leads} leads in the database, some against two resumes, some on their way or parked: every sort without a filter, and every filter sorted by best, ${rounds} times each after ${warmUps}, one after the other, to the api app in a process of its own. p95 of the slowest of them, from the request to the last byte.`,
  async run({ openDatabase }) {
    const databaseUrl = await openDatabase();
    await fillLeads(databaseUrl);
    const home = mkdtempSync(join(tmpdir(), "leadfit-bench-home-"));
    const port = await freePort();
    const env = {
      DATABASE_URL: databaseUrl,
      LEADFIT_HOME: home,
      LEADFIT_API_KEY: apiKey,
      LEADFIT_API_RPM: "999999",
      PORT: String(port),
    };
    const api = await startApp("api", env);
    const asked = [...sorts.map((sort) => `sort=${sort}`), ...filters.slice(1)];
    const measured: { asked: string; p50: number; p95: number }[] = [];
    for (const search of asked) {
      const times: number[] = [];
      for (let n = 0; n < warmUps + rounds; n++) {
        const ms = await timed(`http://127.0.0.1:${port}/v1/leads?${search}`);
        if (n >= warmUps) times.push(ms);
      }
      const p95 = times.toSorted((a, b) => a - b)[Math.ceil(rounds * 0.95) - 1] ?? Number.NaN;
      measured.push({ asked: search, p50: median(times), p95 });
    }
    await stopApps([api]);
    rmSync(home, { recursive: true, force: true });
    const slowest = measured.toSorted((a, b) => b.p95 - a.p95)[0] ?? { asked: "", p50: 0, p95: 0 };
    say(`  slowest: ${slowest.asked}, p50 ${slowest.p50.toFixed(1)} ms, p95 ${slowest.p95.toFixed(1)} ms`);
    return {
      ratios: [
        {
          what: `p95 of the slowest list of ${leads} leads ÷ ${targetMs} ms`,
          value: slowest.p95 / targetMs,
          target: { atMost: 1 },
        },
      ],
      absolutes: measured.map(({ asked: search, p50, p95 }) => ({
        what: `list of ${leads} leads, ${search}`,
        value: `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`,
      })),
    };
  },
};

/** @throws where it is answered with anything but 200 */
async function timed(url: string): Promise<number> {
  const started = performance.now();
  const response = await fetch(url, { headers: { authorization: `Bearer ${apiKey}` } });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return performance.now() - started;
}

/** Jobs with descriptions of a usual length, so that their rows are as wide as real ones. */
export async function fillLeads(url: string): Promise<void> {
  await query(
    url,
    `insert into resumes (resume_id, name, is_default) values ('first', 'First', true), ('second', 'Second', false)`,
  );
  await query(
    url,
    `insert into job_details (job_id, ingest_key, job_url, job_title, job_company, job_location, job_remote,
       job_employment_type, job_salary, job_posted_at, job_language, job_description, created_at)
     select 'job-' || n, 'id:' || n, 'https://www.site' || n % 40 || '.example/jobs/' || n,
            'Senior ' || (array['Platform', 'Data', 'Payments', 'Search'])[1 + n % 4] || ' Engineer ' || n,
            'Company ' || n % 900, (array['Berlin', 'Paris', 'Zürich'])[1 + n % 3], n % 3 = 0, 'FULL_TIME',
            case when n % 2 = 0 then jsonb_build_object('min', 40000 + n % 100 * 1000, 'max', 60000 + n % 100 * 1000,
                                                        'currency', 'EUR', 'period', 'YEAR') end,
            (current_date - n % 60)::text, 'en',
            (select string_agg(md5(n || '-' || line) || ' and more of what it asks for', E'\\n')
             from generate_series(1, 70) line),
            now() - n * interval '7 minutes'
     from generate_series(1, $1::int) n`,
    [leads],
  );
  await query(
    url,
    `insert into assessments (assessment_id, job_id, resume_id, resume_version, generation, state, rating,
       match_percentage, required_qualifications_count, required_matched_count, additional_qualifications_count,
       assessed_by, quality, ended_at)
     select resume || '-' || n, 'job-' || n, resume, 1, generation,
            case when n % 20 = 0 then 'quarantined' when n % 33 = 0 then 'pending' else 'completed' end,
            case when n % 20 > 0 and n % 33 > 0 then (array['high', 'medium', 'low'])[1 + n % 3] end,
            case when n % 20 > 0 and n % 33 > 0 then n % 101 / 100.0 end, 10, n % 10, 3, 'rules', '{"score": 0.9}', now()
     from generate_series(1, $1::int) n, (values ('first', 1), ('second', 2)) of(resume, generation)
     where resume = 'first' or n % 8 = 0`,
    [leads],
  );
  await query(
    url,
    `insert into applications (job_id, status) select 'job-' || n, 'applied' from generate_series(1, 300) n`,
  );
  await query(url, "vacuum analyze");
}
