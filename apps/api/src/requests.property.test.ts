/** Whatever is sent to the API: no 5xx, nothing without a key, and it still answers. A failure prints its seed. */
import { openRuntime, type Runtime, settingsFromEnv } from "@leadfit/runtime";
import { createLogger } from "@leadfit/service";
import { createTestDatabase, samplePages, type TestDatabase } from "@leadfit/testkit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rawRequest } from "./http/raw-request.ts";
import { startApi } from "./start.ts";

const requests = Number(process.env.FUZZ_REQUESTS ?? 5_000);
const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
const atOnce = 8;

let database: TestDatabase;
let runtime: Runtime;
let api: Awaited<ReturnType<typeof startApi>>;
let keys: string[];

beforeAll(async () => {
  database = await createTestDatabase();
  const log = createLogger({ name: "test", level: "silent" });
  const env = { PORT: "0", LEADFIT_API_KEY: "a-key-for-the-tests-only", LEADFIT_API_RPM: "999999" };
  const settings = { ...settingsFromEnv(env), databaseUrl: database.url };
  runtime = await openRuntime(settings, log, { role: "all", workers: 0 });
  api = await startApi(runtime);
  const scoped = await Promise.all(
    (["ingest", "read", "prompts", "ops"] as const).map((scope) => runtime.db.keys.create(scope, [scope])),
  );
  keys = [api.key, api.key, api.key, ...scoped.map(({ key }) => key)];
});

afterAll(async () => {
  await api.stop();
  await runtime.close();
  await database.drop();
});

/** Mulberry32: small, seeded, good enough to choose with. */
function createRandom(state: number): () => number {
  let a = state;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const routes = [
  ...["GET /", "GET /start.js", "GET /healthz", "GET /readyz", "POST /v1/session", "POST /html_extract"],
  ...[
    "POST /regenerate_job_assessment",
    "GET /jobs_recent",
    "GET /job_skills_recent",
    "GET /openrouter_credits",
  ],
  ...["GET /v1/keys", "POST /v1/keys", "DELETE /v1/keys/x", "GET /v1/resumes", "POST /v1/resumes"],
  ...[
    "GET /v1/resumes/x",
    "GET /v1/resumes/x/export",
    "PUT /v1/resumes/x",
    "POST /v1/resumes/x/default",
    "GET /v1/jobs/x",
  ],
  ...[
    "GET /v1/jobs/x/runs",
    "PUT /v1/jobs/x/page",
    "DELETE /v1/jobs/x",
    "DELETE /v1/resumes/x",
    "GET /v1/jobs/x/reviews",
    "GET /v1/quarantine",
    "POST /v1/quarantine/x/retry",
  ],
  ...["POST /v1/skills/x/review", "GET /v1/usage", "GET /v1/batches/x", "POST /v1/assessments/generate"],
  ...["GET /v1/assessments/x/usage", "GET /v1/prompts", "POST /v1/prompts", "GET /v1/prompts/export"],
  ...["GET /v1/prompts/x", "POST /v1/prompts/import", "PUT /v1/prompts/x/labels/production"],
  ...["PUT /v1/prompts/ja_3_1_assessment/labels/challenger", "GET /v1/experiments", "POST /v1/experiments"],
  ...["GET /v1/experiments/x", "POST /v1/experiments/x/stop", "POST /v1/experiments/x/promote"],
  ...["GET /admin/queues", "GET /admin/queues/api/queues", "GET /admin/queues/api/queues/extract/x"],
  ...["GET /admin/queues/static/js/x.js", "GET /admin/queues/api/redis/stats", "GET /admin/queues/queue/x"],
  ...["GET /admin/queues/api/queues/extract/workers", "PUT /admin/queues/api/queues/extract/x/retry"],
];
const scraps = [
  ...["//", "/../", "/./", "%2F", "%2f..%2f", "%00", "%ff", "%c0%80", "%", "%zz", "%25", "%2500", "%252F"],
  ...[
    "\\",
    ";",
    "?",
    "??",
    "#",
    "&",
    "+",
    "*",
    "..",
    "%0d%0a",
    "%E2%80%8B",
    "\u00e9",
    "\xff",
    "[",
    "{}",
    "'",
  ],
  ...["?limit=1e9", "?limit=-1", "?days_back=NaN", "?resume_id=%ff", "?version=99999999999", "?run_type=x"],
  ...[
    "?page=-1",
    "?jobsPerPage=x",
    "?status=x",
    "?activeQueue=%ff",
    "?activeQueue=%25zz",
    "?__proto__=1",
    "?limit[]=1",
    "?a=%",
  ],
];
const methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "QUERY"];
const odderMethods = ["CONNECT", "PROPFIND", "get", "FOO", "P\0ST", "M-SEARCH", ""];
const hosts = [
  ...["evil.example", "127.0.0.1.", "127.1", "[::1]", "user@127.0.0.1", "xn--localhost", "", "a b", "\xff"],
  ...["127.0.0.1:99999999", "localhost:0", "127.0.0.1, evil.example", "[", "::1", "LOCALHOST", "0x7f.1"],
];
const odd = ["null", "https://evil.example", "", "\xff\xfe", "x".repeat(9_000), "chrome-extension://abc"];
const names = [
  ...["Origin", "Sec-Fetch-Site", "Cookie", "Prefer", "Range", "X-Forwarded-For", "X-Forwarded-Host"],
  ...["X-HTTP-Method-Override", "X-Original-URL", "Forwarded", "Upgrade", "Expect", "TE", "If-None-Match"],
  ...["Content-Encoding", "Accept-Encoding", "Authorization", "__proto__", "Connection", "Content-Type"],
];
const values = [
  ...odd,
  ...["gzip", "deflate", "cross-site", "leadfit_session=x", "leadfit_session=%00%ff", "wait=0", "wait=9e9"],
  ...[
    "bytes=0-",
    "bytes=-1,5-x",
    "websocket",
    "100-continue",
    "/v1/keys",
    "127.0.0.1",
    "Bearer",
    "Bearer x y",
  ],
  ...[
    "Basic YTpi",
    "Bearer \xff",
    "Bearer null",
    "DELETE",
    "trailers",
    "*",
    "upgrade",
    "multipart/form-data",
  ],
];
const types = [
  ...[
    "application/json",
    "application/json",
    "application/json; charset=utf-16",
    "text/plain",
    "APPLICATION/JSON",
  ],
  ...[
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=b",
    "multipart/form-data",
    "\xff",
    "",
  ],
];
const fields = [
  ...[
    "html",
    "url",
    "job_id",
    "resume_id",
    "name",
    "format",
    "content",
    "default",
    "token",
    "scopes",
    "match",
  ],
  ...[
    "classification",
    "reason",
    "limit",
    "days_back",
    "concurrency",
    "run_type",
    "prompt_id",
    "files",
    "share",
  ],
  ...[
    "challenger_prompt_id",
    "expires_in_days",
    "template",
    "system_prompt",
    "model_id",
    "__proto__",
    "dry_run",
  ],
];
const leaves = [
  ...[
    "x",
    "",
    "\u0000",
    "\ud800",
    "a\u0000b",
    "https://a.example/",
    "markdown",
    "text",
    "json_resume",
    "admin",
  ],
  ...[
    "required_qualification",
    "ja_3_1_assessment",
    "{{",
    "<%= it.x %>",
    samplePages.posting,
    "x".repeat(70_000),
  ],
  ...[
    0,
    -1,
    1.5,
    1e308,
    2 ** 53,
    true,
    false,
    null,
    [],
    {},
    ["read"],
    [["x"]],
    [{ name: "\u0000", content: "x" }],
  ],
];

