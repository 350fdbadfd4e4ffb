/** Whether this Node runs Leadfit: it strips types since 24. */
import { type Finding, fail, ok } from "./finding.ts";

const leastMajor = 24;

export function checkNode(version: string = process.versions.node): Finding {
  if (Number(version.split(".")[0]) >= leastMajor) return ok("node", `Node ${version}`);
  return fail(
    "node",
    `Node ${version}`,
    `Use Node ${leastMajor} or newer: npm start brings one, or run node_modules/.bin/node.`,
  );
}
