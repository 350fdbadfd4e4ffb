import { expect, test } from "vitest";
import { settingsFromEnv } from "./settings.ts";

test("an empty environment is a laptop: port 8787, embedded database, a data folder in the checkout", () => {
  const settings = settingsFromEnv({});
  expect(settings).toMatchObject({ port: 8787, databaseUrl: undefined, concurrency: {} });
  expect(settings.home).toMatch(/\.leadfit$/);
});

test.each([
  ["PORT", "eighty"],
  ["PORT", "70000"],
  ["DATABASE_URL", "mysql://localhost/x"],
  ["QUEUE_URL", "nowhere"],
  ["LEADFIT_API_KEY", "short"],
  ["MASTER_RESUME_DOCUMENT_ID", "a resume/with spaces"],
  ["LEADFIT_MATCH_CONCURRENCY", "0"],
])("a wrong %s (%s) is refused by its name and with what it should look like", (name, value) => {
  expect(() => settingsFromEnv({ [name]: value })).toThrow(new RegExp(`^${name}: (must|1 to)`));
});

test("a stage's concurrency reaches that stage only", () => {
  expect(settingsFromEnv({ LEADFIT_TAG_CONCURRENCY: "7" }).concurrency).toEqual({ tag: 7 });
});
