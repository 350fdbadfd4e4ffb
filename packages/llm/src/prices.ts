/** What models cost: OpenRouter's catalogue, read at most once an hour. What is not known is null, never an error. */
import type { Logger } from "@leadfit/service";
import { z } from "zod";
import type { Api } from "./api.ts";
import type { Clock } from "./clock.ts";

/** USD a token; `cacheRead` null where the model has no price of its own for it. `request`: USD a call. */
export type Price = { prompt: number; completion: number; cacheRead: number | null; request: number };

export type Prices = {
  /** Does not throw. */
  of(model: string): Promise<Price | null>;
};

const freshMs = 3_600_000;
/** After a failure the old prices serve on, and the catalogue is asked again after this long. */
const againMs = 60_000;
const timeoutMs = 10_000;
/** Some hundred models at a few kilobytes each. */
const catalogueBytes = 16 * 1024 * 1024;

/** Decimal strings; the router's own "models" cost -1, which is to say that nobody knows. */
const usd = z
  .union([z.string().regex(/\d/), z.number()])
  .transform(Number)
  .pipe(z.number().nonnegative());
const overrides = z
  .array(z.object({ prompt: usd.optional().catch(undefined), completion: usd.optional().catch(undefined) }))
  .catch([]);
const modelSchema = z.object({
  id: z.string(),
  canonical_slug: z.string().nullish().catch(null),
  pricing: z.object({
    prompt: usd,
    completion: usd,
    input_cache_read: usd.nullish().catch(null),
    request: usd.catch(0),
    overrides,
  }),
});
const catalogueSchema = z.object({ data: z.array(z.unknown()) });

export function createPrices(api: Api, clock: Clock, log: Logger): Prices {
  let table = new Map<string, Price>();
  let readAgainAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | null = null;

  const read = async (): Promise<void> => {
    try {
      const call = { path: "/models", maxBytes: catalogueBytes };
      const { status, text } = await api.request(call, AbortSignal.timeout(timeoutMs));
      if (status !== 200) throw new Error(`status ${status}`);
      table = tableOf(catalogueSchema.parse(JSON.parse(text ?? "")).data);
      readAgainAt = clock.now() + freshMs;
    } catch (error) {
      log.warn({ error: error instanceof Error ? error.name : "error" }, "prices not read");
      readAgainAt = clock.now() + againMs;
    }
  };

  return {
    async of(model) {
      if (!api.openRouter) return null;
      if (clock.now() >= readAgainAt) {
        reading ??= read().finally(() => {
          reading = null;
        });
        // Old prices will do while new ones are on their way.
        if (table.size === 0) await reading;
      }
      // ":nitro", ":floor" and the like pick an endpoint of the same model.
      return table.get(model) ?? table.get(model.replace(/:[^:/]*$/, "")) ?? null;
    },
  };
}

function tableOf(models: unknown[]): Map<string, Price> {
  const table = new Map<string, Price>();
  for (const entry of models) {
    const model = modelSchema.safeParse(entry);
    if (!model.success) continue;
    const { id, canonical_slug: slug, pricing } = model.data;
    // Long prompts and busy hours may cost more: the dearest counts.
    const dearest = (kind: "prompt" | "completion") =>
      Math.max(pricing[kind], ...pricing.overrides.map((override) => override[kind] ?? 0));
    const price: Price = {
      prompt: dearest("prompt"),
      completion: dearest("completion"),
      cacheRead: pricing.input_cache_read ?? null,
      request: pricing.request,
    };
    if (slug && !table.has(slug)) table.set(slug, price);
    table.set(id, price);
  }
  return table;
}
