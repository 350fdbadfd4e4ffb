/** The settings of every process, each with what it should look like. */
import { resolve } from "node:path";
import { resumeIdSchema, type Stage, stages } from "@leadfit/contracts";
import { parseSettings } from "@leadfit/service";
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

const concurrencyName = (stage: Stage) => `LEADFIT_${stage.toUpperCase()}_CONCURRENCY` as const;
const concurrencies = Object.fromEntries(
  stages.map((stage) => [concurrencyName(stage), wholeNumber(1, 100).optional()]),
);

const settingsSchema = z.object({
  PORT: wholeNumber(0, 65_535).default(8787),
  LEADFIT_HOME: z.string().optional(),
  LEADFIT_API_KEY: z
    .string()
    .regex(/^[\x21-\x7e]{16,200}$/, "must be 16 to 200 printable characters without spaces")
    .optional(),
  DATABASE_URL: postgresUrl.optional(),
  QUEUE_URL: queueUrl.optional(),
  MASTER_RESUME_DOCUMENT_ID: resumeIdSchema.optional(),
  ...concurrencies,
});

export type Settings = {
  port: number;
  /** Absolute path of the data folder. */
  home: string;
  apiKey: string | undefined;
  /** Undefined: the embedded Postgres. */
  databaseUrl: string | undefined;
  /** Undefined: the database. */
  queueUrl: string | undefined;
  masterResumeId: string | undefined;
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
    home: resolve(parsed.LEADFIT_HOME ?? defaultHome),
    apiKey: parsed.LEADFIT_API_KEY,
    databaseUrl: parsed.DATABASE_URL,
    queueUrl: parsed.QUEUE_URL,
    masterResumeId: parsed.MASTER_RESUME_DOCUMENT_ID,
    concurrency: Object.fromEntries(
      stages.flatMap((stage) => {
        const value = numbers[concurrencyName(stage)];
        return typeof value === "number" ? [[stage, value]] : [];
      }),
    ),
  };
}
