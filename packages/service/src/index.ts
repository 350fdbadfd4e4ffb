/** What every process needs and no domain word is said in: settings from the environment, the logger, health. */
export { type HealthServer, startHealthServer } from "./health.ts";
export { createLogger, type Logger } from "./logger.ts";
export {
  type CounterMetric,
  createCounter,
  createHistogram,
  type HistogramMetric,
  metricsContentType,
  metricsText,
  type Reading,
} from "./metrics.ts";
export { parseSettings, SettingsError } from "./settings.ts";
