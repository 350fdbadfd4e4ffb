/** Reads settings from the environment through a zod schema, and says of each wrong one what it should look like. */
import type { z } from "zod";

export class SettingsError extends Error {
  override name = "SettingsError";
}

/**
 * An empty variable counts as absent.
 * @throws SettingsError naming every wrong setting
 */
export function parseSettings<S extends z.ZodObject>(schema: S, env: NodeJS.ProcessEnv): z.infer<S> {
  const present = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ""),
  );
  const result = schema.safeParse(present);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new SettingsError(lines.join("\n"));
}