/** Bodies that routes take, so that what lies behind the parsers is reached too. */
const wholes: Record<string, unknown[]> = {
  "/html_extract": [
    { html: samplePages.posting },
    { html: "a\u0000b", job_id: "x", url: "https://a.example/\u0000" },
    { html: "x", resume_id: "x" },
  ],
  "/v1/jobs/x/page": [{ html: "a\u0000b" }],
  "/regenerate_job_assessment": [
    { job_id: "x" },
    { job_id: "\u0000" },
    { job_id: "x", resume_id: "x", dry_run: true },
  ],
  "/v1/session": [{ token: "\u0000" }],
  "/v1/keys": [{ name: "k\u0000", scopes: ["read"], expires_in_days: 1 }],
  "/v1/resumes": [
    { name: "a\u0000\ud800", format: "text", content: "Welder.\u0000 \ud800", resume_id: "x" },
    { name: "n", format: "json_resume", content: '{"basics":{"name":"\\u0000"}}' },
  ],
  "/v1/resumes/x": [{ format: "markdown", content: "# x", name: "\ud800" }],
  "/v1/skills/x/review": [{ match: true, reason: "\u0000 x" }],
  "/v1/assessments/generate": [{ limit: 1, days_back: 0.0001, concurrency: 1 }, {}],
  "/v1/experiments": [
    { run_type: "ja_3_1_assessment", share: 0.5 },
    { run_type: "ja_3_1_assessment", challenger_prompt_id: "\u0000", share: 0.5 },
  ],
  "/v1/prompts/ja_3_1_assessment/labels/challenger": [{ prompt_id: "a\u0000b" }, { prompt_id: "\ud800" }],
  "/v1/prompts/import": [
    { files: [] },
    { files: [{ name: "a\u0000.json", content: '{"run_type":"ja_3_1_assessment","note":"\\u0000"}' }] },
  ],
};

type Fuzzed = { bytes: Buffer; key: string | undefined; line: string };

