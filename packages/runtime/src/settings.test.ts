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
  ["LEADFIT_HOST", "everywhere"],
  ["LEADFIT_ALLOWED_HOSTS", "leadfit.example:8787"],
  ["LEADFIT_ALLOWED_HOSTS", "a.example,,b.example"],
  ["LEADFIT_ALLOWED_HOSTS", "*"],
  ["LEADFIT_HEALTH_PORT", "0"],
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

test("the API listens on loopback and answers to no other name unless told to", () => {
  expect(settingsFromEnv({})).toMatchObject({ host: "127.0.0.1", allowedHosts: [], healthPort: undefined });
  const told = settingsFromEnv({
    LEADFIT_HOST: "0.0.0.0",
    LEADFIT_ALLOWED_HOSTS: "Leadfit.example, [fd00::5]",
  });
  expect(told).toMatchObject({ host: "0.0.0.0", allowedHosts: ["leadfit.example", "[fd00::5]"] });
});
