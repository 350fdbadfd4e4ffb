/** What a system is made of, for whoever shows it: no secret and no address among it. */
import type { Operations } from "@leadfit/contracts";
import { isRedisUrl, type Settings } from "./settings.ts";
import { leadfitVersion } from "./version.ts";

export type SystemFacts = Pick<Operations, "engine" | "limiter"> & {
  version: string;
  queueBackend: Operations["queue_backend"];
  /** USD; null: no limit. */
  budget: { dayUsd: number | null; monthUsd: number | null };
};

export function describeSystem({ model, queueUrl }: Settings): SystemFacts {
  return {
    version: leadfitVersion,
    engine: model ? "model" : "rules",
    queueBackend: queueUrl !== undefined && isRedisUrl(queueUrl) ? "redis" : "postgres",
    limiter: model && { rpm: model.rpm, slots: model.slots },
    budget: {
      dayUsd: model?.budget?.limits.dayUsd ?? null,
      monthUsd: model?.budget?.limits.monthUsd ?? null,
    },
  };
}
