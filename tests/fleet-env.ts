/** What docker-compose.yml tells Node in every process of the fleet, for whoever starts one as it is started there. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "@leadfit/testkit";
import { parse } from "yaml";

const compose = parse(readFileSync(join(repositoryRoot, "docker-compose.yml"), "utf8")) as {
  "x-environment": { NODE_OPTIONS: string };
};

export const fleetEnv = { NODE_OPTIONS: compose["x-environment"].NODE_OPTIONS };