function fuzz(random: () => number): Fuzzed {
  const chance = (of: number) => random() < of;
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const [usual = "", route = ""] = pick(routes).split(" ");
  let path = route;
  for (let n = 0; chance(0.3) && n < 3; n++) {
    const at = Math.floor(random() * (path.length + 1));
    path = chance(0.5) ? path + pick(scraps) : path.slice(0, at) + pick(scraps) + path.slice(at);
  }
  if (chance(0.02)) path += "x".repeat(pick([5_000, 20_000]));
  if (chance(0.03))
    path = pick(["*", "x", "", "?", "//", "http://evil.example/jobs_recent", `http://[::1]${path}`]);
  const method = chance(0.03) ? pick(odderMethods) : chance(0.12) ? pick(methods) : usual;
  const key = chance(0.5) ? pick(keys) : undefined;
  const headers: [string, string][] = [["Host", chance(0.1) ? pick(hosts) : `127.0.0.1:${portOf(api.url)}`]];
  if (chance(0.03)) headers.push(["Host", pick(hosts)]);
  if (key !== undefined) headers.push(["Authorization", `Bearer ${key}`]);
  if (chance(0.3)) headers.push([pick(names), pick(values)]);
  // Nobody works on the jobs here: what would wait for them is told not to.
  headers.push(["Prefer", "respond-async"], ["Connection", "close"]);
  const body =
    /^(POST|PUT|PATCH|QUERY)$/.test(method) || chance(0.05) ? bodyOf(route, random, pick, chance) : null;
  if (body) {
    headers.push(["Content-Type", chance(0.7) ? "application/json" : pick(types)]);
    if (chance(0.1)) headers.push(["Transfer-Encoding", pick(["chunked", "gzip", "identity"])]);
    else
      headers.push([
        "Content-Length",
        chance(0.03) ? pick(["-1", "0", "x", "99999999999"]) : `${body.length}`,
      ]);
  }
  const line = `${method} ${path} HTTP/1.1`;
  const head = [line, ...headers.map(([name, value]) => `${name}: ${value}`)].join("\r\n");
  return { bytes: Buffer.concat([Buffer.from(`${head}\r\n\r\n`, "latin1"), body ?? Buffer.of()]), key, line };
}

function bodyOf(
  route: string,
  random: () => number,
  pick: <T>(from: readonly T[]) => T,
  chance: (of: number) => boolean,
): Buffer | null {
  if (chance(0.1)) return null;
  if (chance(0.3)) return Buffer.from(JSON.stringify(pick(wholes[route] ?? [{}])));
  const object = () =>
    Object.fromEntries(Array.from({ length: Math.ceil(random() * 4) }, () => [pick(fields), pick(leaves)]));
  const json = () => Buffer.from(JSON.stringify(object()));
  const part = (name: string) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\nx\r\n`;
  return pick([
    ...[json, json, json, json],
    () => Buffer.from(`{"token":"${"x".repeat(Math.floor(random() * 300))}"}`),
    () => Buffer.from(`${JSON.stringify(object()).slice(0, -1)},"__proto__":{"admin":true}}`),
    () => Buffer.from("[".repeat(20_000)),
    () => Buffer.from(`{"a":${"[".repeat(20_000)}${"]".repeat(20_000)}}`),
    () => Buffer.from('{"run_type":"ja_3_1_assessment","response_schema":{"a\\u0000":1}}'),
    () => Buffer.from(`${part("file")}${part("name")}--b--\r\n`),
    () =>
      Buffer.from(
        '--b\r\nContent-Disposition: form-data; name="file"; filename="\xff"\r\n\r\n%PDF-\r\n--b--',
      ),
    () => Buffer.from(Array.from({ length: 200 }, () => Math.floor(random() * 256))),
    () => Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]),
    () => Buffer.from("null"),
  ])();
}

const portOf = (url: string) => Number(new URL(url).port);

test(`${requests} requests of any kind: no 5xx, nothing without a key but the open routes, and it still answers`, async () => {
  const random = createRandom(seed);
  const open = /^\/($|\?|start\.(js|css)|healthz|readyz)/;
  const counts = new Map<number, number>();
  let left = requests;
  const sender = async () => {
    while (left-- > 0) {
      const { bytes, key, line } = fuzz(random);
      const { status, body } = await rawRequest(portOf(api.url), bytes);
      counts.set(status, (counts.get(status) ?? 0) + 1);
      const said = `seed ${seed}: ${JSON.stringify(line.slice(0, 300))} answered ${status} ${body.slice(0, 300)}`;
      if (status >= 500) expect.fail(`${said}\n${JSON.stringify(bytes.toString("latin1").slice(0, 2_000))}`);
      if (status >= 200 && status < 400 && key === undefined) {
        expect(new URL(line.split(" ")[1] ?? "", "http://a").pathname, said).toMatch(open);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, sender));
  // Where almost nothing gets through, nothing was tried.
  expect(
    [...counts].reduce((n, [status, of]) => n + (status >= 200 && status < 300 ? of : 0), 0),
  ).toBeGreaterThan(requests / 50);
  expect((await fetch(`${api.url}/readyz`)).status).toBe(200);
  if (process.env.FUZZ_REQUESTS) process.stderr.write(`${JSON.stringify([...counts].sort())}\n`);
}, 300_000);
