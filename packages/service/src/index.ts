/** What every process needs and no domain word is said in: settings from the environment, the logger, health. */
export { type HealthServer, startHealthServer } from "./health.ts";
export { createLogger, type Logger } from "./logger.ts";
export { parseSettings, SettingsError } from "./settings.ts";
