/**
 * The law of imports (docs/architecture.md). Tests may reach for the testkit; nothing else may.
 * @type {import('dependency-cruiser').IConfiguration}
 */
const test = "\\.test\\.ts$|^packages/testkit/|^tests/";

/** packages/<name> may import these packages of ours and no other. */
const may = {
  contracts: [],
  service: [],
  posting: ["contracts"],
  resume: ["contracts"],
  rules: ["contracts"],
  stages: ["contracts", "posting", "rules"],
  evaluation: ["contracts", "resume", "stages"],
  pipeline: ["contracts", "service"],
  llm: ["contracts", "service"],
  prompts: ["contracts", "service"],
  db: ["contracts", "service"],
  client: ["contracts"],
  runtime: ["contracts", "db", "llm", "pipeline", "prompts", "service", "stages"],
};

/** A library and the one room that may know it. */
const rooms = {
  bullmq: "^packages/pipeline/",
  "@bull-board/api": "^packages/pipeline/",
  opossum: "^packages/llm/",
  "@prisma/": "^packages/db/",
  hono: "^apps/api/",
  "@hono/": "^apps/api/",
  commander: "^apps/cli/",
  unpdf: "^packages/resume/",
  yauzl: "^packages/resume/",
  react: "^apps/dashboard/",
  "react-dom": "^apps/dashboard/",
  "@base-ui/": "^apps/dashboard/",
  "@tanstack/": "^apps/dashboard/",
  "@visx/": "^apps/dashboard/",
  diff: "^apps/dashboard/",
  "lucide-react": "^apps/dashboard/",
  vite: "^apps/(dashboard|extension)/",
  fflate: "^apps/extension/",
};

export default {
  forbidden: [
    { name: "unresolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "nothing-imports-an-app",
      comment: "apps start; only the CLI may run the API in its own process",
      severity: "error",
      from: { path: "^(apps/([^/]+)|packages/[^/]+)/" },
      to: { path: "^apps/", pathNot: ["^apps/$2/", "^apps/api/src/index\\.ts$"] },
    },
    {
      name: "only-the-cli-imports-the-api",
      severity: "error",
      from: { path: "^(apps|packages)/", pathNot: "^apps/(cli|api)/" },
      to: { path: "^apps/api/" },
    },
    {
      name: "dashboard-imports",
      comment: "the pages talk to the API, and share its schemas; they run in a browser",
      severity: "error",
      from: { path: "^apps/dashboard/", pathNot: test },
      to: { path: "^(packages|apps)/", pathNot: "^(apps/dashboard|packages/(contracts|client))/" },
    },
    {
      name: "testkit-from-tests-only",
      severity: "error",
      from: { path: "^(apps|packages)/", pathNot: test },
      to: { path: "^packages/testkit/" },
    },
    {
      name: "one-entry-a-package",
      severity: "error",
      from: { path: "^(?:apps|packages)/([^/]+)/|^tests/" },
      to: { path: "^packages/[^/]+/src/", pathNot: ["^packages/$1/", "^packages/[^/]+/src/index\\.ts$"] },
    },
    ...Object.entries(may).map(([name, allowed]) => ({
      name: `${name}-imports`,
      severity: "error",
      from: { path: `^packages/${name}/`, pathNot: test },
      to: { path: "^(packages|apps)/", pathNot: `^packages/(${[name, ...allowed].join("|")})/` },
    })),
    {
      name: "extension-imports",
      comment: "it runs in a browser and talks only to the API",
      severity: "error",
      from: { path: "^apps/extension/", pathNot: test },
      to: { path: "^packages/", pathNot: "^packages/(client|contracts)/" },
    },
    ...Object.entries(rooms).map(([library, room]) => ({
      name: `${library}-has-one-room`,
      severity: "error",
      from: { path: "^(apps|packages)/", pathNot: `${room}|${test}` },
      to: { path: `node_modules/${library}${library.endsWith("/") ? "" : "/"}` },
    })),
  ],
  options: {
    exclude: { path: "^apps/dashboard/\\.?dist" },
    doNotFollow: { path: "node_modules|/generated/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default"],
      extensions: [".ts", ".js"],
    },
  },
};
