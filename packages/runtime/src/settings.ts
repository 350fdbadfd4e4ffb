/** The settings of every process, each with what it should look like. */
import { isIP } from "node:net";
import { resolve } from "node:path";
import { resumeIdSchema, type Stage, stages } from "@leadfit/contracts";
import type { BudgetLimits } from "@leadfit/db";
import { parseSettings } from "@leadfit/service";
import type { ModelPolicy } from "@leadfit/stages";
import { z } from "zod";

const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/, `must be a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine((value) => value >= min && value <= max, `must be a whole number from ${min} to ${max}`);

const postgresUrl = z
  .string()
  .refine(
    (value) => URL.canParse(value) && /^postgres(ql)?:$/.test(new URL(value).protocol),
    "must look like postgres://user:password@host:5432/database",
  );

const days = wholeNumber(1, 36_500);

/** True for the two schemes of Redis. */
export function isRedisUrl(value: string): boolean {
  return URL.canParse(value) && /^rediss?:$/.test(new URL(value).protocol);
}

const queueUrl = z
  .string()
  .refine(
    (value) => isRedisUrl(value) || postgresUrl.safeParse(value).success,
    "must look like redis://host:6379 or postgres://user:password@host:5432/database",
  );

const address = z
  .string()
  .refine((value) => isIP(value) !== 0, "must be an IP address of this machine, or 0.0.0.0 for all of them");

const hostName = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?)(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$|^\[[0-9a-f:.]+\]$/;

const hostNames = z
  .string()
  .transform((value) =>
    value
      .toLowerCase()
      .split(",")
      .map((name) => name.trim()),
  )
  .refine(
    (names) => names.every((name) => hostName.test(name)),
    "must be host names without port, with commas between them, e.g. leadfit.example,10.0.0.5",
  );

const key = z
  .string()
  .regex(/^[\x21-\x7e]{1,300}$/, "must be the key as OpenRouter shows it, without spaces");

const onOff = z.enum(["on", "off"], { error: "must be on or off" }).transform((value) => value === "on");

const usd = z
  .string()
  .regex(/^\d{1,6}(\.\d{1,6})?$/, "must be an amount in USD, e.g. 2.50")
  .transform(Number)
  .refine((value) => value > 0, "must be more than 0");

const concurrencyName = (stage: Stage) => `LEADFIT_${stage.toUpperCase()}_CONCURRENCY` as const;
const concurrencies = Object.fromEntries(
  stages.map((stage) => [concurrencyName(stage), wholeNumber(1, 100).optional()]),
);

const openRouterUrl = "https://openrouter.ai/api/v1";

const settingsSchema = z.object({
  PORT: wholeNumber(0, 65_535).default(8787),
  LEADFIT_HOST: address.default("127.0.0.1"),
  LEADFIT_ALLOWED_HOSTS: hostNames.default([]),
  LEADFIT_WEBHOOK_HOSTS: hostNames.default([]),
  LEADFIT_API_RPM: wholeNumber(1, 999_999).default(6_000),
  LEADFIT_HEALTH_PORT: wholeNumber(1, 65_535).optional(),
  LEADFIT_HOME: z.string().optional(),
  LEADFIT_KEEP_PAGES_DAYS: days.optional(),
  LEADFIT_KEEP_RUN_TEXTS_DAYS: days.default(90),
  LEADFIT_API_KEY: z
    .string()
    .regex(/^[\x21-\x7e]{16,200}$/, "must be 16 to 200 printable characters without spaces")
    .optional(),
  DATABASE_URL: postgresUrl.optional(),
  QUEUE_URL: queueUrl.optional(),
  MASTER_RESUME_DOCUMENT_ID: resumeIdSchema.optional(),
  OPENROUTER_API_KEY: key.optional(),
  OPENROUTER_BASE_URL: z
    .url({ protocol: /^https?$/, error: "must look like https://openrouter.ai/api/v1" })
    .default(openRouterUrl),
  OPENROUTER_DIALECT: z.enum(["openrouter", "openai"], { error: "must be openrouter or openai" }).optional(),
  LEADFIT_ACCOUNT_POLL_SECONDS: wholeNumber(1, 86_400).default(60),
  LEADFIT_MODEL: z.string().max(200).optional(),
  LEADFIT_LLM_RPM: wholeNumber(1, 100_000).optional(),
  LEADFIT_LLM_SLOTS: wholeNumber(1, 10_000).optional(),
  OPENROUTER_MANAGEMENT_KEY: key.optional(),
  LEADFIT_RULES_FIRST: onOff.default(true),
  LEADFIT_ONE_CALL: onOff.default(true),
  LEADFIT_MASK_RESUME: onOff.default(true),
  LEADFIT_FALLBACK: z.enum(["rules", "park"], { error: "must be rules or park" }).default("rules"),
  LEADFIT_REASSESS_DEGRADED: onOff.default(true),
  LEADFIT_BUDGET_JOB_USD: usd.optional(),
  LEADFIT_BUDGET_DAY_USD: usd.optional(),
  LEADFIT_BUDGET_MONTH_USD: usd.optional(),
  LEADFIT_OVER_BUDGET: z.enum(["wait", "rules"], { error: "must be wait or rules" }).default("wait"),
  ...concurrencies,
});

export type ModelSettings = {
  baseUrl: string;
  apiKey: string | null;
  /** Reads the account's balance; may not call models. */
  managementKey: string | null;
  /** Whether the server knows OpenRouter's own fields and its account; undefined: told by its host. */
  openRouter: boolean | undefined;
  /** How often an account without credit, or a refused key, is looked at again. */
  accountPollMs: number;
  /** Replaces the model that the prompts name. */
  model: string | null;
  /** Of all stages and processes together; null: no limit. */
  rpm: number | null;
  slots: number | null;
  policy: ModelPolicy;
  /** What models may cost; null: no limit. `over`: what becomes of a job that would cost more. */
  budget: { limits: BudgetLimits; over: "wait" | "rules" } | null;
  /** What the rules had to finish is given to the model again once that may work. */
  reassessDegraded: boolean;
};

/** How long what is not kept for ever is kept. */
export type Retention = {
  /** Null: pages stay. */
  keepPagesDays: number | null;
  keepRunTextsDays: number;
};

export type Settings = {
  port: number;
  /** The address that the API, and the health of the other apps, listen on. */
  host: string;
  /** Names besides those of loopback that the API answers to; lower case, without port. */
  allowedHosts: string[];
  /** Private hosts that webhooks may go to; as a URL has them. */
  webhookHosts: string[];
  /** Requests a minute that one key may make of one API process. */
  apiRpm: number;
  /** Where a worker or the sweeper tells its health; undefined: nowhere. */
  healthPort: number | undefined;
  /** Absolute path of the data folder. */
  home: string;
  apiKey: string | undefined;
  /** Undefined: the embedded Postgres. */
  databaseUrl: string | undefined;
  /** Undefined: the database. */
  queueUrl: string | undefined;
  masterResumeId: string | undefined;
  retention: Retention;
  /** Null: the rules decide everything. */
  model: ModelSettings | null;
  /** Only those set. */
  concurrency: Partial<Record<Stage, number>>;
};

/** `.leadfit` in this checkout: everything of Leadfit in one folder. */
const defaultHome = resolve(import.meta.dirname, "../../../.leadfit");

/** @throws SettingsError naming every wrong setting and what it should look like */
export function settingsFromEnv(env: NodeJS.ProcessEnv): Settings {
  const parsed = parseSettings(settingsSchema, env);
  const numbers = parsed as Record<string, unknown>;
  return {
    port: parsed.PORT,
    host: parsed.LEADFIT_HOST,
    allowedHosts: parsed.LEADFIT_ALLOWED_HOSTS,
    webhookHosts: parsed.LEADFIT_WEBHOOK_HOSTS,
    apiRpm: parsed.LEADFIT_API_RPM,
    healthPort: parsed.LEADFIT_HEALTH_PORT,
    home: resolve(parsed.LEADFIT_HOME ?? defaultHome),
    apiKey: parsed.LEADFIT_API_KEY,
    databaseUrl: parsed.DATABASE_URL,
    queueUrl: parsed.QUEUE_URL,
    masterResumeId: parsed.MASTER_RESUME_DOCUMENT_ID,
    retention: {
      keepPagesDays: parsed.LEADFIT_KEEP_PAGES_DAYS ?? null,
      keepRunTextsDays: parsed.LEADFIT_KEEP_RUN_TEXTS_DAYS,
    },
    model: modelSettings(parsed),
    concurrency: Object.fromEntries(
      stages.flatMap((stage) => {
        const value = numbers[concurrencyName(stage)];
        return typeof value === "number" ? [[stage, value]] : [];
      }),
    ),
  };
}

/** On with a key, or with a server that is not OpenRouter (Ollama, vLLM, LM Studio), which may need none. */
function modelSettings(parsed: z.infer<typeof settingsSchema>): ModelSettings | null {
  const baseUrl = parsed.OPENROUTER_BASE_URL;
  if (!parsed.OPENROUTER_API_KEY && new URL(baseUrl).host === new URL(openRouterUrl).host) return null;
  return {
    baseUrl,
    apiKey: parsed.OPENROUTER_API_KEY ?? null,
    managementKey: parsed.OPENROUTER_MANAGEMENT_KEY ?? null,
    openRouter: parsed.OPENROUTER_DIALECT && parsed.OPENROUTER_DIALECT === "openrouter",
    accountPollMs: parsed.LEADFIT_ACCOUNT_POLL_SECONDS * 1000,
    model: parsed.LEADFIT_MODEL ?? null,
    rpm: parsed.LEADFIT_LLM_RPM ?? null,
    slots: parsed.LEADFIT_LLM_SLOTS ?? null,
    policy: {
      rulesFirst: parsed.LEADFIT_RULES_FIRST,
      oneCall: parsed.LEADFIT_ONE_CALL,
      maskResume: parsed.LEADFIT_MASK_RESUME,
      fallBack: parsed.LEADFIT_FALLBACK === "rules",
    },
    budget: budgetSettings(parsed),
    reassessDegraded: parsed.LEADFIT_REASSESS_DEGRADED,
  };
}

function budgetSettings(parsed: z.infer<typeof settingsSchema>): ModelSettings["budget"] {
  const limits = {
    jobUsd: parsed.LEADFIT_BUDGET_JOB_USD ?? null,
    dayUsd: parsed.LEADFIT_BUDGET_DAY_USD ?? null,
    monthUsd: parsed.LEADFIT_BUDGET_MONTH_USD ?? null,
  };
  const limited = Object.values(limits).some((limit) => limit !== null);
  return limited ? { limits, over: parsed.LEADFIT_OVER_BUDGET } : null;
}
