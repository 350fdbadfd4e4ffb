/** docker-compose.yml as compose reads it: anchors and merge keys resolved, variables put in. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "@leadfit/testkit";
import { parse } from "yaml";

export type ComposeService = {
  image: string;
  command: string[];
  environment?: Record<string, string | number>;
  ports?: string[];
  restart: string;
  stop_grace_period: string;
  healthcheck: { test: string[] };
  depends_on?: Record<string, { condition: string }>;
  container_name?: string;
};

/** @throws Error where a variable that must be set is not, as compose does */
export function readComposeFile(variables: Record<string, string>): Record<string, ComposeService> {
  const text = readFileSync(join(repositoryRoot, "docker-compose.yml"), "utf8");
  const fill = (value: string): string =>
    value.replaceAll(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, name: string, kind?: string, word = "") => {
      const set = variables[name];
      if (set) return set;
      if (kind === "?") throw new Error(`${name}: ${word}`);
      return word;
    });
  const file = parse(text, (_, value) => (typeof value === "string" ? fill(value) : value), { merge: true });
  return (file as { services: Record<string, ComposeService> }).services;
}
