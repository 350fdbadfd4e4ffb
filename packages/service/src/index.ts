/** What every process needs and no domain word is said in: settings from the environment, the logger. */
export { createLogger, type Logger } from "./logger.ts";
export { parseSettings, SettingsError } from "./settings.ts";
